package extract

import (
	"sort"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/facts"
	"golang.org/x/net/html/atom"
)

// A list, a table, a quotation of a page is decided as one, from what the score has about
// all of its blocks: half a table is worse than none. And what stands among the paragraphs
// that stay needs more doubt to go than what stands beside them. The first three numbers
// were chosen by cross-validation over sites and by what bench/elements.py loses, the
// others by hand.
const (
	unitInside = 2    // what is added to the log-odds of a unit between two paragraphs
	unitBehind = 1.25 // of one behind the last paragraph
	loneInside = .75  // of a block between two paragraphs that is no unit
	mostProse  = .5   // share of the page's paragraphs from which an element is its layout
	mostCards  = 1.5  // blocks for each item from which a list is one of cards
	mostBox    = 8    // blocks of an element without such a tag
	nearLevels = 3    // elements around a unit in one of which the paragraph stands
)

// A unit is an element whose blocks are decided as one: those of [from, to).
type unit struct {
	element  int32
	from, to int
}

// unitTags are the elements that are units.
var unitTags = map[atom.Atom]bool{
	atom.Ul: true, atom.Ol: true, atom.Table: true, atom.Dl: true, atom.Details: true, atom.Pre: true, atom.Blockquote: true,
	atom.Aside: true, atom.Address: true,
}

// A surrounding is where the paragraphs of a page stand that the score keeps.
type surrounding struct {
	kept         []bool
	above, below []int         // by block: the nearest one before it, and from it on, or -1
	around       map[int32]int // how many of them stand directly in an element
}

// readUnits moves the scores of the blocks of units to their mean, and those of all that
// stands among paragraphs towards body.
func (j *judge) readUnits() {
	s := j.surrounding()
	score := j.scores.Final
	j.whole = make([]bool, len(score))
	inUnit := make([]bool, len(score))
	for _, u := range j.units(s) {
		var sum, weight float64
		named := 0
		for i := u.from; i < u.to; i++ {
			w := float64(j.Traits[i].Chars)/20 + 1
			sum += float64(w * float64(min(max(score[i], -4), 4))) // not fused with the sum, on any machine
			weight += w
			inUnit[i] = true
			if j.Dropped(i) {
				named++
			}
		}
		parent := j.Page.Nodes[u.element].Parent
		above, below := j.isNear(parent, s.above[u.from]), j.isNear(parent, s.below[u.to])
		if !above && !below || j.isCards(u) {
			continue
		}
		mean := sum / weight
		if j.Page.Nodes[u.element].Tag == atom.Pre || !j.scores.IsSidelined(u.element) {
			mean += favour(above, below, unitInside, unitBehind)
		}
		for i := u.from; i < u.to; i++ {
			score[i] = float32(mean)
			j.whole[i] = above && below && mean > 0 && named*3 <= u.to-u.from
		}
	}
	for i := range score {
		e := j.Page.Places[i].Node
		if inUnit[i] || s.kept[i] || e < 0 || j.scores.IsSidelined(e) {
			continue
		}
		above, below := j.isNear(e, s.above[i]), j.isNear(e, s.below[i+1])
		above = above || s.above[i] >= 0 && j.headsParagraph(i, s)
		score[i] += float32(favour(above, below, loneInside, 0))
	}
}

// headsParagraph reports whether block i is a heading right above a paragraph that stays,
// in the same element: the article may go on in an element beside that of its beginning.
func (j *judge) headsParagraph(i int, s *surrounding) bool {
	if j.Blocks[i].Kind != blocks.Heading || s.below[i+1] != i+1 {
		return false
	}
	places := j.Page.Places
	return places[i+1].Node >= 0 && j.Page.Nodes[places[i].Node].Parent == j.Page.Nodes[places[i+1].Node].Parent
}

