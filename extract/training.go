package extract

import "github.com/pare-text/pare/extract/model"

// A Sample is what training sees of one block.
type Sample struct {
	Line, Lines   int       // first line, from 1, and how many
	NGrams        []uint32  // buckets of the n-gram table
	First, Second []float32 // features of the two passes; no Second for what the first removed
	Score         float32   // final log-odds that the block is body
}

// Samples returns the samples of raw text, as far as the weights go: without a
// first forest there are no Second features. It is meant for train/.
func (c *Cleaner) Samples(src string) []Sample {
	p := c.newPass(readLines(src))
	defer p.free()
	p.readLayout(c.weights)
	out := make([]Sample, len(p.doc.Blocks))
	for i := range out {
		b := &p.doc.Blocks[i]
		s := Sample{Line: b.Line, Lines: int(b.lines)}
		s.NGrams = ngrams(nil, p.blockTokens(i), p.traits[i].print)
		s.First = make([]float32, numFeatures)
		p.firstRows(s.First, i, i+1)
		if c.weights.First != nil {
			s.Score = p.final[i]
		}
		out[i] = s
	}
	if c.weights.First != nil {
		for j, i := range p.restOf {
			out[i].Second = make([]float32, numSecond)
			p.rest.secondRows(out[i].Second, j, j+1)
		}
	}
	return out
}

// FeatureNames returns the names of the features of both passes, in order.
func FeatureNames() (first, second []string) {
	return featureNames, append(append([]string(nil), featureNames...), secondNames...)
}

// WithWeights replaces the built-in layout model; train/ and its
// cross-validation need it.
func WithWeights(w *model.Weights) Option {
	return func(c *Cleaner) error { c.weights = w; return nil }
}
