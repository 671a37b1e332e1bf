package layout

import (
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/reuse"
	"github.com/pare-text/pare/rule"
)

// Lines that look alike, or begin or end with the same word, are mostly of one kind: the
// sub-headings of a guide, the rows of a table, the captions of one desk. Where all of
// them stand tells more of each than its own place.

// The ways in which lines are kin.
const (
	byLook = iota
	byFirstWord
	byLastWord
	numKin
)

var kinNames = [numKin]string{"look", "first word", "last word"}

// A kinSum is what is known of all lines of a kin.
type kinSum struct {
	last                 int32 // where it was seen last
	count                float32
	abovePara, belowPara float32 // how many stand above or below a paragraph, next to it
	dropped              float32 // by rules
	apart                float32 // how often a paragraph stands between one and the next
}

// A kinship is the kin of each block.
type kinship struct {
	at   map[uint32]int32
	sums []kinSum
	of   [numKin][]int32 // by block: its kin in sums, or -1
}

// readKin reads the kin of all blocks, after readPlaces.
func (p *Scores) readKin() {
	k := &p.text.kin
	n := len(p.Blocks)
	if k.at == nil {
		k.at = map[uint32]int32{}
	}
	clear(k.at)
	k.sums = k.sums[:0]
	for by := range k.of {
		k.of[by] = reuse.Slice(k.of[by], n)
	}
	for i := range n {
		keys := p.kinKeys(i)
		for by, key := range keys {
			k.of[by][i] = -1
			if key == 0 {
				continue
			}
			at, ok := k.at[key]
			if !ok {
				at = int32(len(k.sums))
				k.at[key] = at
				k.sums = append(k.sums, kinSum{last: -1})
			}
			k.of[by][i] = at
			p.addKin(&k.sums[at], i)
		}
	}
}

// addKin adds block i to its kin.
func (p *Scores) addKin(s *kinSum, i int) {
	if s.last >= 0 && p.zone.Since[i] > s.last {
		s.apart++
	}
	s.last = int32(i)
	s.count++
	s.abovePara += flag(p.IsProse(i+1, facts.Half))
	s.belowPara += flag(p.IsProse(i-1, facts.Half))
	s.dropped += flag(p.signals[i].points >= rule.DropPoints)
}

// The kin by their words are told apart from those by their look.
const (
	firstWordSalt = 0x9e3779b1
	lastWordSalt  = 0x85ebca6b
)

// kinKeys returns what block i shares with its kin, 0 where it has none: a paragraph has
// no kin by its words.
func (p *Scores) kinKeys(i int) (keys [numKin]uint32) {
	s := &p.Stats[i]
	size := uint32(0)
	for words := s.Words; words > 1 && size < 6; words /= 2 {
		size++
	}
	upper := uint32(4 * s.CapsWords / max(s.Words, 1))
	title := uint32(flag(2*s.UpperWords > s.Words))
	keys[byLook] = (((size<<4|uint32(lastClass(s)))<<4|uint32(firstClass(s)))<<3|min(upper, 4))<<2 | title<<1 | uint32(flag(s.Numbers > 0)) | 1<<31
	if toks := p.TokensOf(i); len(toks) > 1 && !p.Traits[i].Long {
		keys[byFirstWord] = toks[0].Hash ^ firstWordSalt
		keys[byLastWord] = toks[len(toks)-1].Hash ^ lastWordSalt
	}
	return keys
}

// kinColumns are what a block's kin tell of it, for each way to be kin.
var kinColumns = []column[kinView]{
	{feature{"lines of its ", aspectKin}, func(v *kinView) float32 { return logf(v.count - 1) }},
	{feature{"paragraph below lines of its ", aspectKin}, func(v *kinView) float32 { return v.others(v.abovePara, flag(v.p.IsProse(v.i+1, facts.Half))) }},
	{feature{"paragraph above lines of its ", aspectKin}, func(v *kinView) float32 { return v.others(v.belowPara, flag(v.p.IsProse(v.i-1, facts.Half))) }},
	{feature{"rules on lines of its ", aspectKin}, func(v *kinView) float32 {
		return v.others(v.dropped, flag(v.p.signals[v.i].points >= rule.DropPoints))
	}},
	{feature{"paragraphs between lines of its ", aspectKin}, func(v *kinView) float32 { return v.apart / max(v.count-1, 1) }},
}

// A kinView is a block among its kin.
type kinView struct {
	*kinSum
	p *Scores
	i int
}

// others is the mean of a sum over the block's kin without itself.
func (v *kinView) others(sum, own float32) float32 {
	if v.count < 2 {
		return never
	}
	return (sum - own) / (v.count - 1)
}

var kinFeatures = func() []feature {
	var all []feature
	for _, by := range kinNames {
		for _, c := range kinColumns {
			all = append(all, feature{c.name + by, c.aspect})
		}
	}
	return all
}()

// noKin is the kin of a block that has none but itself.
var noKin = kinSum{count: 1}

// kinRow appends kinFeatures of block i.
func (p *Scores) kinRow(row []float32, i int) []float32 {
	k := &p.text.kin
	v := &p.views.kin
	for by := range k.of {
		*v = kinView{&noKin, p, i}
		if at := k.of[by][i]; at >= 0 {
			v.kinSum = &k.sums[at]
		}
		row = write(row, kinColumns, v)
	}
	return row
}
