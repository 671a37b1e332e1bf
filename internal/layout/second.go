package layout

import (
	"math"
	"slices"

	"github.com/pare-text/pare/internal/reuse"

	"github.com/pare-text/pare/internal/words"
)

// The second pass sees what the first made of a block's surroundings.

var secondOffsets = []int{-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5}

var secondWindows = []int{2, 5, 10, 20, 40}

var secondNames = func() []string {
	var names []string
	for range secondOffsets {
		names = append(names, "first score near")
	}
	for range secondWindows {
		names = append(names, "first score within")
	}
	return append(names,
		"first score of 10 before", "first score of 10 after", "first score of 30 before", "first score of 30 after",
		"first score of document", "text kept by first score",
		"in kept stretch", "blocks into kept stretch", "blocks left of kept stretch", "score of kept stretch", "share of kept stretch",
		"blocks since kept", "blocks to kept", "blocks since surely kept", "blocks to surely kept",
		"kept before", "kept after", "first score of copies", "first score of its style", "blocks of its style",
		"text since surely kept", "text to surely kept", "best of 5 before", "best of 5 after")
}()

var (
	allSecondNames = slices.Concat(featureNames, secondNames)
	numSecond      = len(allSecondNames)
)

// keptStretchBias is what a block's first score must exceed to lengthen the
// kept stretch.
const keptStretchBias = .4

// A secondView is what the second pass knows of the first one's scores.
type secondView struct {
	prob               []float32 // probability that a block is body
	sum, text          []float32 // sums of prob and of the text before each block
	kept               []int32   // blocks with prob over a half before each block
	nextKept, nextSure []int32   // next such block from each one on, or -1; sure is .85
	lastKept, lastSure []int32   // the last one before it
	style, Copies      words.MeanSet
	from, to           int // the kept stretch, half open
	share              float32
}

// sureKept is the first score's probability from which a block is surely kept.
const sureKept = .85

// readSecond makes the view of the first pass from p.firstPass.
func (p *Scores) readSecond() {
	n := len(p.Blocks)
	v := &p.View
	v.prob, v.sum, v.text, v.kept = reuse.Slice(v.prob, n), reuse.Slice(v.sum, n+1), reuse.Slice(v.text, n+1), reuse.Slice(v.kept, n+1)
	v.nextKept, v.nextSure, v.lastKept, v.lastSure = reuse.Slice(v.nextKept, n+1), reuse.Slice(v.nextSure, n+1), reuse.Slice(v.lastKept, n), reuse.Slice(v.lastSure, n)
	v.sum[0], v.text[0], v.kept[0], v.from, v.to = 0, 0, 0, 0, 0
	v.style.Reset(n)
	v.Copies.Reset(n)
	var kept, all, run, best float32
	runFrom := 0
	lastKept, lastSure := int32(-1), int32(-1)
	for i := range n {
		pr := float32(1 / (1 + math.Exp(-float64(p.FirstPass[i]))))
		chars := float32(p.Traits[i].Chars)
		v.prob[i], v.sum[i+1], v.text[i+1] = pr, v.sum[i]+pr, v.text[i]+chars
		all += chars
		kept += float32(chars * pr) // not fused with the sum, on any machine
		v.style.Add(p.style(i), pr)
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
func (v *secondView) mean(a, b int) float32 {
	a, b = max(a, 0), min(b, len(v.prob))
	if a >= b {
		return 0
	}
	return (v.sum[b] - v.sum[a]) / float32(b-a)
}

// most is the highest probability over the blocks [a, b), or 0.
func (v *secondView) most(a, b int) float32 {
	best := float32(0)
	for j := max(a, 0); j < min(b, len(v.prob)); j++ {
		best = max(best, v.prob[j])
	}
	return best
}

// secondRow appends what the second pass sees of block i's surroundings, after
// readZone and readSecond.
func (p *Scores) secondRow(row []float32, i int) {
	v, n := &p.View, len(p.Blocks)
	for _, off := range secondOffsets {
		if j := i + off; j >= 0 && j < n {
			row = append(row, p.FirstPass[j])
		} else {
			row = append(row, -9)
		}
	}
	for _, w := range secondWindows {
		row = append(row, v.mean(i-w, i+w+1))
	}
	dist := func(j int32) float32 {
		if j < 0 {
			return -1
		}
		return float32(max(j-int32(i), int32(i)-j))
	}
	styleSum, styleCount := v.style.Get(p.style(i))
	copies := v.prob[i]
	if p.Traits[i].Repeat > 1 {
		total, count := v.Copies.Get(p.Traits[i].Print)
		copies = total / count
	}
	textSince, textTo := float32(-1), float32(-1)
	if j := v.lastSure[i]; j >= 0 {
		textSince = logf(v.text[i] - v.text[j+1])
	}
	if j := v.nextSure[i+1]; j >= 0 {
		textTo = logf(v.text[j] - v.text[i+1])
	}
	_ = append(row,
		v.mean(i-10, i), v.mean(i+1, i+11), v.mean(i-30, i), v.mean(i+1, i+31),
		v.sum[n]/float32(n), v.share,
		flag(i >= v.from && i < v.to), float32(i-v.from), float32(v.to-1-i), v.mean(v.from, v.to), float32(v.to-v.from)/float32(n),
		dist(v.lastKept[i]), dist(v.nextKept[i+1]), dist(v.lastSure[i]), dist(v.nextSure[i+1]),
		float32(v.kept[i]), float32(v.kept[n]-v.kept[i+1]),
		copies, (styleSum-v.prob[i])/max(styleCount-1, 1), logf(styleCount),
		textSince, textTo, v.most(i-5, i), v.most(i+1, i+6))
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
