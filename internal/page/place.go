package page

import (
	"strings"

	"github.com/pare-text/pare/internal/blocks"
	"golang.org/x/net/html/atom"
)

// A Document is a page that is cut into blocks.
type Document struct {
	*Page
	Blocks []blocks.Block // of a page with more than ManyBlocks the first FirstBlocks; Block has all
	Places []Place        // by block
	Within []Within       // by node
	Claims Claims
	Lang   string // BCP 47 primary tag, or ""

	marks []mark // by block
	text  string // of all blocks, one after the other
}

// Of a page of more than ManyBlocks, FirstBlocks are made at once. That is what is looked
// at for metadata, and a page with so many is a table. Chosen by hand.
const (
	ManyBlocks  = 200_000
	FirstBlocks = 20_000
)

// A mark is what a block needs in memory on a page that may have millions of them.
type mark struct {
	start, end int32  // where it stands in the source
	text       uint32 // where its text ends in that of all
	kind       blocks.Kind
}

// Count is how many blocks d has, before Release.
func (d *Document) Count() int { return len(d.marks) }

// Release lets go of what Count and Block are read from.
func (d *Document) Release() { d.marks, d.text = nil, "" }

// Block returns block i, before Release.
func (d *Document) Block(i int) blocks.Block {
	m, from := d.marks[i], uint32(0)
	if i > 0 {
		from = d.marks[i-1].text
	}
	return blocks.Block{
		Span: blocks.Span{Start: int(m.start), End: int(m.end)}, Kind: m.kind, Text: d.text[from:m.text], Lines: 1, Blanks: 1,
	}
}

// readBlocks makes the blocks that are made at once.
func (d *Document) readBlocks() {
	n := len(d.marks)
	if n > ManyBlocks {
		n = FirstBlocks
	}
	d.Blocks = make([]blocks.Block, n)
	for i := range d.Blocks {
		d.Blocks[i] = d.Block(i)
	}
}

// A Place is where a block stands on its page.
type Place struct {
	Node      int32 // the innermost element around all of the block
	First     int32 // its first text or image
	Last      int32 // the node behind its last one
	LinkChars int32 // bytes of its text inside links
	Breaks    int32 // line breaks in it
}

// Within says inside which elements a node stands, itself included.
type Within uint32

const (
	InNav Within = 1 << iota
	InHeader
	InFooter
	InAside
	InMain
	InArticle
	InFigure
	InCaption // figcaption
	InForm
	InButton
	InList
	InTable
	InHidden // does not show, or not at first
	InNoscript
	InDialog
	InLink
	InHeading
	InQuote
	InPre
	InDefinition
	InAddress
	InDetails
	InLabel
	InSection
	Unread // head, scripts, drawings, templates: no text of the page
)

// NumWithin is how many marks there are that features see.
const NumWithin = 24 // without Unread

// readWithin sets the marks of every node.
func readWithin(p *Page) []Within {
	marks := make([]Within, len(p.Nodes))
	for i := range p.Nodes {
		n := &p.Nodes[i]
		var w Within
		if n.Parent >= 0 {
			w = marks[n.Parent]
		}
		if !n.IsText() {
			w |= ownWithin(p, i, n.Tag)
		}
		marks[i] = w
	}
	return marks
}

