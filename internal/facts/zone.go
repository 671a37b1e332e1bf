package facts

import "github.com/pare-text/pare/internal/reuse"

// A Zone is where the article's paragraphs stand in a document.
type Zone struct {
	First, Last int     // first and last long paragraph; -1 if none
	Longs       int32   // how many there are
	LongsBefore []int32 // how many of them before each block
	Since       []int32 // last long paragraph before each block, or -1
	Next        []int32 // next long paragraph from each block on, or how many blocks there are
	TextBefore  []int32 // characters before each block
	Chars       int32   // of all blocks
	From, To    int     // the stretch richest in prose, half open; empty if there is none
}

// stretchCost is what a block without prose takes off a stretch; a long
// paragraph adds 1. A body may hold about seven short lines for each paragraph.
// Chosen by hand.
const stretchCost = .15

// Density is what block i adds to the prose of a stretch.
func (f *Facts) Density(i int) float32 {
	switch {
	case f.Traits[i].Long:
		return 1
	case f.IsProse(i, OverHalf):
		return .5
	}
	return 0
}

// Read finds the document's long paragraphs and the stretch richest in them.
func (z *Zone) Read(f *Facts) {
	n := len(f.Blocks)
	*z = Zone{
		First: -1, Last: -1,
		LongsBefore: reuse.Slice(z.LongsBefore, n), Since: reuse.Slice(z.Since, n), Next: reuse.Slice(z.Next, n+1), TextBefore: reuse.Slice(z.TextBefore, n+1),
	}
	z.TextBefore[0] = 0
	sum, from, best := float32(0), 0, float32(0)
	for i := range n {
		t := &f.Traits[i]
		z.LongsBefore[i] = z.Longs
		z.Since[i] = int32(z.Last)
		z.TextBefore[i+1] = z.TextBefore[i] + t.Chars
		z.Chars += t.Chars
		if t.Long {
			if z.First < 0 {
				z.First = i
			}
			z.Last = i
			z.Longs++
		}
		gain := float32(-stretchCost)
		if t.Nth == 0 {
			gain += f.Density(i)
		}
		if sum += gain; sum <= 0 {
			sum, from = 0, i+1
		} else if sum > best {
			best, z.From, z.To = sum, from, i+1
		}
	}
	z.Next[n] = int32(n)
	for i := n - 1; i >= 0; i-- {
		z.Next[i] = z.Next[i+1]
		if f.Traits[i].Long {
			z.Next[i] = int32(i)
		}
	}
}

// IsAbove reports whether block i stands above the stretch richest in prose.
func (z *Zone) IsAbove(i int) bool { return i < z.From }

// IsInside reports whether block i stands in the stretch richest in prose, or
// there is none.
func (z *Zone) IsInside(i int) bool { return z.To == 0 || i >= z.From && i < z.To }
