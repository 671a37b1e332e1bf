package layout

import (
	"strconv"

	"github.com/pare-text/pare/internal/reuse"
)

// readProbs sums the first pass's probabilities by element and by path.
func (v *pageView) readProbs(p *Scores) {
	n := len(p.Blocks)
	v.probs, v.kept = reuse.Slice(v.probs, n+1), reuse.Slice(v.kept, n+1)
	v.probs[0], v.kept[0] = 0, 0
	for i := range n {
		pr := float32(chance(p.FirstPass[i]))
		v.probs[i+1] = v.probs[i] + pr
		v.kept[i+1] = v.kept[i] + float32(pr*float32(p.Traits[i].Chars)) // not fused with the sum, on any machine
		g := v.like(i)
		g.prob += pr
		g.most = max(g.most, pr)
	}
}

// probLevels are the elements around a block whose first scores it sees, keptLevels
// those whose share of the kept text.
const (
	probLevels = 5
	keptLevels = 3
)

var pageSecondFeatures = func() []feature {
	all := []feature{
		{"first score of its like", aspectLike},
		{"most of its like", aspectLike},
		{"first score of page", aspectAround},
		{"first score of container", aspectContainer},
	}
	for l := range probLevels {
		all = append(all, feature{"first score of element " + strconv.Itoa(l), aspectContainer})
	}
	for l := range keptLevels {
		all = append(all, feature{"share of kept text in element " + strconv.Itoa(l+1), aspectContainer})
	}
	return all
}()

// secondRow appends what the first pass made of the elements around block i and
// of its like.
func (v *pageView) secondRow(row []float32, i int) []float32 {
	n := len(v.doc.Places)
	g := v.like(i)
	own := v.probs[i+1] - v.probs[i]
	page, container := v.probs[n]/float32(n), float32(never)
	if v.best >= 0 {
		container = v.meanProb(v.best)
	}
	row = append(row, (g.prob-own)/max(g.count-1, 1), g.most, page, container)
	var shares [keptLevels]float32
	e := v.doc.Places[i].Node
	for l := range probLevels {
		share, mean := float32(1), page // of the whole page
		if e >= 0 {
			mean = v.meanProb(e)
			share = (v.kept[v.blockAt[v.doc.Nodes[e].End]] - v.kept[v.blockAt[e]]) / (v.kept[n] + 1)
		}
		row = append(row, mean)
		if l >= 1 && l <= keptLevels {
			shares[l-1] = share
		}
		switch {
		case e < 0:
		case l == 0:
			e = v.growing(i)
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
