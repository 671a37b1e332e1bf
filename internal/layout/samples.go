package layout

import (
	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/internal/model"
	"github.com/pare-text/pare/rule"
)

// NumFamilies is the number of families of boilerplate that the table of words tells
// apart.
const NumFamilies = numFamilies

// FamilyOf is the family of a category, from 0, or -1 if it has none.
func FamilyOf(c rule.Category) int { return familyOf(c) }

// A Sample is what training sees of one block.
type Sample struct {
	Line, Lines   int       // first line, from 1, and how many
	NGrams, Paths []uint32  // buckets of the tables
	Text          string    // of the block
	Alt           bool      // it is an image's alternative text
	First, Second []float32 // features of the two passes; no Second for what the first removed
	Score         float32   // final log-odds that the block is body
}

// Samples returns the samples of a document, as far as the weights go: without a first
// forest there are no Second features.
func Samples(f *facts.Facts, found *hits.List, w *model.Weights) []Sample {
	p := Read(f, found, w, nil, nil)
	defer p.Free()
	first, second := p.passes()
	out := make([]Sample, len(f.Blocks))
	for i := range out {
		b := &f.Blocks[i]
		s := Sample{Line: b.Line, Lines: int(b.Lines), Text: b.Text, Alt: b.Kind == blocks.AltText}
		s.NGrams = ngrams(nil, f.TokensOf(i), f.Traits[i].Print)
		if f.Page != nil {
			s.Paths = p.pathBuckets(nil, i)
		}
		s.First = make([]float32, len(first.features))
		p.row(s.First, first, i)
		if w.First != nil {
			s.Score = p.Final[i]
		}
		out[i] = s
	}
	for k, i := range p.RestOf {
		out[i].Second = make([]float32, len(second.features))
		p.rest.row(out[i].Second, second, k)
	}
	return out
}

// PageFeatureNames returns the names of the features of both passes over a
// page, in order.
func PageFeatureNames() (first, second []string) { return namesOf(pageFirst), namesOf(pageSecond) }

// FeatureNames returns the names of the features of both passes over raw text,
// in order.
func FeatureNames() (first, second []string) {
	return namesOf(textFirst), namesOf(textSecond)
}
