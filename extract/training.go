package extract

import (
	"github.com/pare-text/pare/extract/model"
)

// NumFamilies is the number of families of boilerplate that the table of words tells
// apart.
const NumFamilies = numFamilies

// FamilyOf is the family of a category, from 0, or -1 if it has none.
func FamilyOf(c Category) int { return familyOf(c) }

// A Sample is what training sees of one block.
type Sample struct {
	Line, Lines   int       // first line, from 1, and how many
	NGrams, Paths []uint32  // buckets of the tables
	Text          string    // of the block
	Alt           bool      // it is an image's alternative text
	First, Second []float32 // features of the two passes; no Second for what the first removed
	Score         float32   // final log-odds that the block is body
}

// Samples returns the samples of raw text, as far as the weights go: without a
// first forest there are no Second features. It is meant for train/.
func (c *Cleaner) Samples(src string) []Sample {
	return c.samples(readLines(src), c.weights, numTextFirst, numTextSecond, (*pass).textFirstRows, (*pass).textSecondRows)
}

// PageSamples returns the samples of a page.
func (c *Cleaner) PageSamples(src string) []Sample {
	return c.samples(newPage(src), c.htmlWeights(), numPageFirst, numPageSecond, (*pass).pageFirstRows, (*pass).pageSecondRows)
}

type writeRows func(p *pass, rows []float32, from, to int)

func (c *Cleaner) samples(doc *Document, w *model.Weights, numFirst, numSecond int, first, second writeRows) []Sample {
	p := c.newPass(doc)
	defer p.free()
	p.readLayout(w)
	out := make([]Sample, len(doc.Blocks))
	for i := range out {
		b := &doc.Blocks[i]
		s := Sample{Line: b.Line, Lines: int(b.lines), Text: b.Text, Alt: b.Kind == AltText}
		s.NGrams = ngrams(nil, p.blockTokens(i), p.traits[i].print)
		if doc.html != nil {
			s.Paths = p.pathBuckets(nil, i)
		}
		s.First = make([]float32, numFirst)
		first(p, s.First, i, i+1)
		if w.First != nil {
			s.Score = p.final[i]
		}
		out[i] = s
	}
	if w.First != nil {
		for j, i := range p.restOf {
			out[i].Second = make([]float32, numSecond)
			second(p.rest, out[i].Second, j, j+1)
		}
	}
	return out
}

// PageFeatureNames returns the names of the features of both passes over a
// page, in order.
func PageFeatureNames() (first, second []string) { return pageFirstNames, pageSecondNames }

// FeatureNames returns the names of the features of both passes over raw text,
// in order.
func FeatureNames() (first, second []string) {
	return textFirstNames, textSecondNames
}

// WithWeights replaces the built-in layout model; train/ and its
// cross-validation need it. Weights for other features are an error of [New].
func WithWeights(w *model.Weights) Option {
	return func(c *Cleaner) error { c.weights = w; return fitText(w) }
}

// WithPageWeights replaces the built-in layout model for pages.
func WithPageWeights(w *model.Weights) Option {
	return func(c *Cleaner) error { c.pageWeights = w; return fitPages(w) }
}
