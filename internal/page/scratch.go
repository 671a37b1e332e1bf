package page

import (
	"slices"
	"sync"

	"github.com/pare-text/pare/internal/reuse"
)

// A scratch is what a page is made in: how many nodes it has shows when it is read, and
// new memory costs more than a copy to what they need.
type scratch struct {
	nodes []Node
	attrs []Attr
	open  []openElement
	names map[string]int32
}

var scratches = sync.Pool{New: func() any { return &scratch{names: map[string]int32{}} }}

// mostKept is how many nodes, attributes and names a scratch may hold that is used
// again. Chosen by hand: of the labelled pages less than 1 in 200 has more.
const mostKept = reuse.MostTokens / 16

// done gives the page its nodes, and other pages the scratch. A large page keeps what it
// was made in.
func (b *builder) done() *Page {
	p, s := b.page, b.scratch
	p.names = len(s.names)
	if max(cap(p.Nodes), cap(p.attrs), len(s.names)) > mostKept {
		if cap(p.Nodes) > 2*len(p.Nodes) {
			p.Nodes = slices.Clone(p.Nodes)
		}
		return p
	}
	s.nodes, s.attrs = p.Nodes, p.attrs
	p.Nodes, p.attrs = slices.Clone(p.Nodes), slices.Clone(p.attrs)
	clear(s.attrs) // they and the names are parts of the page
	clear(s.names)
	s.open = b.open[:cap(b.open)]
	clear(s.open)
	scratches.Put(s)
	return p
}
