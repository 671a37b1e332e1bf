package layout

import (
	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/model"
	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/internal/reuse"
	"github.com/pare-text/pare/internal/words"
	"golang.org/x/net/html/atom"
)

// A pageView is what the layout score knows of a page beside its text: sums
// over the blocks inside each element, the container that holds the prose, and
// the blocks that stand in the same way.
type pageView struct {
	doc     *page.Document
	blockAt []int32  // by node: how many blocks begin before it
	grow    []int32  // by node: the next element around it with more blocks, or -1
	paths   []uint32 // by node: hash of the tags and classes down to it
	sums    [][numSums]float32
	probs   []float32        // prefix sums of the first score's probability
	kept    []float32        // the same times the text's length
	keys    map[uint32]int32 // group by path
	groups  []pathGroup
	group   []int32   // by block
	nth     []int32   // of its group
	points  []float32 // by node: what paragraphs give it
	best    int32     // the container, or -1
	inside  [2]int    // its blocks
	facts   []float32 // features of the page as a whole
	named   namedPage
	views   pageViews // scratch

	heading           []int32       // by block: the heading above it, or -1
	path, pathNear    []float32     // by block: score of its class words
	pathHeading       []float32     // the same of the words of the heading above
	said              []float32     // by block: share of its words that the page's data says
	titled            []float32     // share of its words that stand in the title
	h1                int32         // the first block in an h1, or -1
	nearSums, farSums []pathSum     // by node
	values            []value       // by number
	weights           model.Steps   // of the words of values and headings
	name              []byte        // scratch
	tokens            []words.Token // scratch
	words, titles     words.Set     // of the page's data, of its title
}

// The sums over blocks.
const (
	sumChars = iota
	sumLinks
	sumProse // characters of prose
	sumNGrams
	sumHeadings
	numSums
)

// A pathGroup sums up the blocks at the end of the same path of tags and
// classes: the comments of a thread, the cards of a list.
type pathGroup struct {
	count, chars, links, prose, ngrams, prob, most float32
}

// read makes the view of p's page. The traits and their n-grams must have been
// read.
func (v *pageView) read(p *Scores, w *model.Weights) {
	h := p.Page
	n, nodes := len(p.Blocks), h.Nodes
	v.doc = h
	v.sums = reuse.Slice(v.sums, n+1)
	v.sums[0] = [numSums]float32{}
	for i := range n {
		t, pl := &p.Traits[i], &h.Places[i]
		s := v.sums[i]
		chars := float32(t.Chars)
		links := min(float32(pl.LinkChars), chars)
		s[sumChars] += chars
		s[sumLinks] += links
		if p.IsPageProse(i) {
			s[sumProse] += chars
		}
		s[sumNGrams] += p.signals[i].ngram
		if p.Blocks[i].Kind == blocks.Heading {
			s[sumHeadings]++
		}
		v.sums[i+1] = s
	}
	v.blockAt = reuse.Slice(v.blockAt, len(nodes)+1)
	b := 0
	for i := range v.blockAt {
		for b < n && int(h.Places[b].First) < i {
			b++
		}
		v.blockAt[i] = int32(b)
	}
	v.grow, v.paths = reuse.Slice(v.grow, len(nodes)), reuse.Slice(v.paths, len(nodes))
	v.weights = w.Paths.Steps
	v.makeValues()
	for i := range nodes {
		node := &nodes[i]
		if node.IsText() {
			continue
		}
		around, path := node.Parent, uint32(words.Basis)
		if around >= 0 {
			path = v.paths[around]
			if v.blocks(around) == v.blocks(int32(i)) {
				around = v.grow[around]
			}
		}
		v.grow[i] = around
		v.paths[i] = v.pathHash(i, path)
	}
	v.readGroups(p)
	v.readBest(p)
	v.readFacts()
	v.readHeadings(p)
	v.readNames(p)
	v.readSaid(p)
	v.readPaths(p, w.Paths.Scale)
}

// blocks is how many blocks stand inside node i.
func (v *pageView) blocks(i int32) int32 {
	return v.blockAt[v.doc.Nodes[i].End] - v.blockAt[i]
}

// sum is a sum over the blocks inside node i.
func (v *pageView) sum(k int, i int32) float32 {
	return v.sums[v.blockAt[v.doc.Nodes[i].End]][k] - v.sums[v.blockAt[i]][k]
}

// pathHash adds element i to the path of the elements around it: its tag and
// its classes.
func (v *pageView) pathHash(i int, path uint32) uint32 {
	path = (path ^ uint32(v.doc.Nodes[i].Tag)) * words.Prime
	for _, a := range v.doc.Attrs(i) {
		if a.Key != "class" {
			continue
		}
		if a.Name != 0 {
			path = (path ^ v.classHash(a)) * words.Prime
		}
		break // of several the first counts
	}
	return path
}

