package jobs

import (
	"bytes"
	"context"
	"fmt"
	"hash/fnv"
	"strconv"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/format"
	"github.com/pare-text/pare/internal/jsonl"
	"github.com/pare-text/pare/internal/texts"
	"github.com/pare-text/pare/internal/warc"
	"github.com/pare-text/pare/learn"
)

func init() {
	register.DoFn4x0[context.Context, Piece, func(int, []byte), func([]byte)](&cleanFn{})
	register.Emitter2[int, []byte]()
}

// Clean cleans the documents in the files that globs name, and writes them, and
// what is bad, to files that begin with output: see [write].
func Clean(s beam.Scope, globs []string, o Options, output string, shards int) {
	pieces, bad := read(s, globs, output)
	clean, alsoBad := beam.ParDo2(s, &cleanFn{cleaning: cleaning{Options: o}, Shards: shards}, pieces)
	write(s, output, shards, clean)
	writeOne(s, output+"-bad", bad, alsoBad)
}

// A cleaning cleans the documents of pieces. It counts what becomes of them.
type cleaning struct {
	Options  Options
	reader   *texts.Reader
	cleaners *cleaners
	metrics  metrics
}

func (c *cleaning) Setup(ctx context.Context) (err error) {
	c.metrics = newMetrics()
	c.reader = c.Options.reader()
	c.cleaners, err = newCleaners(ctx, c.Options)
	return err
}

// byteOrderMark may stand at the head of a file, and nowhere else.
var byteOrderMark = []byte("\xef\xbb\xbf")

// lines returns the lines of output of a piece, and hands over each document.
func (c *cleaning) lines(ctx context.Context, p *Piece, take func(texts.Text, *extract.Document), bad func([]byte)) []byte {
	var t tally
	defer func() { c.metrics.count(ctx, &t) }()
	clean := func(of texts.Text) *extract.Document {
		doc := c.cleaners.clean(of)
		t.add(doc)
		take(of, doc)
		return doc
	}
	fail := failing{ctx, p.File, c.metrics.failures, bad}
	if p.Record {
		of, err := p.text(c.reader)
		if err != nil {
			fail.say(p.Where, err, nil)
			return nil
		}
		doc := clean(of)
		doc.Meta.URL = p.URI
		var out bytes.Buffer
		_ = doc.WriteJSON(&out, extract.JSON{Path: p.File, From: format.OfText(of.Page).Name, Blocks: c.Options.Blocks}) // memory takes all
		return out.Bytes()
	}
	become := func(_ jsonl.Row, of texts.Text) string { return clean(of).Text() }
	out := c.reader.Rewriter(p.File, p.place(), become, fail.lines(p)).Rewrite(nil, p.chunk())
	if p.Where == 1 {
		out = bytes.TrimPrefix(out, byteOrderMark)
	}
	if len(out) > 0 && out[len(out)-1] != '\n' { // the last line of the file, which others will follow
		out = append(out, '\n')
	}
	return out
}

// text returns what a piece holds that is a record.
func (p *Piece) text(r *texts.Reader) (texts.Text, error) {
	t, err := r.Record(&warc.Record{Offset: p.Where, URI: p.URI, ContentType: p.Type, Charset: p.Charset, Body: p.Body}, p.place())
	if err != nil {
		err = fmt.Errorf("%s: %w", p.URI, err)
	}
	return t, err
}

// chunk returns a piece of JSON lines.
func (p *Piece) chunk() jsonl.Chunk { return jsonl.Chunk{Line: int(p.Where), Data: p.Body} }

func (p *Piece) place() learn.Place { return learn.Place{File: p.File} }

// cleanFn cleans pieces.
type cleanFn struct {
	cleaning
	Shards int
}

func (fn *cleanFn) ProcessElement(ctx context.Context, p Piece, emit func(int, []byte), bad func([]byte)) {
	lines := fn.lines(ctx, &p, func(texts.Text, *extract.Document) {}, bad)
	if len(lines) > 0 {
		emit(shardOf(p.File, p.Where, fn.Shards), lines)
	}
}

// shardOf returns the shard of what stands in a file: the same whenever a part of
// the job is done again.
func shardOf(file string, where int64, shards int) int {
	h := fnv.New32a()
	h.Write(strconv.AppendInt([]byte(file+"\x00"), where, 10)) //nolint:errcheck // never fails
	return int(h.Sum32() % uint32(shards))
}
