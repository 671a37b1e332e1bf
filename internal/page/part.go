package page

import (
	"hash/maphash"
	"slices"
	"sort"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/reuse"
	"golang.org/x/net/html/atom"
)

// Parts makes parts of a document, one after the other in the same memory.
type Parts struct {
	of   *Document
	runs selection
	part Document
	page Page
}

// PartsOf returns what makes parts of d.
func PartsOf(d *Document) *Parts { return &Parts{of: d} }

// Part returns a page that has some blocks of the document only, those of the ranges [from, to), in
// order; and of its nodes the head, those of these blocks, and the elements around
// them. read are these blocks. It holds until the next call.
func (p *Parts) Part(ranges [][2]int, read []blocks.Block) *Document {
	d, s := p.of, &p.runs
	*s = selection{of: d, runs: s.runs[:0]}
	s.addHead()
	for _, r := range ranges {
		to := int32(len(d.Nodes))
		if r[1] < len(d.Places) {
			to = d.Places[r[1]].First
		}
		s.add(d.Places[r[0]].First, to)
	}
	n := int(s.count)
	nodes, within := reuse.Slice(p.page.Nodes, n), reuse.Slice(p.part.Within, n)
	p.page = Page{Source: d.Source, Nodes: nodes, attrs: d.attrs, names: d.names, decoded: d.decoded}
	p.part = Document{Page: &p.page, Blocks: read, Places: p.part.Places[:0], Within: within, Claims: d.Claims, Lang: d.Lang}
	k := int32(0)
	for _, r := range s.runs {
		for i := r.from; i < r.to; i++ {
			n := d.Nodes[i]
			if n.Parent >= 0 {
				n.Parent = s.at(n.Parent)
			}
			n.End = max(s.at(n.End), k+1)
			nodes[k], within[k] = n, d.Within[i]
			k++
		}
	}
	for _, r := range ranges {
		for _, place := range d.Places[r[0]:r[1]] {
			if place.Node >= 0 {
				place.Node = s.at(place.Node)
			}
			place.First, place.Last = s.at(place.First), s.at(place.Last)
			p.part.Places = append(p.part.Places, place)
		}
	}
	return &p.part
}

// AddTo adds to a hash the elements of d and where its blocks stand in them.
func (d *Document) AddTo(h *maphash.Hash) {
	for i := range d.Nodes {
		n := &d.Nodes[i]
		if n.isText {
			maphash.WriteComparable(h, n.Parent)
			continue
		}
		maphash.WriteComparable(h, [...]int32{int32(n.Tag), n.Parent, n.End, int32(n.attrCount)})
		for _, a := range d.Attrs(i) {
			maphash.WriteComparable(h, a)
		}
		if n.Tag == atom.Script {
			_, _ = h.WriteString(d.InnerText(i)) // linked data; never fails
		}
	}
	for _, p := range d.Places {
		maphash.WriteComparable(h, p)
	}
}

// A selection is some nodes of a document.
type selection struct {
	of    *Document
	runs  []run // in order
	count int32 // of the nodes
}

// A run is nodes of a selection that follow each other in the document: [from, to), the first of
// which is the at-th of the selection.
type run struct{ from, to, at int32 }

// mostHead is how many nodes the head of a page has at most that each of its parts has as
// well: what it says of the page tells all parts apart from those of other pages. Chosen by hand.
const mostHead = 2000

// addHead adds the elements before the page's body: what they say is true of each part.
func (s *selection) addHead() {
	nodes := s.of.Nodes
	for i := range nodes[:min(len(nodes), mostHead)] {
		if n := &nodes[i]; n.Tag == atom.Head && int(n.End) <= mostHead {
			s.addAround(int32(i))
			s.addRun(int32(i), n.End)
			return
		}
	}
}

// add adds the nodes [from, to) and the elements around them. Elements around to are
// around from as well, or inside the range.
func (s *selection) add(from, to int32) {
	from = max(from, s.last()+1)
	if from < to {
		s.addAround(from)
		s.addRun(from, to)
	}
}

// addAround adds the elements around node i that are not there yet. They stand behind all
// that are: one that stood before would be around those as well.
func (s *selection) addAround(i int32) {
	last := s.last()
	var around []int32
	for e := s.of.Nodes[i].Parent; e > last; e = s.of.Nodes[e].Parent {
		around = append(around, e)
	}
	slices.Reverse(around)
	for _, e := range around {
		s.addRun(e, e+1)
	}
}

func (s *selection) addRun(from, to int32) {
	s.runs = append(s.runs, run{from, to, s.count})
	s.count += to - from
}

// last is the last node of the selection, or -1.
func (s *selection) last() int32 {
	if n := len(s.runs); n > 0 {
		return s.runs[n-1].to - 1
	}
	return -1
}

// at is where node i of the document stands in the selection, or the first that is there
// of those behind it.
func (s *selection) at(i int32) int32 {
	k := len(s.runs) - 1
	if i < s.runs[k].from { // most nodes are in the last run
		k = sort.Search(k, func(k int) bool { return i < s.runs[k].to })
	}
	r := s.runs[k]
	return r.at + min(max(i, r.from), r.to) - r.from
}
