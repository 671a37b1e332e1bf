package extract

// A zone is where the article's paragraphs stand in a document.
type zone struct {
	blocks, first, last int     // first and last long paragraph; -1 if none
	longs               int32   // how many there are
	before, after       []int32 // text before each block; next long paragraph from it on
	since               []int32 // last long paragraph before each block, or -1
	chars               int32
	stretchFrom         int // best stretch, half open
	stretchTo           int
	document            []float32
}

// readWindowSums fills p.sums with prefix sums of what windows average.
func (p *pass) readWindowSums() {
	n := len(p.doc.Blocks)
	p.sums = grow(p.sums, (n+1)*windowSums)
	clear(p.sums[:windowSums])
	for i := range n {
		t, s := &p.traits[i], &p.shapes[i]
		prose := float32(0)
		if t.long {
			prose = 1
		} else if t.ends && t.chars > longChars/2 {
			prose = .5
		}
		prev, next := p.sums[i*windowSums:], p.sums[(i+1)*windowSums:]
		next[0] = prev[0] + prose
		next[1] = prev[1] + flag(t.ends)
		next[2] = prev[2] + t.ngram
		next[3] = prev[3] + flag(s.Bullet)
		next[4] = prev[4] + logf(float32(t.chars))
	}
}

// window appends the means over the blocks [from, to).
func (p *pass) window(row []float32, from, to int) []float32 {
	from, to = max(from, 0), min(to, len(p.doc.Blocks))
	a, b := p.sums[from*windowSums:], p.sums[to*windowSums:]
	n := float32(to - from)
	for k := range windowSums {
		row = append(row, (b[k]-a[k])/n)
	}
	return row
}

// mean is one window's mean, or 0 if the window is empty.
func (p *pass) mean(k, from, to int) float32 {
	from, to = max(from, 0), min(to, len(p.doc.Blocks))
	if from >= to {
		return 0
	}
	return (p.sums[to*windowSums+k] - p.sums[from*windowSums+k]) / float32(to-from)
}

// stretchCost is what a block without prose takes off a stretch; a long
// paragraph adds 1. A body may hold about seven short lines for each paragraph.
const stretchCost = .15

// readZone finds the document's long paragraphs and the stretch richest in
// them.
func (p *pass) readZone() {
	p.readWindowSums()
	n := len(p.doc.Blocks)
	z := &p.zone
	*z = zone{blocks: n, first: -1, last: -1, document: z.document, before: grow(z.before, n+1), after: grow(z.after, n+1), since: grow(z.since, n)}
	z.before[0] = 0
	sum, from, best := float32(0), 0, float32(0)
	var dup, wrapped, blanks int32
	var points, longest float32
	p.longs = p.longs[:0]
	for i := range n {
		t := &p.traits[i]
		p.longs = append(p.longs, z.longs)
		z.since[i] = int32(z.last)
		z.before[i+1] = z.before[i] + t.chars
		z.chars += t.chars
		if t.long {
			if z.first < 0 {
				z.first = i
			}
			z.last = i
			z.longs++
		}
		gain := float32(-stretchCost)
		if t.nth == 0 {
			gain += p.sums[(i+1)*windowSums] - p.sums[i*windowSums]
		}
		if sum += gain; sum <= 0 {
			sum, from = 0, i+1
		} else if sum > best {
			best, z.stretchFrom, z.stretchTo = sum, from, i+1
		}
		if t.repeat > 1 {
			dup++
		}
		if p.doc.Blocks[i].lines > 1 {
			wrapped++
		}
		if p.doc.Blocks[i].blanks > 0 {
			blanks++
		}
		if t.points >= DropPoints {
			points++
		}
		longest = max(longest, float32(t.chars))
	}
	nf := float32(max(n, 1))
	z.document = append(z.document[:0],
		logf(float32(n)), logf(float32(z.chars)), p.mean(0, 0, n), p.mean(1, 0, n), p.mean(3, 0, n), float32(dup)/nf,
		p.mean(2, 0, n), float32(blanks)/nf, float32(wrapped)/nf, points/nf, logf(longest), float32(z.stretchTo-z.stretchFrom)/nf)
	z.after[n] = int32(n)
	for i := n - 1; i >= 0; i-- { // next long paragraph after or at i
		z.after[i] = z.after[i+1]
		if p.traits[i].long {
			z.after[i] = int32(i)
		}
	}
}

// zoneFeatures appends where block i stands among the paragraphs.
func (p *pass) zoneFeatures(row []float32, i int) []float32 {
	z := &p.zone
	n := z.blocks
	prev := int(z.since[i])
	next := int(z.after[i])
	if p.traits[i].long {
		next = int(z.after[i+1])
	}
	since, to := float32(-1), float32(-1)
	textSince, textTo := float32(-1), float32(-1)
	if prev >= 0 {
		since, textSince = float32(i-prev), logf(float32(z.before[i]-z.before[prev+1]))
	}
	if next < n {
		to, textTo = float32(next-i), logf(float32(z.before[next]-z.before[i+1]))
	}
	gap := float32(-1)
	if prev >= 0 && next < n {
		gap = float32(next - prev)
	}
	longsBefore := p.longs[i]
	t := &p.traits[i]
	var o1, o2, o3, d1, d2 float32
	if i > 0 {
		o1, d1 = overlap(t, &p.traits[i-1]), float32(p.doc.Blocks[i].indent-p.doc.Blocks[i-1].indent)
	}
	if i+1 < n {
		o2, d2 = overlap(t, &p.traits[i+1]), float32(p.doc.Blocks[i].indent-p.doc.Blocks[i+1].indent)
	}
	if i > 1 {
		o3 = overlap(t, &p.traits[i-2])
	}
	first, last := float32(-99), float32(-99)
	if z.first >= 0 {
		first, last = float32(i-z.first), float32(i-z.last)
	}
	return append(row,
		first, last, since, to, textSince, textTo, gap, float32(i)/float32(n), ratio(z.before[i], z.chars),
		ratio(longsBefore, z.longs), float32(longsBefore), float32(z.longs-longsBefore)-flag(t.long),
		flag(i >= z.stretchFrom && i < z.stretchTo), float32(i-z.stretchFrom), float32(z.stretchTo-1-i),
		o1, o2, o3, d1, d2,
		p.mean(2, i-5, i), p.mean(2, i+1, i+6), p.mean(0, i-3, i), p.mean(0, i+1, i+4))
}

func (p *pass) documentFeatures(row []float32) []float32 { return append(row, p.zone.document...) }
