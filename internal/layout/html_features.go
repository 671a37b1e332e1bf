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

var levelNames = []string{
	"blocks of element", "prose of element", "text of element", "links of element", "link share of element", "prose share of element",
	"n-grams of element", "place in element", "tag of element",
}

var htmlNames = func() []string {
	names := []string{
		"kind", "heading level", "tag", "depth", "link share", "link text", "line breaks", "path words", "near path words",
		"in container", "levels to container", "blocks before container", "blocks after container", "kind before", "kind after",
		"link share before", "link share after", "link share 2 before", "link share 2 after", "same path as before", "same path as after",
		"path words before", "path words after", "levels to heading above", "blocks since heading",
		"like it", "text of its like", "link share of its like", "n-grams of its like", "prose of its like", "share of text of its like", "place in its like",
		"words of heading above", "n-grams of heading above", "rule points of heading above", "said by the page's data", "words of the title",
		"blocks since title heading", "levels to title heading", "said before", "said after", "page has title heading",
	}
	for k := range page.NumWithin {
		names = append(names, "within "+strconv.Itoa(k))
	}
	for _, l := range levelsUp {
		for _, n := range levelNames {
			names = append(names, n+" "+strconv.Itoa(l))
		}
	}
	return append(names, pageFactNames...)
}()

// pageRow appends the features of block i of the page.
func (v *pageView) pageRow(row []float32, p *Scores, i int) []float32 {
	h, n := v.doc, len(v.doc.Places)
	pl := &h.Places[i]
	b := &p.Blocks[i]
	depth, level, tag := float32(0), float32(0), float32(-1)
	if pl.Node >= 0 {
		tag = tagClass(h.Nodes[pl.Node].Tag)
		for e := pl.Node; e >= 0; e = h.Nodes[e].Parent {
			depth++
			if t := h.Nodes[e].Tag; t >= atom.H1 && level == 0 {
				level = float32(page.HeadingLevel(t))
			}
		}
	}
	inside, levels := i >= v.inside[0] && i < v.inside[1], float32(-1)
	if v.best >= 0 {
		levels = float32(v.levelsTo(i, v.best))
	}
	near := func(j int, f func(j int) float32) float32 {
		if j < 0 || j >= n {
			return -1
		}
		return f(j)
	}
	kind := func(j int) float32 { return float32(p.Blocks[j].Kind) }
	same := func(j int) float32 { return flag(v.group[j] == v.group[i]) }
	path := func(j int) float32 { return v.path[j] }
	since, headingLevels := float32(-1), float32(-1)
	for j := i - 1; j >= 0 && j >= i-30; j-- {
		if p.Blocks[j].Kind == blocks.Heading {
			since = float32(i - j)
			if e := v.grow0(j); e >= 0 {
				headingLevels = float32(v.levelsTo(i, e))
			}
			break
		}
	}
	g := v.like(i)
	all := &v.sums[n]
	row = append(row,
		float32(b.Kind), level, tag, depth, v.linkShare(i), logf(float32(pl.LinkChars)), float32(pl.Breaks), v.path[i], v.pathNear[i],
		flag(inside), levels, float32(v.inside[0]-i), float32(i-v.inside[1]), near(i-1, kind), near(i+1, kind),
		near(i-1, v.linkShare), near(i+1, v.linkShare), near(i-2, v.linkShare), near(i+2, v.linkShare), near(i-1, same), near(i+1, same),
		near(i-1, path), near(i+1, path), headingLevels, since,
		logf(g.count), logf(g.chars/g.count), g.links/(g.chars+1), g.ngrams/g.count, g.prose/g.count, g.chars/(all[sumChars]+1), float32(v.nth[i])/g.count)
	heading, headingPoints := float32(0), float32(-1)
	if k := v.heading[i]; k >= 0 {
		heading, headingPoints = p.signals[k].ngram, float32(p.signals[k].points)
	}
	sinceTitle, toTitle := float32(-999), float32(-1)
	if v.h1 >= 0 {
		sinceTitle = float32(i - int(v.h1))
		if e := v.grow0(int(v.h1)); e >= 0 {
			toTitle = float32(v.levelsTo(i, e))
		}
	}
	said := func(j int) float32 { return v.said[j] }
	row = append(row, v.pathHeading[i], heading, headingPoints, v.said[i], v.titled[i], sinceTitle, toTitle, near(i-1, said), near(i+1, said), flag(v.h1 >= 0))
	w := h.Within[pl.First]
	for k := range page.NumWithin {
		row = append(row, flag(w&(1<<k) != 0))
	}
	e, at := pl.Node, 0
	for _, l := range levelsUp {
		for ; at < l && e >= 0; at++ {
			if at == 0 {
				e = v.grow0(i)
			} else {
				e = v.grow[e]
			}
		}
		row = v.levelRow(row, i, e)
	}
	return append(row, v.facts[:]...)
}

// levelRow appends what element e around block i holds; -1 is the page.
func (v *pageView) levelRow(row []float32, i int, e int32) []float32 {
	n := len(v.doc.Places)
	all := &v.sums[n]
	if e < 0 {
		return append(row, logf(float32(n)), 1, 1, 1, all[sumLinks]/(all[sumChars]+1), all[sumProse]/(all[sumChars]+1),
			all[sumNGrams]/float32(n), float32(i)/float32(n), -1)
	}
	from, to := v.blockAt[e], v.blockAt[v.doc.Nodes[e].End]
	chars, count := v.sum(sumChars, e), float32(max(to-from, 1))
	return append(row,
		logf(count), v.sum(sumProse, e)/(all[sumProse]+1), chars/(all[sumChars]+1), v.sum(sumLinks, e)/(all[sumLinks]+1),
		v.sum(sumLinks, e)/(chars+1), v.sum(sumProse, e)/(chars+1), v.sum(sumNGrams, e)/count, float32(int32(i)-from)/count,
		tagClass(v.doc.Nodes[e].Tag))
}

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
	for a := v.grow0(i); a >= 0 && k < maxLevels; a, k = v.grow[a], k+1 {
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