// favour is what their place adds to the log-odds of blocks that stand below a paragraph
// near them, or not, and above one.
func favour(above, below bool, inside, behind float64) float64 {
	switch {
	case !above:
		return 0
	case below:
		return inside
	}
	return behind
}

// surrounding reads where the paragraphs are that the score keeps.
func (j *judge) surrounding() *surrounding {
	n := len(j.Blocks)
	s := &surrounding{kept: make([]bool, n), above: make([]int, n+1), below: make([]int, n+1), around: map[int32]int{}}
	last := -1
	for i := range n {
		s.above[i] = last
		s.kept[i] = j.IsUnlinkedProse(i, facts.Half) && j.scores.BodyChance(i) > .5
		if !s.kept[i] {
			continue
		}
		last = i
		e := j.Page.Places[i].Node
		if e >= 0 && j.blockAt(j.Page.Nodes[e].End)-j.blockAt(e) == 1 {
			e = j.Page.Nodes[e].Parent
		}
		if e >= 0 {
			s.around[e]++
		}
	}
	s.above[n], s.below[n] = last, -1
	for i := n - 1; i >= 0; i-- {
		s.below[i] = s.below[i+1]
		if s.kept[i] {
			s.below[i] = i
		}
	}
	return s
}

// units returns the outermost units of the page, without those that are its layout.
func (j *judge) units(s *surrounding) []unit {
	var all []unit
	nodes := j.Page.Nodes
	total := j.proseIn(0, len(j.Blocks))
	for e := int32(0); e < int32(len(nodes)); e++ {
		n := &nodes[e]
		isUnit := unitTags[n.Tag]
		if n.IsText() || !isUnit && (n.Parent < 0 || s.around[n.Parent] < 2) {
			continue
		}
		u := unit{e, j.blockAt(e), j.blockAt(n.End)}
		switch size := u.to - u.from; {
		case size == 0, j.proseIn(u.from, u.to) > mostProse*total:
			continue
		case !isUnit && (size < 2 || size > mostBox || s.below[u.from] >= 0 && s.below[u.from] < u.to || j.holdsCode(e)):
			continue // a block, a part of the page, one with a paragraph in it, or the toolbar around code
		}
		all = append(all, u)
		e = n.End - 1
	}
	return all
}

// holdsCode reports whether a code block stands in element e.
func (j *judge) holdsCode(e int32) bool {
	for i := e; i < j.Page.Nodes[e].End; i++ {
		if j.Page.Nodes[i].Tag == atom.Pre {
			return true
		}
	}
	return false
}

// blockAt returns the first block that begins at node e or behind it.
func (j *judge) blockAt(e int32) int {
	return sort.Search(len(j.Page.Places), func(i int) bool { return j.Page.Places[i].First >= e })
}

// proseIn counts the characters of the paragraphs among the blocks [from, to).
func (j *judge) proseIn(from, to int) float64 {
	chars := 0.0
	for i := from; i < to; i++ {
		if j.IsPageProse(i) {
			chars += float64(j.Traits[i].Chars)
		}
	}
	return chars
}

// isNear reports whether there is a block i that stands in element e or in one of those
// around it.
func (j *judge) isNear(e int32, i int) bool {
	if i < 0 {
		return false
	}
	at := j.Page.Places[i].First
	for k := 0; e >= 0 && k < nearLevels; k++ {
		if at >= e && at < j.Page.Nodes[e].End {
			return true
		}
		e = j.Page.Nodes[e].Parent
	}
	return false
}

// isCards reports whether the items of a unit are several blocks each, as the cards of
// products and teasers, which are not of one kind.
func (j *judge) isCards(u unit) bool {
	items := 0
	for e := u.element; e < j.Page.Nodes[u.element].End; e++ {
		switch j.Page.Nodes[e].Tag {
		case atom.Li, atom.Td, atom.Th, atom.Dt, atom.Dd, atom.P:
			items++
		}
	}
	return items > 1 && float64(u.to-u.from) > mostCards*float64(items)
}
