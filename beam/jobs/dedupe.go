package jobs

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/pare-text/pare/dedupe"
)

func init() {
	register.DoFn5x0[context.Context, Piece, func(string, string), func(uint64, []byte), func(string)](&printFn{})
	register.Emitter2[string, string]()
	register.Emitter2[uint64, []byte]()
	register.DoFn3x1[uint64, func(*[]byte) bool, func(string, []byte), error](&bucketFn{})
	register.DoFn5x1[string, func(*string) bool, func(*[]byte) bool, func(string), func(string), error](&decideFn{})
}

// Kinds are the kinds of duplicates by their names.
var Kinds = map[string]dedupe.Kind{"exact": dedupe.Exact, "near": dedupe.Near}

// Dedupe cleans the documents in the files that globs name and writes those that
// are like no other, or go before all that they are like: see package dedupe.
// What is left out goes to other files that begin with output, each with the
// document that it is like.
func Dedupe(s beam.Scope, globs []string, o Options, kind dedupe.Kind, output string, shards int) {
	pieces, bad := read(s, globs)
	rows, buckets, alsoBad := beam.ParDo3(s, &printFn{cleaning: cleaning{Options: o}, Kind: kind}, pieces)
	folds := beam.ParDo(s, &bucketFn{}, beam.GroupByKey(s, buckets))
	left, folded := beam.ParDo2(s, &decideFn{}, beam.CoGroupByKey(s, rows, folds))
	write(s, output, shards, left)
	write(s, output+"-folded", 1, folded)
	write(s, output+"-bad", 1, beam.Flatten(s, bad, alsoBad))
}

// A printed document is what a bucket holds of it.
type printed struct {
	Doc   string
	Print dedupe.Print
}

// A folded document is what a bucket says of one that is like another.
type folded struct {
	Like        printed
	Resemblance float64
}

// printFn cleans documents. It emits what is to be written of each by its name,
// and its print by each of its buckets.
type printFn struct {
	cleaning
	Kind dedupe.Kind
}

func (fn *printFn) ProcessElement(ctx context.Context, p Piece, row func(string, string), bucket func(uint64, []byte), bad func(string)) {
	lines, texts, docs := fn.lines(ctx, &p, bad)
	for i, line := range lines {
		doc := printed{fmt.Sprintf("%s:%d", p.File, texts[i].where), dedupe.Of(docs[i], fn.Kind, texts[i].tie)}
		row(doc.Doc, line)
		for _, key := range doc.Print.Buckets() {
			bucket(key, encode(doc))
		}
	}
}

// bucketFn finds what is folded of the documents of a bucket.
type bucketFn struct{}

func (fn *bucketFn) ProcessElement(_ uint64, docs func(*[]byte) bool, emit func(string, []byte)) error {
	var all []printed
	for doc := []byte(nil); docs(&doc); {
		var p printed
		if err := json.Unmarshal(doc, &p); err != nil {
			return err
		}
		all = append(all, p)
	}
	prints := make([]*dedupe.Print, len(all))
	for i := range all {
		prints[i] = &all[i].Print
	}
	for _, f := range dedupe.FoldBucket(prints) {
		emit(all[f.Doc].Doc, encode(folded{all[f.Like], f.Resemblance}))
	}
	return nil
}

// decideFn parts the documents that stay from those that are folded.
type decideFn struct{}

func (fn *decideFn) ProcessElement(doc string, rows func(*string) bool, folds func(*[]byte) bool, left, out func(string)) error {
	var like *folded
	for fold := []byte(nil); folds(&fold); {
		var f folded
		if err := json.Unmarshal(fold, &f); err != nil {
			return err
		}
		if like == nil || f.Like.Print.Compare(&like.Like.Print) < 0 {
			like = &f
		}
	}
	for row := ""; rows(&row); {
		if like == nil {
			left(row)
			continue
		}
		out(string(encode(map[string]any{"doc": doc, "like": like.Like.Doc, "resemblance": like.Resemblance})))
	}
	return nil
}

func encode(v any) []byte {
	out, err := json.Marshal(v)
	if err != nil {
		panic(err) // strings and numbers
	}
	return out
}
