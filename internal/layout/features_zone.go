package layout

import (
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/reuse"
	"github.com/pare-text/pare/rule"
)

// readWindowSums fills p.sums with prefix sums of what windows average.
func (p *Scores) readWindowSums() {
	n := len(p.Blocks)
	p.sums = reuse.Slice(p.sums, (n+1)*windowSums)
	clear(p.sums[:windowSums])
	for i := range n {
		t, s := &p.Traits[i], &p.Stats[i]
		prev, next := p.sums[i*windowSums:], p.sums[(i+1)*windowSums:]
		next[0] = prev[0] + p.Density(i)
		next[1] = prev[1] + flag(t.Ends)
		next[2] = prev[2] + p.signals[i].ngram
		next[3] = prev[3] + flag(s.Bullet)
		next[4] = prev[4] + logf(float32(t.Chars))
	}
}

// window appends the means over the blocks [from, to).
func (p *Scores) window(row []float32, from, to int) []float32 {
	from, to = max(from, 0), min(to, len(p.Blocks))
	a, b := p.sums[from*windowSums:], p.sums[to*windowSums:]
	n := float32(to - from)
	for k := range windowSums {
		row = append(row, (b[k]-a[k])/n)
	}
	return row
}

// mean is one window's mean, or 0 if the window is empty.
func (p *Scores) mean(k, from, to int) float32 {
	from, to = max(from, 0), min(to, len(p.Blocks))
	if from >= to {
		return 0
	}
	return (p.sums[to*windowSums+k] - p.sums[from*windowSums+k]) / float32(to-from)
}

// readDocument makes the features of the document as a whole.
func (p *Scores) readDocument() {
	n := len(p.Blocks)
	var copies, wrapped, blanks int32
	var points, longest float32
	for i := range n {
		t := &p.Traits[i]
		if t.Repeat > 1 {
			copies++
		}
		if p.Blocks[i].Lines > 1 {
			wrapped++
		}
		if p.Blocks[i].Blanks > 0 {
			blanks++
		}
		if p.signals[i].points >= rule.DropPoints {
			points++
		}
		longest = max(longest, float32(t.Chars))
	}
	nf, z := float32(max(n, 1)), &p.zone
	p.document = append(p.document[:0],
		logf(float32(n)), logf(float32(z.Chars)), p.mean(0, 0, n), p.mean(1, 0, n), p.mean(3, 0, n), float32(copies)/nf,
		p.mean(2, 0, n), float32(blanks)/nf, float32(wrapped)/nf, points/nf, logf(longest), float32(z.To-z.From)/nf)
}

// zoneFeatures appends where block i stands among the paragraphs.
func (p *Scores) zoneFeatures(row []float32, i int) []float32 {
	z := &p.zone
	n := len(p.Blocks)
	prev := int(z.Since[i])
	next := int(z.Next[i])
	if p.Traits[i].Long {
		next = int(z.Next[i+1])
	}
	since, to := float32(-1), float32(-1)
	textSince, textTo := float32(-1), float32(-1)
	if prev >= 0 {
		since, textSince = float32(i-prev), logf(float32(z.TextBefore[i]-z.TextBefore[prev+1]))
	}
	if next < n {
		to, textTo = float32(next-i), logf(float32(z.TextBefore[next]-z.TextBefore[i+1]))
	}
	gap := float32(-1)
	if prev >= 0 && next < n {
		gap = float32(next - prev)
	}
	longsBefore := z.LongsBefore[i]
	t := &p.Traits[i]
	var o1, o2, o3, d1, d2 float32
	if i > 0 {
		o1, d1 = facts.Overlap(t, &p.Traits[i-1]), float32(p.Blocks[i].Indent-p.Blocks[i-1].Indent)
	}
	if i+1 < n {
		o2, d2 = facts.Overlap(t, &p.Traits[i+1]), float32(p.Blocks[i].Indent-p.Blocks[i+1].Indent)
	}
	if i > 1 {
		o3 = facts.Overlap(t, &p.Traits[i-2])
	}
	first, last := float32(-99), float32(-99)
	if z.First >= 0 {
		first, last = float32(i-z.First), float32(i-z.Last)
	}
	return append(row,
		first, last, since, to, textSince, textTo, gap, float32(i)/float32(n), ratio(z.TextBefore[i], z.Chars),
		ratio(longsBefore, z.Longs), float32(longsBefore), float32(z.Longs-longsBefore)-flag(t.Long),
		flag(i >= z.From && i < z.To), float32(i-z.From), float32(z.To-1-i),
		o1, o2, o3, d1, d2,
		p.mean(2, i-5, i), p.mean(2, i+1, i+6), p.mean(0, i-3, i), p.mean(0, i+1, i+4))
}
