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

// A Node is an element or a text of a page.
type Node struct {
	// Tag is the element's, or 0 for a text and for an element that HTML does
	// not know; these have a Name.
	Tag atom.Atom
	// Name is the tag of an element that HTML does not know, in lower case.
	Name string
	// Text is that of a text, with its entities decoded.
	Text string
	// Parent is the index of the element around the node; -1 for none.
	Parent int32
	// End is the index of the first node behind the ones inside; of a text, its
	// own and 1.
	End int32
	// From and To are the bytes of the start tag, or of the text, in Source.
	From, To int

	attrs, attrsEnd int32
}

// IsText reports whether n is a text.
func (n *Node) IsText() bool { return n.Tag == 0 && n.Name == "" }

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
}

// Attrs returns the attributes of node i that pare has a use for, of several with the
// same key all.
func (p *Page) Attrs(i int) []Attr {
	n := &p.Nodes[i]
	return p.attrs[n.attrs:n.attrsEnd]
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
		return p.Nodes[i+1].Text
	}
	var b strings.Builder
	for k := i; k < int(n.End); k++ {
		if p.Nodes[k].IsText() {
			b.WriteString(p.Nodes[k].Text)
		}
	}
	return b.String()
}
