package layout

import (
	"github.com/pare-text/pare/internal/reuse"
	"github.com/pare-text/pare/internal/words"
)

// The second pass sees what the first made of a block's surroundings.

var secondOffsets = []int{-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5}

var secondWindows = []int{2, 5, 10, 20, 40}

var secondFeatures = func() []feature {
	var all []feature
	for range secondOffsets {
		all = append(all, feature{"first score near", aspectAround})
	}
	for range secondWindows {
		all = append(all, feature{"first score within", aspectAround})
	}
	return append(all, featuresOf(secondColumns)...)
}()

// keptStretchBias is what a block's first score must exceed to lengthen the
// kept stretch.
const keptStretchBias = .4

// A firstScores is what is known of the first pass's scores.
type firstScores struct {
	prob               []float32 // probability that a block is body
	sum, text          []float32 // sums of prob and of the text before each block
	kept               []int32   // blocks with prob over a half before each block
	nextKept, nextSure []int32   // next such block from each one on, or -1; sure is .85
	lastKept, lastSure []int32   // the last one before it
	style, Copies      words.MeanSet
	styles             []uint32 // of the blocks
	from, to           int      // the kept stretch, half open
	share              float32
}

// sureKept is the first score's probability from which a block is surely kept.
const sureKept = .85

// readSecond makes the view of the first pass from p.FirstPass.
func (p *Scores) readSecond() {
	n := len(p.Blocks)
	v := &p.View
	v.prob, v.sum, v.text, v.kept = reuse.Slice(v.prob, n), reuse.Slice(v.sum, n+1), reuse.Slice(v.text, n+1), reuse.Slice(v.kept, n+1)
	v.nextKept, v.nextSure, v.lastKept, v.lastSure = reuse.Slice(v.nextKept, n+1), reuse.Slice(v.nextSure, n+1), reuse.Slice(v.lastKept, n), reuse.Slice(v.lastSure, n)
	v.sum[0], v.text[0], v.kept[0], v.from, v.to = 0, 0, 0, 0, 0
	v.styles = reuse.Slice(v.styles, n)
	v.style.Reset(n)
	v.Copies.Reset(n)
	var kept, all, run, best float32
	runFrom := 0
	lastKept, lastSure := int32(-1), int32(-1)
	for i := range n {
		pr := float32(chance(p.FirstPass[i]))
		chars := float32(p.Traits[i].Chars)
		v.prob[i], v.sum[i+1], v.text[i+1] = pr, v.sum[i]+pr, v.text[i]+chars
		all += chars
		kept += float32(chars * pr) // not fused with the sum, on any machine
		v.styles[i] = p.style(i)
		v.style.Add(v.styles[i], pr)
		if p.Traits[i].Repeat > 1 {
			v.Copies.Add(p.Traits[i].Print, pr)
		}
		v.lastKept[i], v.lastSure[i], v.kept[i+1] = lastKept, lastSure, v.kept[i]
		if pr > .5 {
			v.kept[i+1]++
			lastKept = int32(i)
		}
		if pr > sureKept {
			lastSure = int32(i)
		}
		if run += pr - keptStretchBias; run <= 0 {
			run, runFrom = 0, i+1
		} else if run > best {
			best, v.from, v.to = run, runFrom, i+1
		}
	}
	v.share = kept / (all + 1)
	v.nextKept[n], v.nextSure[n] = -1, -1
	for i := n - 1; i >= 0; i-- {
		v.nextKept[i], v.nextSure[i] = v.nextKept[i+1], v.nextSure[i+1]
		if v.prob[i] > .5 {
			v.nextKept[i] = int32(i)
		}
		if v.prob[i] > sureKept {
			v.nextSure[i] = int32(i)
		}
	}
}

// mean is the mean probability over the blocks [a, b), or 0 if there are none.
func (v *firstScores) mean(a, b int) float32 {
	a, b = max(a, 0), min(b, len(v.prob))
	if a >= b {
		return 0
	}
	return (v.sum[b] - v.sum[a]) / float32(b-a)
}

// most is the highest probability over the blocks [a, b), or 0.
func (v *firstScores) most(a, b int) float32 {
	best := float32(0)
	for j := max(a, 0); j < min(b, len(v.prob)); j++ {
		best = max(best, v.prob[j])
	}
	return best
}

// A aroundView is what the first pass made of a block's surroundings.
type aroundView struct {
	*firstScores
	p *Scores
	i int
}

// distance is how many blocks j is away, or never if there is none.
func (v *aroundView) distance(j int32) float32 {
	if j < 0 {
		return never
	}
	return float32(max(j-int32(v.i), int32(v.i)-j))
}

