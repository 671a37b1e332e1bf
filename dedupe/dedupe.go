// Package dedupe finds documents that say the same, by what was kept of them.
//
// Each document has a [Print]. Whether one is folded does not depend on the
// order in which they come, nor on more than the documents like it: it is folded
// if there is one before it in rank ([Print.Compare]) that has the same words or,
// with [Near], resembles it. So it may be found out on many machines, bucket by
// bucket: see [Print.Buckets] and [FoldBucket].
package dedupe

import (
	"cmp"
	"math"
	"slices"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/mix"
)

// A Kind says how alike documents must be.
type Kind uint8

// The kinds. Exact documents have the same words in the same order; case,
// punctuation and spaces do not count. Near ones resemble each other by at least
// [Threshold].
const (
	Exact Kind = iota + 1
	Near
)

// Threshold is the resemblance from which documents are near duplicates: the
// share of their passages of shingle words that both have, of all that either
// has (Broder, On the resemblance and containment of documents, 1997). It is
// estimated by hashes hashes, with a standard error of .035.
const Threshold = .8

const (
	shingle = 5 // words
	// bands × rows hashes: documents that resemble each other by s share a bucket
	// with a chance of 1-(1-s^rows)^bands, .95 at .8 and .9999 at .9 (Leskovec,
	// Rajaraman and Ullman, Mining of Massive Datasets, 3.4).
	bands, rows = 16, 8
	hashes      = bands * rows
	// fewWords are too few to tell by passages what a document resembles.
	fewWords = 30
	// mostCompared is how many documents of a bucket, the first in rank, the
	// others are compared with: a bucket of ten thousand must not take a hundred
	// million comparisons.
	mostCompared = 64
)

// A Print is what is remembered of a document: 32 bytes, and 256 more for Near.
type Print struct {
	Words int32     // that were kept
	Exact [2]uint64 // hash of all of them
	// Tie tells documents with the same words apart, by their name or whole
	// content: the lesser goes first.
	Tie uint64
	// Min are the least of the passages' hashes in as many orders, 16 bits of
	// each (b-bit minwise hashing, Li and König 2010); nil of a short document or
	// for [Exact].
	Min *Minima
}

// Minima are hashes of a document's passages: see [Print].
type Minima [hashes]uint16

// Of returns the print of a document.
func Of(doc *extract.Document, kind Kind, tie uint64) Print {
	p := Print{Tie: tie, Exact: [2]uint64{14695981039346656037, 0x9e3779b97f4a7c15}}
	var last [shingle]uint32
	var passages []uint64
	doc.KeptWords(func(word uint32) bool {
		if word == 0 {
			return true // where a paragraph ends does not count
		}
		p.Words++
		p.Exact[0] = (p.Exact[0] ^ uint64(word)) * 1099511628211
		p.Exact[1] = mix.Bits(p.Exact[1] + uint64(word))
		if kind == Near {
			copy(last[:], last[1:])
			last[shingle-1] = word
			if p.Words >= shingle {
				h := uint64(0)
				for _, w := range last {
					h = mix.Bits(h + uint64(w))
				}
				passages = append(passages, h)
			}
		}
		return true
	})
	if kind == Near && p.Words >= fewWords {
		p.Min = minima(passages)
	}
	return p
}

// minima returns the least hash of the passages in each of many orders.
func minima(passages []uint64) *Minima {
	var least [hashes]uint64
	for k := range least {
		least[k] = math.MaxUint64
	}
	for _, h := range passages {
		for k := range least {
			least[k] = min(least[k], (h^orders[k])*0x9e3779b97f4a7c15)
		}
	}
	out := new(Minima)
	for k := range least {
		out[k] = uint16(mix.Bits(least[k]))
	}
	return out
}

// orders make an order of passages of one hash each.
var orders = func() (all [hashes]uint64) {
	for k := range all {
		all[k] = mix.Bits(uint64(k+1) * 0x9e3779b97f4a7c15)
	}
	return all
}()

