package layout

import (
	"math"
	"slices"

	"github.com/pare-text/pare/internal/reuse"
)

// pageFirstRows writes the features of the blocks [from, to) of a page.
func (p *Scores) pageFirstRows(rows []float32, from, to int) {
	p.strip = reuse.Slice(p.strip, (to-from)*numFeatures)
	p.firstRows(p.strip, from, to)
	for i := from; i < to; i++ {
		at, k := (i-from)*numPageFirst, (i-from)*numFeatures
		row := append(rows[at:at:at+numPageFirst], p.strip[k:k+numFeatures]...)
		p.onPage.pageRow(row, p, i)
	}
}

// pageSecondRows writes what the second pass sees of the blocks [from, to) that
// the first pass over a page left.
func (p *Scores) pageSecondRows(rows []float32, from, to int) {
	p.strip = reuse.Slice(p.strip, (to-from)*numFeatures)
	p.firstRows(p.strip, from, to)
	v := &p.whole.onPage
	for j := from; j < to; j++ {
		at, k, i := (j-from)*numPageSecond, (j-from)*numFeatures, int(p.whole.RestOf[j])
		row := append(rows[at:at:at+numPageSecond], p.strip[k:k+numFeatures]...)
		p.secondRow(row, j)
		row = v.pageRow(row[:numSecond], p.whole, i)
		v.probRow(row, i)
	}
}

var (
	pageFirstNames  = slices.Concat(featureNames, htmlNames)
	pageSecondNames = slices.Concat(featureNames, secondNames, htmlNames, probNames)
	numPageFirst    = len(pageFirstNames)
	numPageSecond   = len(pageSecondNames)
)

var probNames = []string{
	"first score of its like", "most of its like", "first score of page", "first score of container",
	"first score of element 0", "first score of element 1", "first score of element 2", "first score of element 3", "first score of element 4",
	"share of kept text in element 1", "share of kept text in element 2", "share of kept text in element 3",
}

// readProbs sums the first pass's probabilities by element and by path.
func (v *pageView) readProbs(p *Scores) {
	n := len(p.Blocks)
	v.probs, v.kept = reuse.Slice(v.probs, n+1), reuse.Slice(v.kept, n+1)
	v.probs[0], v.kept[0] = 0, 0
	for i := range n {
		pr := float32(1 / (1 + math.Exp(-float64(p.FirstPass[i]))))
		v.probs[i+1] = v.probs[i] + pr
		v.kept[i+1] = v.kept[i] + float32(pr*float32(p.Traits[i].Chars)) // not fused with the sum, on any machine
		g := v.like(i)
		g.prob += pr
		g.most = max(g.most, pr)
	}
}

// probRow appends what the first pass made of the elements around block i and
// of its like.
func (v *pageView) probRow(row []float32, i int) []float32 {
	n := len(v.doc.Places)
	g := v.like(i)
	own := v.probs[i+1] - v.probs[i]
	container := float32(-1)
	if v.best >= 0 {
		container = v.meanProb(v.best)
	}
	row = append(row, (g.prob-own)/max(g.count-1, 1), g.most, v.probs[n]/float32(n), container)
	var shares [3]float32
	e := v.doc.Places[i].Node
	for l := range 5 {
		switch {
		case e < 0:
			row = append(row, v.probs[n]/float32(n))
		default:
			row = append(row, v.meanProb(e))
		}
		if l >= 1 && l <= 3 {
			shares[l-1] = 1
			if e >= 0 {
				shares[l-1] = (v.kept[v.blockAt[v.doc.Nodes[e].End]] - v.kept[v.blockAt[e]]) / (v.kept[n] + 1)
			}
		}
		switch {
		case e < 0:
		case l == 0:
			e = v.grow0(i)
		default:
			e = v.grow[e]
		}
	}
	return append(row, shares[:]...)
}

// meanProb is the mean probability of the blocks inside element e.
func (v *pageView) meanProb(e int32) float32 {
	from, to := v.blockAt[e], v.blockAt[v.doc.Nodes[e].End]
	return (v.probs[to] - v.probs[from]) / float32(max(to-from, 1))
}
