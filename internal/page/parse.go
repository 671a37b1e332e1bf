package page

import (
	"strings"

	"github.com/pare-text/pare/internal/lexer"
	"golang.org/x/net/html/atom"
)

// maxDepth is how many elements may be open at a time. What is nested deeper
// becomes a sibling: its text is read all the same. Pages that people write
// stay below 100. Chosen by hand.
const maxDepth = 256

// mostSource is how many bytes of a page are read: Node counts them in 32 bits.
const mostSource = 1<<31 - 1

// manyBytes is the size of a page from which its tags are counted for the room that its nodes
// take, a tenth of a second for a gigabyte: to make room as nodes come would take twice of it.
// Chosen by hand.
const manyBytes = 1 << 20

// leastNode is how many bytes of a page there are for each node that it has room for at first.
// Chosen by hand: the room is no more than 10 times the page, whatever stands in it.
const leastNode = 3

// mostNodes is about how many nodes a page may have: each tag may have a text behind it. A page
// of nothing but tags may have more; one of nothing but '<' has none.
func mostNodes(src string) int {
	tags := min(strings.Count(src, "<"), strings.Count(src, ">"))
	return min(2*tags-strings.Count(src, "</"), len(src)/leastNode) + 8 // and a few, as a last one would have all of them copied
}

// Parse reads a page. It takes any input, in linear time. Of one of more than 2 GiB it
// reads the beginning.
func Parse(src string) *Page {
	src = src[:min(len(src), mostSource)]
	s := scratches.Get().(*scratch)
	b := builder{
		page: &Page{Source: src, Nodes: s.nodes[:0], attrs: s.attrs[:0]},
		lex:  lexer.New(src), scratch: s, open: s.open[:0],
	}
	if len(src) >= manyBytes {
		b.page.Nodes = make([]Node, 0, mostNodes(src))
	}
	for {
		kind := b.lex.Next()
		b.from, b.to = b.lex.Span()
		switch kind {
		case lexer.EOF:
			// a tag that the end of the input cuts is a tag, not a text
			b.popTo(0)
			return b.done()
		case lexer.Text:
			b.text()
		case lexer.StartTag, lexer.SelfClosingTag:
			b.start(kind == lexer.SelfClosingTag)
		case lexer.EndTag:
			b.end()
		}
	}
}

// A builder makes the tree.
type builder struct {
	page     *Page
	lex      *lexer.Lexer
	scratch  *scratch
	from, to int // bytes of the token
	open     []openElement
	openP    int // how many of these are paragraphs
	hasHTML  [3]bool
}

type openElement struct {
	tag    atom.Atom
	name   string
	traits trait
	node   int32
}

func (b *builder) parent() int32 {
	if len(b.open) == 0 {
		return -1
	}
	return b.open[len(b.open)-1].node
}

// text adds the token as a text.
func (b *builder) text() {
	if n := len(b.open); n > 0 && b.open[n-1].traits&skipped != 0 {
		if script := int(b.open[n-1].node); b.open[n-1].tag != atom.Script || !IsLinkedData(b.page, script) && !IsState(b.page, script) {
			return
		}
	}
	b.page.addText(withoutNUL(b.lex.Text()), b.parent(), b.from, b.to)
}

// IsLinkedData reports whether script i holds linked data, and not a program.
func IsLinkedData(p *Page, i int) bool {
	return strings.HasSuffix(strings.ToLower(strings.TrimSpace(p.Get(i, "type"))), "ld+json")
}

// IsState reports whether script i holds the state of a framework as JSON.
func IsState(p *Page, i int) bool {
	return strings.ToLower(strings.TrimSpace(p.Get(i, "type"))) == "application/json"
}

// withoutNUL returns s without NUL bytes, which browsers pass over in texts. In
// attributes they show U+FFFD, which helps nobody.
func withoutNUL(s string) string {
	if strings.IndexByte(s, 0) < 0 {
		return s
	}
	return strings.ReplaceAll(s, "\x00", "")
}

// start adds an element.
func (b *builder) start(selfClosing bool) {
	name := b.lex.Name()
	tag := atom.Lookup([]byte(name))
	t := traitsOf(tag)
	if t&structure != 0 && b.again(tag) {
		return
	}
	if tag == atom.Noscript || tag == atom.Noframes {
		b.lex.NextIsNotRawText() // its content is what the page shows without scripts
	}
	b.imply(tag, t)
	n := Node{Tag: tag, Parent: b.parent(), From: int32(b.from), To: int32(b.to), more: int32(len(b.page.attrs))}
	unknown := ""
	if tag == 0 {
		unknown = name
	}
	b.attrs()
	n.attrCount = uint8(len(b.page.attrs) - int(n.more)) // as few as there are keys that are kept
	i := int32(len(b.page.Nodes))
	n.End = i + 1
	b.page.Nodes = append(b.page.Nodes, n)
	foreign := selfClosing && (tag == 0 || len(b.open) > 0 && b.inForeign())
	if t&void != 0 || foreign || len(b.open) >= maxDepth && t&skipped == 0 {
		return
	}
	b.open = append(b.open, openElement{tag, unknown, t, i})
	if tag == atom.P {
		b.openP++
	}
}

