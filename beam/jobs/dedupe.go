package jobs

import (
	"bytes"
	"cmp"
	"context"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/pare-text/pare/dedupe"
	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/texts"
)

func init() {
	register.DoFn5x0[context.Context, Piece, func(string, []byte), func(int64, printed), func([]byte)](&printFn{})
	register.Emitter2[string, []byte]()
	register.Emitter2[int64, printed]()
	register.DoFn3x0[int64, func(*printed) bool, func(string, folded)](&bucketFn{})
	register.Emitter2[string, folded]()
	register.Iter1[printed]()
	register.Iter1[folded]()
	register.DoFn6x0[context.Context, string, func(*[]byte) bool, func(*folded) bool, func(int, []byte), func([]byte)](&decideFn{})
}

// Kinds are the kinds of duplicates by their names.
var Kinds = map[string]dedupe.Kind{"exact": dedupe.Exact, "near": dedupe.Near}

// Dedupe cleans the documents in the files that globs name and writes those that
// are like no other, or go before all that they are like: see package dedupe.
// What is left out goes to another file that begins with output, each with the
// document that it is like.
func Dedupe(s beam.Scope, globs []string, o Options, kind dedupe.Kind, output string, shards int) {
	pieces, bad := read(s, globs, output)
	rows, buckets, alsoBad := beam.ParDo3(s, &printFn{cleaning: cleaning{Options: o}, Kind: kind}, pieces)
	folds := beam.ParDo(s, &bucketFn{}, beam.GroupByKey(s, buckets))
	left, out := beam.ParDo2(s, &decideFn{Shards: shards}, beam.CoGroupByKey(s, rows, folds))
	write(s, output, shards, left)
	writeOne(s, output+"-folded", out)
	writeOne(s, output+"-bad", bad, alsoBad)
}

// A docName names a document by its file and its place there: see [Piece].
type docName struct {
	file  string
	where int64
}

// before orders documents by what is left of them, then as they stand in their
// files: the same in all buckets, so that of copies one stays.
func (p *printed) before(q *printed) int {
	return cmp.Or(p.Compare(&q.Print), cmp.Compare(p.file, q.file), cmp.Compare(p.where, q.where))
}

// A printed document is what a bucket holds of it.
type printed struct {
	docName
	dedupe.Print
}

// A folded document is what a bucket says of one that is like another.
type folded struct {
	like        printed
	resemblance float64
}

// printFn cleans documents. It emits what is to be written of each by its name,
// and its print by each of its buckets.
type printFn struct {
	cleaning
	Kind dedupe.Kind
}

func (fn *printFn) ProcessElement(ctx context.Context, p Piece, row func(string, []byte), bucket func(int64, printed), bad func([]byte)) {
	if p.Record {
		fn.document(ctx, &p, row, bucket, bad)
		return
	}
	one := p
	for line := range bytes.Lines(p.Body) {
		one.Body = line
		fn.document(ctx, &one, row, bucket, bad)
		one.Where++
	}
}

func (fn *printFn) document(ctx context.Context, p *Piece, row func(string, []byte), bucket func(int64, printed), bad func([]byte)) {
	name := docName{p.File, p.Where}
	out := fn.lines(ctx, p, func(t texts.Text, doc *extract.Document) {
		one := printed{name, dedupe.Of(doc, fn.Kind, t.Tie)}
		for _, key := range one.Buckets() {
			bucket(int64(key), one)
		}
	}, bad)
	if len(out) > 0 {
		row(name.key(), out)
	}
}

// bucketFn finds what is folded of the documents of a bucket. It holds all of
// them, 400 bytes each: the groups of the SDK are read once.
type bucketFn struct{}

func (*bucketFn) ProcessElement(_ int64, docs func(*printed) bool, emit func(string, folded)) {
	var all []printed
	for p := (printed{}); docs(&p); {
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b printed) int { return a.before(&b) })
	prints := make([]*dedupe.Print, len(all))
	for i := range all {
		prints[i] = &all[i].Print
	}
	for _, f := range dedupe.FoldBucket(prints) {
		emit(all[f.Doc].key(), folded{all[f.Like], f.Resemblance})
	}
}

// decideFn parts the documents that stay from those that are folded.
type decideFn struct {
	Shards  int
	metrics metrics
}

func (fn *decideFn) Setup() { fn.metrics = newMetrics() }

func (fn *decideFn) ProcessElement(ctx context.Context, key string, rows func(*[]byte) bool, folds func(*folded) bool, left func(int, []byte), out func([]byte)) {
	var like *folded
	for f := (folded{}); folds(&f); {
		if like == nil || f.like.before(&like.like) < 0 {
			of := f
			like = &of
		}
	}
	name := docNameOf(key)
	for row := []byte(nil); rows(&row); {
		if like == nil {
			left(shardOf(name.file, name.where, fn.Shards), row)
			continue
		}
		fn.metrics.folded.Inc(ctx, 1)
		out(asLine(map[string]any{"doc": name.String(), "like": like.like.docName.String(), "resemblance": like.resemblance}))
	}
}
