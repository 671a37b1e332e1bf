// Package page reads HTML into a flat sequence of nodes: the elements and texts
// of the page in document order, each with its parent and its place in the
// source. It is all that the rest of pare knows of parsing.
//
// The nodes come from package lexer, whose tokens joined are the source, so that
// every node has a byte span. The tree is built
// here, with the implied ends that the HTML standard gives to paragraphs, list
// items and cells; a tree parser loses the offsets, refuses a document of 512
// open elements and takes seconds for a million stray tags. What the standard
// moves elsewhere, as text directly in a table, stays where it stands.
package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// A Node is an element or a text of a page. A page may have millions: it holds no
// pointers, which the garbage collector would follow, and its texts are those of the source
// wherever nothing in them is decoded.
type Node struct {
	// Tag is the element's, or 0 for a text and for an element that HTML does
	// not know.
	Tag atom.Atom
	// Parent is the index of the element around the node; -1 for none.
	Parent int32
	// End is the index of the first node behind the ones inside; of a text, its
	// own and 1.
	End int32
	// From and To are the bytes of the start tag, or of the text, in Source.
	From, To int32

	more      int32 // where its attributes begin in Page.attrs; of a text, 1 and its place in Page.decoded, or 0
	attrCount uint8
	isText    bool
}

// IsText reports whether n is a text.
func (n *Node) IsText() bool { return n.isText }

// An Attr is an attribute of an element. Its key is in lower case; its value has
// its entities decoded.
type Attr struct {
	Key, Val string
	// Name numbers the values of attributes that name their element: class, id, role
	// and their like. The same value has the same number on a page, from 1; it is 0
	// for an empty value and for other attributes. So what a value says has to be
	// found out once, and stands in a list of [Page.Names].
	Name int32
}

// A Page is a parsed document.
type Page struct {
	Source string
	Nodes  []Node
	attrs  []Attr
	names  int // that the attributes have
	// decoded are the texts that are not a part of the source.
	decoded []string
}

// TextOf returns the text of node i, with its entities decoded; "" of an element.
func (p *Page) TextOf(i int) string {
	n := &p.Nodes[i]
	switch {
	case !n.isText:
		return ""
	case n.more > 0:
		return p.decoded[n.more-1]
	}
	return p.Source[n.From:n.To]
}

// NameOf returns the tag of element i, in lower case; "" of a text.
func (p *Page) NameOf(i int) string {
	n := &p.Nodes[i]
	switch {
	case n.isText:
		return ""
	case n.Tag != 0:
		return n.Tag.String()
	}
	name := p.Source[n.From+1 : n.To]
	if end := strings.IndexAny(name, " \t\n\f\r/>"); end >= 0 {
		name = name[:end]
	}
	return strings.ToLower(name)
}

// addText adds a text that stands at [from, to) in the source.
func (p *Page) addText(text string, parent int32, from, to int) {
	n := Node{Parent: parent, End: int32(len(p.Nodes) + 1), From: int32(from), To: int32(to), isText: true}
	if text != p.Source[from:to] {
		p.decoded = append(p.decoded, text)
		n.more = int32(len(p.decoded))
	}
	p.Nodes = append(p.Nodes, n)
}

// Attrs returns the attributes of node i that pare has a use for.
func (p *Page) Attrs(i int) []Attr {
	n := &p.Nodes[i]
	if n.isText {
		return nil
	}
	return p.attrs[n.more : n.more+int32(n.attrCount)]
}

// Attr returns the value of an attribute of node i, and whether it is there.
func (p *Page) Attr(i int, key string) (string, bool) {
	for _, a := range p.Attrs(i) {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// Get returns the value of an attribute of node i, or "".
func (p *Page) Get(i int, key string) string {
	v, _ := p.Attr(i, key)
	return v
}

// InnerText returns the texts inside node i, as they stand, white space and all.
func (p *Page) InnerText(i int) string {
	n := &p.Nodes[i]
	if int(n.End) == i+2 && p.Nodes[i+1].IsText() {
		return p.TextOf(i + 1)
	}
	var b strings.Builder
	for k := i; k < int(n.End); k++ {
		if p.Nodes[k].IsText() {
			b.WriteString(p.TextOf(k))
		}
	}
	return b.String()
}
