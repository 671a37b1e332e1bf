package layout

import (
	"strconv"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/page"

	"golang.org/x/net/html/atom"
)

// A page's block has the features of a line of text and those below: its
// element, the elements around it, its container, its like.

// levelsUp are the elements around a block, counted by those that hold more
// blocks than the one inside.
var levelsUp = [...]int{0, 1, 2, 3, 4, 6}

// A blockView is a block on its page.
type blockView struct {
	*pageView
	p     *Scores
	i     int
	place *page.Place
	group *pathGroup

	// derived for several features
	tag, depth, level float32 // of the innermost element, how many are around, of a heading among them
	heading           int     // the nearest one above, or -1
}

// pageViews are what the columns of a row see. They stand here as they would be
// allocated for each row otherwise.
type pageViews struct {
	block   blockView
	element elementView
	name    nameView
}

// near returns a measure of the block at an offset, or never if there is none.
func (v *blockView) near(off int, measure func(i int) float32) float32 {
	if j := v.i + off; j >= 0 && j < len(v.doc.Places) {
		return measure(j)
	}
	return never
}

func (v *blockView) kindAt(i int) float32 { return float32(v.p.Blocks[i].Kind) }
func (v *blockView) isLike(i int) float32 { return flag(v.pageView.group[i] == v.pageView.group[v.i]) }
func (v *blockView) pathAt(i int) float32 { return v.path[i] }
func (v *blockView) saidAt(i int) float32 { return v.said[i] }

// levelsToBlock is how many levels up an element holds block j as well, or never if j
// is -1 or stands in no element.
func (v *blockView) levelsToBlock(j int) float32 {
	if j >= 0 {
		if e := v.growing(j); e >= 0 {
			return float32(v.levelsTo(v.i, e))
		}
	}
	return never
}

