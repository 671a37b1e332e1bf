package extract

import "math"

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

var numSecond = numFeatures + len(secondNames)

// keptStretchBias is what a block's first score must exceed to lengthen the
// kept stretch.
const keptStretchBias = .4

// secondMemory is what readSecond needs while it works.
type secondMemory struct {
	prob, sum, text          []float32
	kept, nextKept, nextSure []int32
	style, copies            meanSet
}

// A meanSet sums numbers by key.
type meanSet struct {
	keys wordSet
	sums []float32
}

func (s *meanSet) reset(n int) {
	s.keys.reset(n)
	s.sums = grow(s.sums, len(s.keys.keys))
	clear(s.sums)
}

func (s *meanSet) add(key uint32, x float32) {
	s.keys.add(key)
	s.sums[s.keys.slot(key)] += x
}

func (s *meanSet) get(key uint32) (sum, count float32) {
	i := s.keys.slot(key)
	return s.sums[i], float32(s.keys.counts[i])
}

// readSecond fills p.second from p.rows and p.scores.
func (p *pass) readSecond() {
	n := len(p.doc.Blocks)
	p.second = grow(p.second, n*numSecond)
	m := &p.memory
	m.prob, m.sum, m.text = grow(m.prob, n), grow(m.sum, n+1), grow(m.text, n+1)
	prob, sum, text := m.prob, m.sum, m.text
	sum[0], text[0] = 0, 0
	var kept, all float32
	style, copies := &m.style, &m.copies
	style.reset(n)
	copies.reset(n)
	from, to, best := 0, 0, float32(0)
	run, runFrom := float32(0), 0
	m.kept, m.nextKept, m.nextSure = grow(m.kept, n+1), grow(m.nextKept, n+1), grow(m.nextSure, n+1)
	keptBefore, nextKept, nextSure := m.kept, m.nextKept, m.nextSure
	keptBefore[0] = 0
	for i := range n {
		pr := float32(1 / (1 + math.Exp(-float64(p.scores[i]))))
		prob[i] = pr
		sum[i+1] = sum[i] + pr
		chars := float32(p.traits[i].chars)
		text[i+1] = text[i] + chars
		all += chars
		kept += chars * pr
		style.add(p.style(i), pr)
		if p.traits[i].repeat > 1 {
			copies.add(p.traits[i].print, pr)
		}
		keptBefore[i+1] = keptBefore[i]
		if pr > .5 {
			keptBefore[i+1]++
		}
		if run += pr - keptStretchBias; run <= 0 {
			run, runFrom = 0, i+1
		} else if run > best {
			best, from, to = run, runFrom, i+1
		}
	}
	mean := func(a, b int) float32 {
		a, b = max(a, 0), min(b, n)
		if a >= b {
			return 0
		}
		return (sum[b] - sum[a]) / float32(b-a)
	}
	nextKept[n], nextSure[n] = -1, -1
	for i := n - 1; i >= 0; i-- {
		nextKept[i], nextSure[i] = nextKept[i+1], nextSure[i+1]
		if prob[i] > .5 {
			nextKept[i] = int32(i)
		}
		if prob[i] > .85 {
			nextSure[i] = int32(i)
		}
	}
	lastKept, lastSure := int32(-1), int32(-1)
	stretchMean := mean(from, to)
	for i := range n {
		row := p.second[i*numSecond : i*numSecond : (i+1)*numSecond]
		row = append(row, p.rows[i*numFeatures:(i+1)*numFeatures]...)
		for _, off := range secondOffsets {
			if j := i + off; j >= 0 && j < n {
				row = append(row, p.scores[j])
			} else {
				row = append(row, -9)
			}
		}
		for _, w := range secondWindows {
			row = append(row, mean(i-w, i+w+1))
		}
		dist := func(j int32) float32 {
			if j < 0 {
				return -1
			}
			return float32(max(j-int32(i), int32(i)-j))
		}
		styleSum, styleCount := style.get(p.style(i))
		cp := prob[i]
		if p.traits[i].repeat > 1 {
			total, count := copies.get(p.traits[i].print)
			cp = total / count
		}
		textSince, textTo := float32(-1), float32(-1)
		if lastSure >= 0 {
			textSince = logf(text[i] - text[lastSure+1])
		}
		if j := nextSure[i+1]; j >= 0 {
			textTo = logf(text[j] - text[i+1])
		}
		bestBefore, bestAfter := float32(0), float32(0)
		for j := max(0, i-5); j < i; j++ {
			bestBefore = max(bestBefore, prob[j])
		}
		for j := i + 1; j < min(n, i+6); j++ {
			bestAfter = max(bestAfter, prob[j])
		}
		row = append(row,
			mean(i-10, i), mean(i+1, i+11), mean(i-30, i), mean(i+1, i+31),
			sum[n]/float32(n), kept/(all+1),
			flag(i >= from && i < to), float32(i-from), float32(to-1-i), stretchMean, float32(to-from)/float32(n),
			dist(lastKept), dist(nextKept[i+1]), dist(lastSure), dist(nextSure[i+1]),
			float32(keptBefore[i]), float32(keptBefore[n]-keptBefore[i+1]), cp, (styleSum-prob[i])/max(styleCount-1, 1), logf(styleCount),
			textSince, textTo, bestBefore, bestAfter)
		if prob[i] > .5 {
			lastKept = int32(i)
		}
		if prob[i] > .85 {
			lastSure = int32(i)
		}
	}
}

// style groups blocks that look alike: indentation, bullet, how they begin and
// end, whether a blank line stands before them.
func (p *pass) style(i int) uint32 {
	b, s := &p.doc.Blocks[i], &p.shapes[i]
	h := uint32(min(b.indent, 31))
	h = h<<1 | uint32(flag(s.bullet))
	h = h<<1 | uint32(flag(b.blanks > 0))
	h = h<<1 | uint32(flag(i+1 < len(p.doc.Blocks) && p.doc.Blocks[i+1].blanks > 0))
	h = h<<4 | uint32(lastClass(s))
	h = h<<4 | uint32(firstClass(s))
	return h<<3 | uint32(min(logf(float32(p.traits[i].chars))/2, 7))
}
