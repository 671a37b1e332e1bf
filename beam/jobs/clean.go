package jobs

import (
	"bytes"
	"context"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/pare-text/pare/extract"
)

func init() {
	register.DoFn4x0[context.Context, Piece, func(string), func(string)](&cleanFn{})
}

// Clean cleans the documents in the files that globs name, and writes them, and
// what is bad, to files that begin with output: see [write].
func Clean(s beam.Scope, globs []string, o Options, output string, shards int) {
	pieces, bad := read(s, globs)
	clean, alsoBad := beam.ParDo2(s, &cleanFn{cleaning: cleaning{Options: o}}, pieces)
	write(s, output, shards, clean)
	write(s, output+"-bad", 1, beam.Flatten(s, bad, alsoBad))
}

// A cleaning cleans the documents of pieces. It counts what becomes of them.
type cleaning struct {
	Options  Options
	cleaners *cleaners
	metrics  metrics
}

func (c *cleaning) Setup(ctx context.Context) (err error) {
	c.metrics = newMetrics()
	c.cleaners, err = newCleaners(ctx, c.Options)
	return err
}

// document cleans a text.
func (c *cleaning) document(ctx context.Context, t *text) *extract.Document {
	doc := c.cleaners.clean(t)
	c.metrics.count(ctx, doc)
	return doc
}

// lines returns the lines of output of a piece, each with what was cleaned.
func (c *cleaning) lines(ctx context.Context, p *Piece, bad func(string)) (lines []string, of []*text, docs []*extract.Document) {
	fail := func(why string) {
		c.metrics.failures.Inc(ctx, 1)
		bad(why)
	}
	if p.Record {
		t, err := p.record(c.Options)
		if err != nil {
			fail(p.badRecord(err))
			return nil, nil, nil
		}
		doc := c.document(ctx, t)
		doc.Meta.URL = p.URI
		var out bytes.Buffer
		from := "text"
		if t.isPage {
			from = "html"
		}
		if err := doc.WriteJSON(&out, extract.JSON{Path: p.File, From: from, Blocks: c.Options.Blocks}); err != nil {
			fail(p.badRecord(err))
			return nil, nil, nil
		}
		return []string{string(bytes.TrimSuffix(out.Bytes(), []byte("\n")))}, []*text{t}, []*extract.Document{doc}
	}
	out := p.eachLine(c.Options, func(t *text) string {
		doc := c.document(ctx, t)
		of, docs = append(of, t), append(docs, doc)
		return doc.Text()
	}, fail)
	for line := range bytes.Lines(out) {
		if line = bytes.TrimRight(line, "\r\n"); len(bytes.TrimSpace(line)) > 0 { // a blank line is no document
			lines = append(lines, string(line))
		}
	}
	return lines, of, docs
}

// cleanFn cleans pieces.
type cleanFn struct{ cleaning }

func (fn *cleanFn) ProcessElement(ctx context.Context, p Piece, emit, bad func(string)) {
	lines, _, _ := fn.lines(ctx, &p, bad)
	for _, line := range lines {
		emit(line)
	}
}

// metrics count what becomes of documents.
type metrics struct {
	documents, failures, kept beam.Counter
	dropped                   map[extract.Category]beam.Counter // blocks
}

func newMetrics() metrics {
	m := metrics{
		documents: beam.NewCounter("pare", "documents"), failures: beam.NewCounter("pare", "failures"),
		kept: beam.NewCounter("pare", "kept"), dropped: map[extract.Category]beam.Counter{},
	}
	for _, c := range extract.Categories() {
		m.dropped[c] = beam.NewCounter("pare", "dropped "+c.String())
	}
	return m
}

func (m *metrics) count(ctx context.Context, doc *extract.Document) {
	m.documents.Inc(ctx, 1)
	for i := range doc.Blocks {
		if v := &doc.Blocks[i].Verdict; v.Keep {
			m.kept.Inc(ctx, 1)
		} else {
			m.dropped[v.Category].Inc(ctx, 1)
		}
	}
}
