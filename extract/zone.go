package extract

// A zone is where the article's paragraphs stand in a document.
type zone struct {
	first, last int     // first and last long paragraph; -1 if none
	longs       int32   // how many there are
	longsBefore []int32 // how many of them before each block
	since       []int32 // last long paragraph before each block, or -1
	next        []int32 // next long paragraph from each block on, or how many blocks there are
	textBefore  []int32 // characters before each block
	chars       int32   // of all blocks
	from, to    int     // the stretch richest in prose, half open; empty if there is none
}

// stretchCost is what a block without prose takes off a stretch; a long
// paragraph adds 1. A body may hold about seven short lines for each paragraph.
const stretchCost = .15

// density is what block i adds to the prose of a stretch.
func (f *facts) density(i int) float32 {
	switch {
	case f.traits[i].long:
		return 1
	case f.isProse(i, overHalfProse):
		return .5
	}
	return 0
}

// read finds the document's long paragraphs and the stretch richest in them.
func (z *zone) read(f *facts) {
	n := len(f.blocks)
	*z = zone{
		first: -1, last: -1,
		longsBefore: grow(z.longsBefore, n), since: grow(z.since, n), next: grow(z.next, n+1), textBefore: grow(z.textBefore, n+1),
	}
	z.textBefore[0] = 0
	sum, from, best := float32(0), 0, float32(0)
	for i := range n {
		t := &f.traits[i]
		z.longsBefore[i] = z.longs
		z.since[i] = int32(z.last)
		z.textBefore[i+1] = z.textBefore[i] + t.chars
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
			gain += f.density(i)
		}
		if sum += gain; sum <= 0 {
			sum, from = 0, i+1
		} else if sum > best {
			best, z.from, z.to = sum, from, i+1
		}
	}
	z.next[n] = int32(n)
	for i := n - 1; i >= 0; i-- {
		z.next[i] = z.next[i+1]
		if f.traits[i].long {
			z.next[i] = int32(i)
		}
	}
}

// isAbove reports whether block i stands above the stretch richest in prose.
func (z *zone) isAbove(i int) bool { return i < z.from }

// isInside reports whether block i stands in the stretch richest in prose, or
// there is none.
func (z *zone) isInside(i int) bool { return z.to == 0 || i >= z.from && i < z.to }
