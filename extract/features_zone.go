package extract

import "github.com/pare-text/pare/rule"

// readWindowSums fills p.sums with prefix sums of what windows average.
func (p *scores) readWindowSums() {
	n := len(p.blocks)
	p.sums = grow(p.sums, (n+1)*windowSums)
	clear(p.sums[:windowSums])
	for i := range n {
		t, s := &p.traits[i], &p.stats[i]
		prev, next := p.sums[i*windowSums:], p.sums[(i+1)*windowSums:]
		next[0] = prev[0] + p.density(i)
		next[1] = prev[1] + flag(t.ends)
		next[2] = prev[2] + p.signals[i].ngram
		next[3] = prev[3] + flag(s.Bullet)
		next[4] = prev[4] + logf(float32(t.chars))
	}
}

// window appends the means over the blocks [from, to).
func (p *scores) window(row []float32, from, to int) []float32 {
	from, to = max(from, 0), min(to, len(p.blocks))
	a, b := p.sums[from*windowSums:], p.sums[to*windowSums:]
	n := float32(to - from)
	for k := range windowSums {
		row = append(row, (b[k]-a[k])/n)
	}
	return row
}

// mean is one window's mean, or 0 if the window is empty.
func (p *scores) mean(k, from, to int) float32 {
	from, to = max(from, 0), min(to, len(p.blocks))
	if from >= to {
		return 0
	}
	return (p.sums[to*windowSums+k] - p.sums[from*windowSums+k]) / float32(to-from)
}

// readDocument makes the features of the document as a whole.
func (p *scores) readDocument() {
	n := len(p.blocks)
	var copies, wrapped, blanks int32
	var points, longest float32
	for i := range n {
		t := &p.traits[i]
		if t.repeat > 1 {
			copies++
		}
		if p.blocks[i].Lines > 1 {
			wrapped++
		}
		if p.blocks[i].Blanks > 0 {
			blanks++
		}
		if p.signals[i].points >= rule.DropPoints {
			points++
		}
		longest = max(longest, float32(t.chars))
	}
	nf, z := float32(max(n, 1)), &p.zone
	p.document = append(p.document[:0],
		logf(float32(n)), logf(float32(z.chars)), p.mean(0, 0, n), p.mean(1, 0, n), p.mean(3, 0, n), float32(copies)/nf,
		p.mean(2, 0, n), float32(blanks)/nf, float32(wrapped)/nf, points/nf, logf(longest), float32(z.to-z.from)/nf)
}

// zoneFeatures appends where block i stands among the paragraphs.
func (p *scores) zoneFeatures(row []float32, i int) []float32 {
	z := &p.zone
	n := len(p.blocks)
	prev := int(z.since[i])
	next := int(z.next[i])
	if p.traits[i].long {
		next = int(z.next[i+1])
	}
	since, to := float32(-1), float32(-1)
	textSince, textTo := float32(-1), float32(-1)
	if prev >= 0 {
		since, textSince = float32(i-prev), logf(float32(z.textBefore[i]-z.textBefore[prev+1]))
	}
	if next < n {
		to, textTo = float32(next-i), logf(float32(z.textBefore[next]-z.textBefore[i+1]))
	}
	gap := float32(-1)
	if prev >= 0 && next < n {
		gap = float32(next - prev)
	}
	longsBefore := z.longsBefore[i]
	t := &p.traits[i]
	var o1, o2, o3, d1, d2 float32
	if i > 0 {
		o1, d1 = overlap(t, &p.traits[i-1]), float32(p.blocks[i].Indent-p.blocks[i-1].Indent)
	}
	if i+1 < n {
		o2, d2 = overlap(t, &p.traits[i+1]), float32(p.blocks[i].Indent-p.blocks[i+1].Indent)
	}
	if i > 1 {
		o3 = overlap(t, &p.traits[i-2])
	}
	first, last := float32(-99), float32(-99)
	if z.first >= 0 {
		first, last = float32(i-z.first), float32(i-z.last)
	}
	return append(row,
		first, last, since, to, textSince, textTo, gap, float32(i)/float32(n), ratio(z.textBefore[i], z.chars),
		ratio(longsBefore, z.longs), float32(longsBefore), float32(z.longs-longsBefore)-flag(t.long),
		flag(i >= z.from && i < z.to), float32(i-z.from), float32(z.to-1-i),
		o1, o2, o3, d1, d2,
		p.mean(2, i-5, i), p.mean(2, i+1, i+6), p.mean(0, i-3, i), p.mean(0, i+1, i+4))
}