func (v *pageView) readGroups(p *Scores) {
	n := len(p.Blocks)
	if v.keys == nil {
		v.keys = map[uint32]int32{}
	}
	clear(v.keys)
	v.groups = v.groups[:0]
	v.group, v.nth = reuse.Slice(v.group, n), reuse.Slice(v.nth, n)
	for i := range n {
		pl := &v.doc.Places[i]
		key := uint32(p.Blocks[i].Kind)
		if pl.Node >= 0 {
			key ^= v.paths[pl.Node]
		}
		k, ok := v.keys[key]
		if !ok {
			k = int32(len(v.groups))
			v.keys[key] = k
			v.groups = append(v.groups, pathGroup{})
		}
		g, t := &v.groups[k], &p.Traits[i]
		v.group[i], v.nth[i] = k, int32(g.count)
		g.count++
		g.chars += float32(t.Chars)
		g.links += min(float32(pl.LinkChars), float32(t.Chars))
		g.ngrams += p.signals[i].ngram
		if p.IsPageProse(i) {
			g.prose++
		}
	}
}

// like is the group of block i.
func (v *pageView) like(i int) *pathGroup { return &v.groups[v.group[i]] }

// bestReach is how far up a paragraph speaks for the elements around it; each
// step halves its weight. Chosen by hand.
const bestReach = 4

// readBest finds the element that holds the most prose for its size, as
// Arc90's Readability did: paragraphs speak for the elements around them,
// links inside against.
func (v *pageView) readBest(p *Scores) {
	v.points = reuse.Slice(v.points, len(v.doc.Nodes))
	clear(v.points)
	v.best, v.inside = -1, [2]int{}
	for i := range p.Blocks {
		if !p.IsPageProse(i) {
			continue
		}
		weight := 1 + float32(p.Stats[i].Commas) + min(float32(p.Traits[i].Chars)/100, 5)
		for e, k := v.growing(i), 0; e >= 0 && k < bestReach; e, k = v.grow[e], k+1 {
			v.points[e] += weight
			weight /= 2
		}
	}
	most := float32(0)
	for e, points := range v.points {
		if points <= most {
			continue
		}
		if points *= 1 - v.sum(sumLinks, int32(e))/(v.sum(sumChars, int32(e))+1); points > most {
			most, v.best = points, int32(e)
		}
	}
	if v.best >= 0 {
		v.inside = [2]int{int(v.blockAt[v.best]), int(v.blockAt[v.doc.Nodes[v.best].End])}
	}
}

// growing is the innermost element around block i that holds other blocks, too.
func (v *pageView) growing(i int) int32 {
	e := v.doc.Places[i].Node
	if e >= 0 && v.blocks(e) <= 1 {
		return v.grow[e]
	}
	return e
}

// A factView counts elements of a page.
type factView struct {
	*pageView
	blocks                                float32 // 1 at least
	articles, forms, tables, code, inputs float32
}

var factColumns = []column[factView]{
	{feature{"page nodes", aspectPage}, func(v *factView) float32 { return logf(float32(len(v.doc.Nodes))) }},
	{feature{"page link share", aspectPage}, func(v *factView) float32 { return v.all()[sumLinks] / (v.all()[sumChars] + 1) }},
	{feature{"page prose share", aspectPage}, func(v *factView) float32 { return v.all()[sumProse] / (v.all()[sumChars] + 1) }},
	{feature{"page articles", aspectPage}, func(v *factView) float32 { return logf(v.articles) }},
	{feature{"page forms", aspectPage}, func(v *factView) float32 { return logf(v.forms) }},
	{feature{"page tables", aspectPage}, func(v *factView) float32 { return logf(v.tables) }},
	{feature{"page code", aspectPage}, func(v *factView) float32 { return logf(v.code) }},
	{feature{"page inputs", aspectPage}, func(v *factView) float32 { return logf(v.inputs) }},
	{feature{"page paths", aspectPage}, func(v *factView) float32 { return logf(float32(len(v.groups))) }},
	{feature{"page share of prose in container", aspectPage}, func(v *factView) float32 {
		if v.best < 0 {
			return 0
		}
		return v.sum(sumProse, v.best) / (v.all()[sumProse] + 1)
	}},
	{feature{"page share of blocks in container", aspectPage}, func(v *factView) float32 { return float32(v.inside[1]-v.inside[0]) / v.blocks }},
	{feature{"page headings", aspectPage}, func(v *factView) float32 { return v.all()[sumHeadings] / v.blocks }},
	{feature{"page says article", aspectPage}, func(v *factView) float32 { return flag(v.doc.Claims&page.SaysArticle != 0) }},
	{feature{"page says product", aspectPage}, func(v *factView) float32 { return flag(v.doc.Claims&page.SaysProduct != 0) }},
	{feature{"page says forum", aspectPage}, func(v *factView) float32 { return flag(v.doc.Claims&page.SaysForum != 0) }},
	{feature{"page says list", aspectPage}, func(v *factView) float32 { return flag(v.doc.Claims&page.SaysList != 0) }},
}

// readFacts describes the page as a whole.
func (v *pageView) readFacts() {
	f := factView{pageView: v, blocks: float32(max(len(v.doc.Places), 1))}
	for i := range v.doc.Nodes {
		switch v.doc.Nodes[i].Tag {
		case atom.Article:
			f.articles++
		case atom.Form:
			f.forms++
		case atom.Table:
			f.tables++
		case atom.Pre:
			f.code++
		case atom.Input, atom.Select, atom.Textarea:
			f.inputs++
		}
	}
	v.facts = write(v.facts[:0], factColumns, &f)
}
