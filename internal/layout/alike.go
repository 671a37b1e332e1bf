package layout

import (
	"math"

	"github.com/pare-text/pare/internal/facts"
)

// A document that is read in windows has mostly lines that look alike: the rows of a
// table, the entries of a log. In it, a strip of blocks has the scores of one before it that
// has the same blocks, between the same blocks, whatever their numbers. Only how far it is from what
// stands far away differs, and the edges are far.

const (
	// How many blocks around a strip are compared: the widest of secondWindows.
	alikeReach = 40
	// How far the edges of a window are: what it sees of the windows beside it.
	alikeEdge = 500
)

// An alikeStrips says where strips of a window were scored, by what they look like.
type alikeStrips map[uint64]int

// newAlikeStrips returns nil unless the document is read in windows.
func (p *Scores) newAlikeStrips() alikeStrips {
	if p.Part == facts.Whole {
		return nil
	}
	return alikeStrips{}
}

// before returns where a strip that looks like that of the blocks [at, end) begins, or -1. The strip
// stands for those that follow.
func (a alikeStrips) before(p *Scores, at, end int) int {
	if a == nil || at < alikeEdge || end > len(p.Blocks)-alikeEdge {
		return -1
	}
	key := uint64(end - at)
	for i := at - alikeReach; i < end+alikeReach; i++ {
		key = p.addLook(key, i)
	}
	if from, ok := a[key]; ok {
		return from
	}
	a[key] = at
	return -1
}

// addLook adds what block i looks like to a hash.
func (p *Scores) addLook(key uint64, i int) uint64 {
	const prime = 0x9e3779b97f4a7c15
	add := func(x uint64) {
		key = (key ^ x) * prime
		key ^= key >> 29
	}
	b, t, g := &p.Blocks[i], &p.Traits[i], &p.signals[i]
	add(uint64(t.Print)<<32 | uint64(uint32(t.Chars-p.Stats[i].Digits)))
	add(uint64(b.Kind)<<56 ^ uint64(b.Indent)<<40 ^ uint64(b.Blanks)<<20 ^ uint64(b.Lines))
	add(uint64(uint32(g.points))<<32 | uint64(math.Float32bits(p.Gaps[i].Blocks)))
	whole := p
	if p.whole != nil {
		add(uint64(math.Float32bits(p.FirstPass[i])))
		whole, i = p.whole, int(p.whole.RestOf[i])
	}
	if p.Page != nil {
		if e := p.Page.Places[i].Node; e >= 0 {
			add(uint64(whole.onPage.paths[e]))
		}
	}
	return key
}