var blockColumns = []column[blockView]{
	{feature{"kind", aspectPath}, func(v *blockView) float32 { return v.kindAt(v.i) }},
	{feature{"heading level", aspectPath}, func(v *blockView) float32 { return v.level }},
	{feature{"tag", aspectPath}, func(v *blockView) float32 { return v.tag }},
	{feature{"depth", aspectPath}, func(v *blockView) float32 { return v.depth }},
	{feature{"link share", aspectLinks}, func(v *blockView) float32 { return v.linkShare(v.i) }},
	{feature{"link text", aspectLinks}, func(v *blockView) float32 { return logf(float32(v.place.LinkChars)) }},
	{feature{"line breaks", aspectLook}, func(v *blockView) float32 { return float32(v.place.Breaks) }},
	{feature{"path words", aspectPath}, func(v *blockView) float32 { return v.path[v.i] }},
	{feature{"near path words", aspectPath}, func(v *blockView) float32 { return v.pathNear[v.i] }},
	{feature{"in container", aspectContainer}, func(v *blockView) float32 { return flag(v.i >= v.inside[0] && v.i < v.inside[1]) }},
	{feature{"levels to container", aspectContainer}, func(v *blockView) float32 {
		if v.best < 0 {
			return never
		}
		return float32(v.levelsTo(v.i, v.best))
	}},
	{feature{"blocks before container", aspectContainer}, func(v *blockView) float32 { return float32(v.inside[0] - v.i) }},
	{feature{"blocks after container", aspectContainer}, func(v *blockView) float32 { return float32(v.i - v.inside[1]) }},
	{feature{"kind before", aspectAround}, func(v *blockView) float32 { return v.near(-1, v.kindAt) }},
	{feature{"kind after", aspectAround}, func(v *blockView) float32 { return v.near(1, v.kindAt) }},
	{feature{"link share before", aspectAround}, func(v *blockView) float32 { return v.near(-1, v.linkShare) }},
	{feature{"link share after", aspectAround}, func(v *blockView) float32 { return v.near(1, v.linkShare) }},
	{feature{"link share 2 before", aspectAround}, func(v *blockView) float32 { return v.near(-2, v.linkShare) }},
	{feature{"link share 2 after", aspectAround}, func(v *blockView) float32 { return v.near(2, v.linkShare) }},
	{feature{"same path as before", aspectAround}, func(v *blockView) float32 { return v.near(-1, v.isLike) }},
	{feature{"same path as after", aspectAround}, func(v *blockView) float32 { return v.near(1, v.isLike) }},
	{feature{"path words before", aspectAround}, func(v *blockView) float32 { return v.near(-1, v.pathAt) }},
	{feature{"path words after", aspectAround}, func(v *blockView) float32 { return v.near(1, v.pathAt) }},
	{feature{"levels to heading above", aspectPath}, func(v *blockView) float32 { return v.levelsToBlock(v.heading) }},
	{feature{"blocks since heading", aspectPlace}, func(v *blockView) float32 {
		if v.heading < 0 {
			return never
		}
		return float32(v.i - v.heading)
	}},
	{feature{"like it", aspectLike}, func(v *blockView) float32 { return logf(v.group.count) }},
	{feature{"text of its like", aspectLike}, func(v *blockView) float32 { return logf(v.group.chars / v.group.count) }},
	{feature{"link share of its like", aspectLike}, func(v *blockView) float32 { return v.group.links / (v.group.chars + 1) }},
	{feature{"n-grams of its like", aspectLike}, func(v *blockView) float32 { return v.group.ngrams / v.group.count }},
	{feature{"prose of its like", aspectLike}, func(v *blockView) float32 { return v.group.prose / v.group.count }},
	{feature{"share of text of its like", aspectLike}, func(v *blockView) float32 { return v.group.chars / (v.all()[sumChars] + 1) }},
	{feature{"place in its like", aspectLike}, func(v *blockView) float32 { return float32(v.nth[v.i]) / v.group.count }},
	{feature{"words of heading above", aspectWords}, func(v *blockView) float32 { return v.pathHeading[v.i] }},
	{feature{"n-grams of heading above", aspectWords}, func(v *blockView) float32 {
		if k := v.pageView.heading[v.i]; k >= 0 {
			return v.p.signals[k].ngram
		}
		return 0
	}},
	{feature{"rule points of heading above", aspectCues}, func(v *blockView) float32 {
		if k := v.pageView.heading[v.i]; k >= 0 {
			return float32(v.p.signals[k].points)
		}
		return never
	}},
	{feature{"said by the page's data", aspectSaid}, func(v *blockView) float32 { return v.said[v.i] }},
	{feature{"words of the title", aspectSaid}, func(v *blockView) float32 { return v.titled[v.i] }},
	{feature{"blocks since title heading", aspectPlace}, func(v *blockView) float32 {
		if v.h1 < 0 {
			return noTitle
		}
		return float32(v.i - int(v.h1))
	}},
	{feature{"levels to title heading", aspectPath}, func(v *blockView) float32 { return v.levelsToBlock(int(v.h1)) }},
	{feature{"said before", aspectAround}, func(v *blockView) float32 { return v.near(-1, v.saidAt) }},
	{feature{"said after", aspectAround}, func(v *blockView) float32 { return v.near(1, v.saidAt) }},
	{feature{"page has title heading", aspectPage}, func(v *blockView) float32 { return flag(v.h1 >= 0) }},
}

// An elementView is an element around a block; -1 is the page.
type elementView struct {
	*pageView
	i        int // the block
	e        int32
	from, to int32 // the blocks inside
}

// count is how many blocks the element holds, 1 at least.
func (v *elementView) count() float32 { return float32(max(v.to-v.from, 1)) }

// in is a sum over the blocks inside.
func (v *elementView) in(k int) float32 { return v.sums[v.to][k] - v.sums[v.from][k] }

// of is the share of that sum in the page's; the page itself has all of it.
func (v *elementView) of(k int) float32 {
	if v.e < 0 {
		return 1
	}
	return v.in(k) / (v.all()[k] + 1)
}

var elementColumns = []column[elementView]{
	{feature{"blocks of element", aspectContainer}, func(v *elementView) float32 {
		if v.e < 0 {
			return logf(float32(v.to))
		}
		return logf(v.count())
	}},
	{feature{"prose of element", aspectContainer}, func(v *elementView) float32 { return v.of(sumProse) }},
	{feature{"text of element", aspectContainer}, func(v *elementView) float32 { return v.of(sumChars) }},
	{feature{"links of element", aspectLinks}, func(v *elementView) float32 { return v.of(sumLinks) }},
	{feature{"link share of element", aspectLinks}, func(v *elementView) float32 { return v.in(sumLinks) / (v.in(sumChars) + 1) }},
	{feature{"prose share of element", aspectContainer}, func(v *elementView) float32 { return v.in(sumProse) / (v.in(sumChars) + 1) }},
	{feature{"n-grams of element", aspectContainer}, func(v *elementView) float32 { return v.in(sumNGrams) / v.count() }},
	{feature{"place in element", aspectContainer}, func(v *elementView) float32 { return float32(int32(v.i)-v.from) / v.count() }},
	{feature{"tag of element", aspectPath}, func(v *elementView) float32 {
		if v.e < 0 {
			return never
		}
		return tagClass(v.doc.Nodes[v.e].Tag)
	}},
}

