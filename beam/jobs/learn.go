package jobs

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/transforms/stats"
	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/learn"
)

func init() {
	register.DoFn5x0[context.Context, Piece, func(string, []byte), func(string), func(string)](&readingFn{})
	register.Emitter2[string, []byte]()
	register.Function2x1(mergeLines)
	register.DoFn3x0[string, []byte, func(string, []byte)](&enoughFn{})
	register.DoFn4x0[string, func(*int) bool, func(*[]byte) bool, func([]byte)](&siteFn{})
	register.Iter1[int]()
	register.Iter1[[]byte]()
	register.Emitter1[[]byte]()
	register.DoFn3x1[context.Context, int, func(*[]byte) bool, error](&packFn{})
}

// Learn finds the lines that repeat across the documents of a site in the files
// that globs name, and writes a pack, without what only merging needs. Counts are
// exact. What is bad goes to files that begin with output.
func Learn(s beam.Scope, globs []string, o Options, guard learn.Guard, output string) {
	pieces, bad := read(s, globs)
	lines, sites, alsoBad := beam.ParDo3(s, &readingFn{Options: o}, pieces)
	counted := beam.CombinePerKey(s, mergeLines, lines)
	enough := beam.ParDo(s, &enoughFn{guard.MinDocs}, counted)
	bySite := beam.CoGroupByKey(s, stats.Count(s, sites), enough)
	parts := beam.ParDo(s, &siteFn{guard}, bySite)
	beam.ParDo0(s, &packFn{guard, output}, beam.GroupByKey(s, beam.AddFixedKey(s, parts)))
	write(s, output+"-bad", 1, beam.Flatten(s, bad, alsoBad))
}

// readingFn emits the lines of each document, by site and key, and its site.
type readingFn struct {
	Options Options
	metrics metrics
}

func (fn *readingFn) Setup() { fn.metrics = newMetrics() }

func (fn *readingFn) ProcessElement(ctx context.Context, p Piece, emit func(string, []byte), site, bad func(string)) {
	fail := func(why string) {
		fn.metrics.failures.Inc(ctx, 1)
		bad(why)
	}
	take := func(t *text) {
		fn.metrics.documents.Inc(ctx, 1)
		var r extract.Reading
		if t.isPage {
			if r = extract.ReadPage(t.src); t.at.URL == "" {
				t.at.URL = r.URL
			}
		} else {
			r = extract.ReadText(t.src)
		}
		name := t.at.SiteName()
		site(name)
		for l := range learn.Lines(t.name, r) {
			emit(fmt.Sprintf("%016x%s", uint64(l.Key), name), encodeLine(nil, &l))
		}
	}
	if p.Record {
		t, err := p.record(fn.Options)
		if err != nil {
			fail(p.badRecord(err))
			return
		}
		take(t)
		return
	}
	p.eachLine(fn.Options, func(t *text) string {
		take(t)
		return t.src
	}, fail)
}

// keyLen is the length of a line's key, which stands before its site.
const keyLen = 16

// mergeLines adds up the counts of a line.
func mergeLines(a, b []byte) []byte {
	x, y := decodeLine(a), decodeLine(b)
	x.Join(y)
	return encodeLine(nil, &x)
}

// enoughFn leaves out lines of too few documents, before they go to their sites.
type enoughFn struct{ MinDocs int }

func (fn *enoughFn) ProcessElement(key string, line []byte, emit func(string, []byte)) {
	if l := decodeLine(line); l.Docs >= fn.MinDocs {
		emit(key[keyLen:], line)
	}
}

// siteFn makes the part of a site, as JSON.
type siteFn struct{ Guard learn.Guard }

func (fn *siteFn) ProcessElement(name string, docs func(*int) bool, lines func(*[]byte) bool, emit func([]byte)) {
	site := learn.Site{Name: name}
	for n := 0; docs(&n); {
		site.Docs += n
	}
	for line := []byte(nil); lines(&line); {
		if l := decodeLine(line); fn.Guard.Lets(&l, site.Docs) {
			site.Lines = append(site.Lines, &l)
		}
	}
	if len(site.Lines) == 0 {
		return
	}
	part, err := json.Marshal(site)
	if err != nil {
		panic(err) // strings and numbers
	}
	emit(part)
}

// packFn writes the pack: it has a few lines for each site, and is written by one
// worker.
type packFn struct {
	Guard learn.Guard
	Path  string
}

func (fn *packFn) ProcessElement(ctx context.Context, _ int, parts func(*[]byte) bool) error {
	var sites []learn.Site
	for part := []byte(nil); parts(&part); {
		var s learn.Site
		if err := json.Unmarshal(part, &s); err != nil {
			return err
		}
		sites = append(sites, s)
	}
	return writeFile(ctx, fn.Path, func(out *bufio.Writer) error { return learn.NewPack(fn.Guard, sites).Write(out) })
}