// Compare puts the document of which most is left first, and then goes by what
// it says and by Tie.
func (p *Print) Compare(q *Print) int {
	return cmp.Or(cmp.Compare(q.Words, p.Words), cmp.Compare(p.Exact[0], q.Exact[0]), cmp.Compare(p.Exact[1], q.Exact[1]), cmp.Compare(p.Tie, q.Tie))
}

// Resemblance estimates how much of two documents is the same, from 0 to 1. It
// is 1 only for those with the same words.
func (p *Print) Resemblance(q *Print) float64 {
	if p.Exact == q.Exact && p.Words == q.Words {
		return 1
	}
	if p.Min == nil || q.Min == nil {
		return 0
	}
	same := 0
	for k := range p.Min {
		if p.Min[k] == q.Min[k] {
			same++
		}
	}
	return min(float64(same)/hashes, 1-1./hashes)
}

// Buckets are the keys of the buckets of a document: alike ones share one.
func (p *Print) Buckets() []uint64 {
	var all []uint64
	for n := range kinds {
		if b, ok := p.bucket(n); ok {
			all = append(all, b)
		}
	}
	return all
}

// kinds is how many kinds of buckets there are: one for the same words, and one
// for each band.
const kinds = 1 + bands

// bucket is the bucket of the n-th kind, if p has one.
func (p *Print) bucket(n int) (key uint64, ok bool) {
	if n == 0 {
		return mix.Bits(p.Exact[0] ^ p.Exact[1]), p.Words > 0 // what is empty is like nothing
	}
	if p.Min == nil {
		return 0, false
	}
	key = mix.Bits(uint64(n))
	for _, x := range p.Min[(n-1)*rows : n*rows] {
		key = mix.Bits(key ^ uint64(x))
	}
	return key, true
}

// A Fold says that a document is like another one, which goes before it in rank.
type Fold struct {
	Doc, Like   int
	Resemblance float64
}

// FoldBucket returns what is folded of the documents of a bucket, each into the
// first in rank that it is like. Doc and Like are indexes of prints.
func FoldBucket(prints []*Print) []Fold {
	if len(prints) < 2 {
		return nil
	}
	order := make([]int, len(prints))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return prints[a].Compare(prints[b]) })
	var folds []Fold
	for at, doc := range order {
		for _, like := range order[:min(at, mostCompared)] {
			if r := prints[like].Resemblance(prints[doc]); r >= Threshold {
				folds = append(folds, Fold{doc, like, r})
				break
			}
		}
	}
	return folds
}

// Folds returns for each document the fold of it, or one whose Like is -1. Of
// several that it is like, the first in rank is named.
func Folds(prints []Print) []Fold {
	all := make([]Fold, len(prints))
	for i := range all {
		all[i] = Fold{Doc: i, Like: -1}
	}
	type place struct {
		bucket uint64
		doc    int32
	}
	places := make([]place, 0, len(prints))
	var in []*Print
	for n := range kinds { // one kind of bucket at a time takes little memory
		places = places[:0]
		for i := range prints {
			if b, ok := prints[i].bucket(n); ok {
				places = append(places, place{b, int32(i)})
			}
		}
		slices.SortFunc(places, func(a, b place) int { return cmp.Or(cmp.Compare(a.bucket, b.bucket), cmp.Compare(a.doc, b.doc)) })
		for from := 0; from < len(places); {
			to := from + 1
			for to < len(places) && places[to].bucket == places[from].bucket {
				to++
			}
			in = in[:0]
			for _, at := range places[from:to] {
				in = append(in, &prints[at.doc])
			}
			for _, f := range FoldBucket(in) {
				doc, like := int(places[from+f.Doc].doc), int(places[from+f.Like].doc)
				if old := all[doc].Like; old < 0 || prints[like].Compare(&prints[old]) < 0 {
					all[doc] = Fold{doc, like, f.Resemblance}
				}
			}
			from = to
		}
	}
	return all
}