var pageFeatures = func() []feature {
	all := featuresOf(blockColumns)
	for k := range page.NumWithin {
		all = append(all, feature{"within " + strconv.Itoa(k), aspectPath})
	}
	for _, l := range levelsUp {
		for _, f := range featuresOf(elementColumns) {
			all = append(all, feature{f.name + " " + strconv.Itoa(l), f.aspect})
		}
	}
	all = append(all, featuresOf(nameColumns)...)
	return append(all, featuresOf(factColumns)...)
}()

// headingReach is how many blocks above a block a heading may stand.
const headingReach = 30

// pageRow appends the features of block i of the page.
func (v *pageView) pageRow(row []float32, p *Scores, i int) []float32 {
	pl := &v.doc.Places[i]
	b := &v.views.block
	*b = blockView{pageView: v, p: p, i: i, place: pl, group: v.like(i), tag: never, heading: -1}
	if pl.Node >= 0 {
		b.tag = tagClass(v.doc.Nodes[pl.Node].Tag)
	}
	for e := pl.Node; e >= 0; e = v.doc.Nodes[e].Parent {
		b.depth++
		if b.level == 0 {
			b.level = float32(page.HeadingLevel(v.doc.Nodes[e].Tag))
		}
	}
	for j := i - 1; j >= 0 && j >= i-headingReach && b.heading < 0; j-- {
		if p.Blocks[j].Kind == blocks.Heading {
			b.heading = j
		}
	}
	row = write(row, blockColumns, b)
	marks := v.doc.Within[pl.First]
	for k := range page.NumWithin {
		row = append(row, flag(marks&(1<<k) != 0))
	}
	e, at := pl.Node, 0
	for _, l := range levelsUp {
		for ; at < l && e >= 0; at++ {
			if at == 0 {
				e = v.growing(i)
			} else {
				e = v.grow[e]
			}
		}
		around := &v.views.element
		*around = elementView{pageView: v, i: i, e: e, to: int32(len(v.doc.Places))}
		if e >= 0 {
			around.from, around.to = v.blockAt[e], v.blockAt[v.doc.Nodes[e].End]
		}
		row = write(row, elementColumns, around)
	}
	row = v.nameRow(row, i)
	v.views = pageViews{} // holds no page longer than it is read
	return append(row, v.facts...)
}

// all is the sums over all blocks of the page.
func (v *pageView) all() *[numSums]float32 { return &v.sums[len(v.doc.Places)] }

func (v *pageView) linkShare(i int) float32 {
	chars := v.sums[i+1][sumChars] - v.sums[i][sumChars]
	return (v.sums[i+1][sumLinks] - v.sums[i][sumLinks]) / (chars + 1)
}

// maxLevels bounds the steps between two elements.
const maxLevels = 12

// levelsTo counts the growing elements from block i up to the first that holds
// element e as well.
func (v *pageView) levelsTo(i int, e int32) int {
	k := 0
	for a := v.growing(i); a >= 0 && k < maxLevels; a, k = v.grow[a], k+1 {
		if a <= e && e < v.doc.Nodes[a].End {
			break
		}
	}
	return k
}

// tagClass orders the tags that tell something, from parts of text to parts of
// pages.
func tagClass(t atom.Atom) float32 {
	switch t {
	case atom.P:
		return 1
	case atom.Div:
		return 2
	case atom.Span, atom.A:
		return 3
	case atom.Li:
		return 4
	case atom.Td, atom.Th, atom.Tr, atom.Table, atom.Tbody:
		return 5
	case atom.Blockquote:
		return 6
	case atom.Figure, atom.Figcaption:
		return 7
	case atom.Ul, atom.Ol:
		return 8
	case atom.Dl, atom.Dt, atom.Dd:
		return 9
	case atom.Section:
		return 10
	case atom.Article:
		return 11
	case atom.Main:
		return 12
	case atom.Body:
		return 13
	case atom.Header:
		return 14
	case atom.Aside:
		return 15
	case atom.Nav:
		return 16
	case atom.Footer:
		return 17
	case atom.Form, atom.Fieldset, atom.Label:
		return 18
	case atom.Button, atom.Select:
		return 19
	}
	return 0
}
