package jobs

import (
	"bufio"
	"context"
	"encoding/binary"
	"encoding/json"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/transforms/stats"
	"github.com/pare-text/pare/internal/texts"
	"github.com/pare-text/pare/learn"
)

func init() {
	register.DoFn5x0[context.Context, Piece, func([]byte, learn.Line), func(string), func([]byte)](&readingFn{})
	register.Emitter2[[]byte, learn.Line]()
	register.Emitter1[string]()
	register.Function2x1(joinLines)
	register.DoFn3x0[[]byte, learn.Line, func(string, learn.Line)](&enoughFn{})
	register.Emitter2[string, learn.Line]()
	register.DoFn4x0[string, func(*int) bool, func(*learn.Line) bool, func([]byte)](&siteFn{})
	register.Iter1[int]()
	register.Iter1[learn.Line]()
	register.DoFn3x1[context.Context, int, func(*[]byte) bool, error](&packFn{})
}

// Learn finds the lines that repeat across the documents of a site in the files
// that globs name, and writes a pack, without what only merging needs. Counts are
// exact. What is bad goes to a file that begins with output.
func Learn(s beam.Scope, globs []string, o Options, guard learn.Threshold, output string) {
	pieces, bad := read(s, globs, output)
	lines, sites, alsoBad := beam.ParDo3(s, &readingFn{Options: o}, pieces)
	counted := beam.CombinePerKey(s, joinLines, lines)
	enough := beam.ParDo(s, &enoughFn{guard.MinDocs}, counted)
	bySite := beam.CoGroupByKey(s, stats.Count(s, sites), enough)
	parts := beam.ParDo(s, &firstFn{}, beam.ParDo(s, &siteFn{guard}, bySite))
	none := beam.ParDo(s, &emptyFn{1}, beam.Impulse(s)) // a pack is written whatever is learned
	beam.ParDo0(s, &packFn{guard, output}, beam.GroupByKey(s, beam.Flatten(s, parts, none)))
	writeOne(s, output+"-bad", bad, alsoBad)
}

// readingFn emits the lines of each document, by key and site, and its site.
type readingFn struct {
	Options Options
	reader  *texts.Reader
	metrics metrics
}

func (fn *readingFn) Setup() { fn.reader, fn.metrics = fn.Options.reader(), newMetrics() }

func (fn *readingFn) ProcessElement(ctx context.Context, p Piece, emit func([]byte, learn.Line), site func(string), bad func([]byte)) {
	take := func(t texts.Text) {
		fn.metrics.documents.Inc(ctx, 1)
		var r learn.Reading
		if t.Page {
			if r = learn.ReadPage(t.Src); t.URL == "" {
				t.URL = r.URL
			}
		} else {
			r = learn.ReadText(t.Src)
		}
		name := strings.ToValidUTF8(t.SiteName(), "\ufffd")
		site(name)
		for l := range learn.Lines(t.Name, r) {
			l.Text = strings.Clone(l.Text) // not the document around it, while the line waits for others
			emit(append(binary.BigEndian.AppendUint64(make([]byte, 0, keyLen+len(name)), uint64(l.Key)), name...), l)
		}
	}
	fail := failing{ctx, p.File, fn.metrics.failures, bad}
	if !p.Record {
		fn.reader.Lines(p.chunk(), p.File, p.place(), take, fail.lines(&p))
		return
	}
	t, err := p.text(fn.reader)
	if err != nil {
		fail.say(p.Where, err, nil)
		return
	}
	take(t)
}

// keyLen is the length of a line's key, which stands before its site.
const keyLen = 8

// joinLines adds up the counts of a line.
func joinLines(a, b learn.Line) learn.Line {
	a.Join(b)
	return a
}

// enoughFn leaves out lines of too few documents, before they go to their sites.
type enoughFn struct{ MinDocs int }

func (fn *enoughFn) ProcessElement(key []byte, l learn.Line, emit func(string, learn.Line)) {
	if l.Docs >= fn.MinDocs {
		emit(string(key[keyLen:]), l)
	}
}

// siteFn makes the part of a site, as JSON.
type siteFn struct{ Guard learn.Threshold }

func (fn *siteFn) ProcessElement(name string, docs func(*int) bool, lines func(*learn.Line) bool, emit func([]byte)) {
	site := learn.Site{Name: name}
	for n := 0; docs(&n); {
		site.Docs += n
	}
	for l := (learn.Line{}); lines(&l); {
		if fn.Guard.Lets(&l, site.Docs) {
			let := l
			site.Lines = append(site.Lines, &let)
		}
	}
	if len(site.Lines) > 0 {
		emit(asLine(site))
	}
}

// packFn writes the pack: it has a few lines for each site, and is written by one
// worker.
type packFn struct {
	Guard learn.Threshold
	Path  string
}

func (fn *packFn) ProcessElement(ctx context.Context, _ int, parts func(*[]byte) bool) error {
	var sites []learn.Site
	for part := []byte(nil); parts(&part); {
		if len(part) == 0 {
			continue // the one that is always there
		}
		var s learn.Site
		if err := json.Unmarshal(part, &s); err != nil {
			return err
		}
		sites = append(sites, s)
	}
	return writeFile(ctx, fn.Path, func(out *bufio.Writer) error { return learn.NewPack(fn.Guard, sites).Write(out) })
}