var secondColumns = []column[aroundView]{
	{feature{"first score of 10 before", aspectAround}, func(v *aroundView) float32 { return v.mean(v.i-10, v.i) }},
	{feature{"first score of 10 after", aspectAround}, func(v *aroundView) float32 { return v.mean(v.i+1, v.i+11) }},
	{feature{"first score of 30 before", aspectAround}, func(v *aroundView) float32 { return v.mean(v.i-30, v.i) }},
	{feature{"first score of 30 after", aspectAround}, func(v *aroundView) float32 { return v.mean(v.i+1, v.i+31) }},
	{feature{"first score of document", aspectAround}, func(v *aroundView) float32 { return v.sum[len(v.prob)] / float32(len(v.prob)) }},
	{feature{"text kept by first score", aspectAround}, func(v *aroundView) float32 { return v.share }},
	{feature{"in kept stretch", aspectPlace}, func(v *aroundView) float32 { return flag(v.i >= v.from && v.i < v.to) }},
	{feature{"blocks into kept stretch", aspectPlace}, func(v *aroundView) float32 { return float32(v.i - v.from) }},
	{feature{"blocks left of kept stretch", aspectPlace}, func(v *aroundView) float32 { return float32(v.to - 1 - v.i) }},
	{feature{"score of kept stretch", aspectPlace}, func(v *aroundView) float32 { return v.mean(v.from, v.to) }},
	{feature{"share of kept stretch", aspectPlace}, func(v *aroundView) float32 { return float32(v.to-v.from) / float32(len(v.prob)) }},
	{feature{"blocks since kept", aspectPlace}, func(v *aroundView) float32 { return v.distance(v.lastKept[v.i]) }},
	{feature{"blocks to kept", aspectPlace}, func(v *aroundView) float32 { return v.distance(v.nextKept[v.i+1]) }},
	{feature{"blocks since surely kept", aspectPlace}, func(v *aroundView) float32 { return v.distance(v.lastSure[v.i]) }},
	{feature{"blocks to surely kept", aspectPlace}, func(v *aroundView) float32 { return v.distance(v.nextSure[v.i+1]) }},
	{feature{"kept before", aspectAround}, func(v *aroundView) float32 { return float32(v.kept[v.i]) }},
	{feature{"kept after", aspectAround}, func(v *aroundView) float32 { return float32(v.kept[len(v.prob)] - v.kept[v.i+1]) }},
	{feature{"first score of copies", aspectCopies}, func(v *aroundView) float32 {
		if v.p.Traits[v.i].Repeat <= 1 {
			return v.prob[v.i]
		}
		total, count := v.Copies.Get(v.p.Traits[v.i].Print)
		return total / count
	}},
	{feature{"first score of its style", aspectAround}, func(v *aroundView) float32 {
		sum, count := v.style.Get(v.styles[v.i])
		return (sum - v.prob[v.i]) / max(count-1, 1)
	}},
	{feature{"blocks of its style", aspectAround}, func(v *aroundView) float32 {
		_, count := v.style.Get(v.styles[v.i])
		return logf(count)
	}},
	{feature{"text since surely kept", aspectPlace}, func(v *aroundView) float32 {
		if j := v.lastSure[v.i]; j >= 0 {
			return logf(v.text[v.i] - v.text[j+1])
		}
		return never
	}},
	{feature{"text to surely kept", aspectPlace}, func(v *aroundView) float32 {
		if j := v.nextSure[v.i+1]; j >= 0 {
			return logf(v.text[j] - v.text[v.i+1])
		}
		return never
	}},
	{feature{"best of 5 before", aspectAround}, func(v *aroundView) float32 { return v.most(v.i-5, v.i) }},
	{feature{"best of 5 after", aspectAround}, func(v *aroundView) float32 { return v.most(v.i+1, v.i+6) }},
}

// secondRow appends what the second pass sees of block i's surroundings, after
// readPlaces and readSecond.
func (p *Scores) secondRow(row []float32, i int) []float32 {
	for _, off := range secondOffsets {
		if j := i + off; j >= 0 && j < len(p.Blocks) {
			row = append(row, p.FirstPass[j])
		} else {
			row = append(row, noNeighbour)
		}
	}
	for _, w := range secondWindows {
		row = append(row, p.View.mean(i-w, i+w+1))
	}
	p.views.around = aroundView{&p.View, p, i}
	return write(row, secondColumns, &p.views.around)
}

// style groups blocks that look alike: indentation, bullet, how they begin and
// end, whether a blank line stands before them.
func (p *Scores) style(i int) uint32 {
	b, s := &p.Blocks[i], &p.Stats[i]
	h := uint32(min(b.Indent, 31))
	h = h<<1 | uint32(flag(s.Bullet))
	h = h<<1 | uint32(flag(b.Blanks > 0))
	h = h<<1 | uint32(flag(i+1 < len(p.Blocks) && p.Blocks[i+1].Blanks > 0))
	h = h<<4 | uint32(lastClass(s))
	h = h<<4 | uint32(firstClass(s))
	return h<<3 | uint32(min(logf(float32(p.Traits[i].Chars))/2, 7))
}