// ownWithin returns the marks that an element sets.
func ownWithin(p *Page, i int, tag atom.Atom) Within {
	var w Within
	switch tag {
	case atom.Nav, atom.Menu:
		w = InNav
	case atom.Header:
		w = InHeader
	case atom.Footer:
		w = InFooter
	case atom.Aside:
		w = InAside
	case atom.Main:
		w = InMain
	case atom.Article:
		w = InArticle
	case atom.Section:
		w = InSection
	case atom.Figure:
		w = InFigure
	case atom.Figcaption:
		w = InCaption
	case atom.Form:
		w = InForm
	case atom.Button, atom.Select, atom.Option:
		w = InButton
	case atom.Label, atom.Legend:
		w = InLabel
	case atom.Ul, atom.Ol, atom.Li:
		w = InList
	case atom.Dl, atom.Dt, atom.Dd:
		w = InDefinition
	case atom.Table:
		w = InTable
	case atom.Noscript:
		w = InNoscript
	case atom.Dialog:
		w = InDialog
	case atom.A:
		if _, ok := p.Attr(i, "href"); ok {
			w = InLink
		}
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w = InHeading
	case atom.Blockquote:
		w = InQuote
	case atom.Pre, atom.Listing, atom.Xmp, atom.Plaintext:
		w = InPre
	case atom.Address:
		w = InAddress
	case atom.Details, atom.Summary:
		w = InDetails
	case atom.Head, atom.Title, atom.Script, atom.Style, atom.Svg, atom.Iframe, atom.Textarea, atom.Noembed, atom.Datalist:
		w = Unread
	case atom.Template:
		if _, ok := p.Attr(i, "shadowrootmode"); !ok {
			w = Unread
		}
	}
	for _, a := range p.Attrs(i) {
		switch a.Key {
		case "hidden":
			w |= InHidden
		case "aria-hidden":
			if a.Val == "true" {
				w |= InHidden
			}
		case "style":
			if hidesByStyle(a.Val) {
				w |= InHidden
			}
		case "role":
			switch a.Val {
			case "navigation", "menu", "menubar", "tablist":
				w |= InNav
			case "banner":
				w |= InHeader
			case "contentinfo":
				w |= InFooter
			case "complementary":
				w |= InAside
			case "main":
				w |= InMain
			case "article":
				w |= InArticle
			case "dialog", "alertdialog":
				w |= InDialog
			case "button", "tab", "menuitem":
				w |= InButton
			case "search", "form":
				w |= InForm
			}
		}
	}
	return w
}

// hidesByStyle reports whether a style attribute hides its element.
func hidesByStyle(style string) bool {
	for _, prop := range [...]string{"display", "visibility"} {
		at := strings.Index(style, prop)
		if at < 0 {
			continue
		}
		value := strings.TrimLeft(style[at+len(prop):], " :")
		if strings.HasPrefix(value, "none") || strings.HasPrefix(value, "hidden") {
			return true
		}
	}
	return false
}

// maxPathElements bounds what [Document.Path] names. Chosen by hand.
const maxPathElements = 4

// Path returns the innermost elements around block i, outermost first, with their
// first class or their id: "main>article.post>p".
func (d *Document) Path(i int) string {
	var parts []string
	for e := d.Places[i].Node; e >= 0 && len(parts) < maxPathElements; e = d.Nodes[e].Parent {
		name := d.NameOf(int(e))
		if class := strings.Fields(d.Get(int(e), "class")); len(class) > 0 {
			name += "." + class[0]
		} else if id := d.Get(int(e), "id"); id != "" {
			name += "#" + id
		}
		parts = append([]string{name}, parts...)
	}
	return strings.Join(parts, ">")
}

// InMenu reports whether block i is of a menu or a form, where "By" sorts.
func (d *Document) InMenu(i int) bool {
	node := d.Places[i].Node
	return node >= 0 && d.Within[node]&(InNav|InForm|InFooter|InButton|InLabel) != 0
}

// IsTitle reports whether block i is an h1, or in one that holds up to three
// elements around it; chosen by hand.
func (d *Document) IsTitle(i int) bool {
	for e, k := d.Places[i].Node, 0; e >= 0 && k < 4; e, k = d.Nodes[e].Parent, k+1 {
		if d.Nodes[e].Tag == atom.H1 {
			return true
		}
	}
	return false
}

// HeadingLevel returns the level of the heading that a tag makes, 1 to 6, or 0.
func HeadingLevel(t atom.Atom) int {
	switch t {
	case atom.H1:
		return 1
	case atom.H2:
		return 2
	case atom.H3:
		return 3
	case atom.H4:
		return 4
	case atom.H5:
		return 5
	case atom.H6:
		return 6
	}
	return 0
}

// FewBlocks make a piece of a page: of the labelled pages 1 in 100 has fewer, so the
// score knows nothing of it.
const FewBlocks = 16