// again reports whether an element of which there is one was there before.
func (b *builder) again(tag atom.Atom) bool {
	k := 0
	switch tag {
	case atom.Head:
		k = 1
	case atom.Body:
		k = 2
		b.close(atom.Head, "")
	}
	again := b.hasHTML[k]
	b.hasHTML[k] = true
	return again
}

// inForeign reports whether an SVG or MathML element is open, where a tag can
// close itself.
func (b *builder) inForeign() bool {
	for k := len(b.open) - 1; k >= 0; k-- {
		if t := b.open[k].tag; t == atom.Svg || t == atom.Math {
			return true
		}
	}
	return false
}

// imply ends the elements that a start tag ends.
func (b *builder) imply(tag atom.Atom, t trait) {
	switch tag {
	case atom.Li:
		b.closeIn(atom.Li, 0, atom.Ul, atom.Ol, atom.Menu)
	case atom.Dd, atom.Dt:
		b.closeIn(atom.Dd, atom.Dt, atom.Dl)
	case atom.Option:
		b.closeIn(atom.Option, 0, atom.Select, atom.Optgroup)
	case atom.Optgroup:
		b.closeIn(atom.Optgroup, 0, atom.Select)
	case atom.Tr:
		b.closeIn(atom.Tr, 0, atom.Table)
	case atom.Td, atom.Th:
		b.closeIn(atom.Td, atom.Th, atom.Tr, atom.Table)
	case atom.Tbody, atom.Thead, atom.Tfoot:
		for _, a := range [...]atom.Atom{atom.Tbody, atom.Thead, atom.Tfoot} {
			b.closeIn(a, 0, atom.Table)
		}
	case atom.A:
		if n := len(b.open); n > 0 && b.open[n-1].tag == atom.A {
			b.popTo(n - 1)
		}
	}
	if t&closesP != 0 && b.openP > 0 {
		for k := len(b.open) - 1; k >= 0 && b.open[k].traits&scope == 0; k-- {
			if b.open[k].tag == atom.P {
				b.popTo(k)
				break
			}
		}
	}
	if IsHeading(tag) {
		if n := len(b.open); n > 0 && IsHeading(b.open[n-1].tag) {
			b.popTo(n - 1)
		}
	}
}

// closeIn ends the innermost open element of tag, or of other, unless one of
// the bounds is open inside of it.
func (b *builder) closeIn(tag, other atom.Atom, bounds ...atom.Atom) {
	for k := len(b.open) - 1; k >= 0; k-- {
		a := b.open[k].tag
		if a == tag || other != 0 && a == other {
			b.popTo(k)
			return
		}
		for _, bound := range bounds {
			if a == bound {
				return
			}
		}
	}
}

// end ends the element that an end tag names, if it is open.
func (b *builder) end() {
	name := b.lex.Name()
	tag := atom.Lookup([]byte(name))
	switch {
	case tag == atom.Body || tag == atom.Html:
		return // what follows still shows
	case tag == atom.Br:
		b.page.Nodes = append(b.page.Nodes, Node{Tag: tag, Parent: b.parent(), End: int32(len(b.page.Nodes) + 1), From: int32(b.from), To: int32(b.to)})
		return
	case tag == 0:
		b.close(0, name)
		return
	}
	b.close(tag, "")
}

// close ends the innermost open element of that tag or name. The end of an
// inline element ends no block inside of it, and none ends a table from within
// a cell.
func (b *builder) close(tag atom.Atom, name string) {
	t := traitsOf(tag)
	for k := len(b.open) - 1; k >= 0; k-- {
		o := &b.open[k]
		if o.tag == tag && o.name == name {
			b.popTo(k)
			return
		}
		if t&format != 0 && o.traits&block != 0 {
			return
		}
		if o.traits&scope != 0 && t&(scope|structure) == 0 && tag != atom.Tr && tag != atom.Tbody && tag != atom.Thead && tag != atom.Tfoot {
			return
		}
	}
}

// popTo closes all elements from the k-th open one on.
func (b *builder) popTo(k int) {
	end := int32(len(b.page.Nodes))
	for i := range b.open[k:] {
		o := &b.open[k+i]
		if b.page.Nodes[o.node].End = end; o.tag == atom.P {
			b.openP--
		}
	}
	b.open = b.open[:k]
}
