package extract

import (
	"strings"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/page"
	"golang.org/x/net/html/atom"
)

// A pageDoc is a page that is cut into blocks.
type pageDoc struct {
	*page.Page
	blocks []blocks.Block
	places []place  // by block
	within []within // by node
	claims claims
	lang   string // BCP 47 primary tag, or ""
}

// A place is where a block stands on its page.
type place struct {
	node      int32 // the innermost element around all of the block
	first     int32 // its first text or image
	last      int32 // the node behind its last one
	linkChars int32 // bytes of its text inside links
	breaks    int32 // line breaks in it
}

// within says inside which elements a node stands, itself included.
type within uint32

const (
	withinNav within = 1 << iota
	withinHeader
	withinFooter
	withinAside
	withinMain
	withinArticle
	withinFigure
	withinCaption // figcaption
	withinForm
	withinButton
	withinList
	withinTable
	withinHidden // does not show, or not at first
	withinNoscript
	withinDialog
	withinLink
	withinHeading
	withinQuote
	withinPre
	withinDefinition
	withinAddress
	withinDetails
	withinLabel
	withinSection
	withinUnread // head, scripts, drawings, templates: no text of the page
)

const numWithin = 24 // without withinUnread

// readWithin sets the marks of every node.
func readWithin(p *page.Page) []within {
	marks := make([]within, len(p.Nodes))
	for i := range p.Nodes {
		n := &p.Nodes[i]
		var w within
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
func ownWithin(p *page.Page, i int, tag atom.Atom) within {
	var w within
	switch tag {
	case atom.Nav, atom.Menu:
		w = withinNav
	case atom.Header:
		w = withinHeader
	case atom.Footer:
		w = withinFooter
	case atom.Aside:
		w = withinAside
	case atom.Main:
		w = withinMain
	case atom.Article:
		w = withinArticle
	case atom.Section:
		w = withinSection
	case atom.Figure:
		w = withinFigure
	case atom.Figcaption:
		w = withinCaption
	case atom.Form:
		w = withinForm
	case atom.Button, atom.Select, atom.Option:
		w = withinButton
	case atom.Label, atom.Legend:
		w = withinLabel
	case atom.Ul, atom.Ol, atom.Li:
		w = withinList
	case atom.Dl, atom.Dt, atom.Dd:
		w = withinDefinition
	case atom.Table:
		w = withinTable
	case atom.Noscript:
		w = withinNoscript
	case atom.Dialog:
		w = withinDialog
	case atom.A:
		if _, ok := p.Attr(i, "href"); ok {
			w = withinLink
		}
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w = withinHeading
	case atom.Blockquote:
		w = withinQuote
	case atom.Pre, atom.Listing, atom.Xmp, atom.Plaintext:
		w = withinPre
	case atom.Address:
		w = withinAddress
	case atom.Details, atom.Summary:
		w = withinDetails
	case atom.Head, atom.Title, atom.Script, atom.Style, atom.Svg, atom.Iframe, atom.Textarea, atom.Noembed, atom.Datalist:
		w = withinUnread
	case atom.Template:
		if _, ok := p.Attr(i, "shadowrootmode"); !ok {
			w = withinUnread
		}
	}
	for _, a := range p.Attrs(i) {
		switch a.Key {
		case "hidden":
			w |= withinHidden
		case "aria-hidden":
			if a.Val == "true" {
				w |= withinHidden
			}
		case "style":
			if hidesByStyle(a.Val) {
				w |= withinHidden
			}
		case "role":
			switch a.Val {
			case "navigation", "menu", "menubar", "tablist":
				w |= withinNav
			case "banner":
				w |= withinHeader
			case "contentinfo":
				w |= withinFooter
			case "complementary":
				w |= withinAside
			case "main":
				w |= withinMain
			case "article":
				w |= withinArticle
			case "dialog", "alertdialog":
				w |= withinDialog
			case "button", "tab", "menuitem":
				w |= withinButton
			case "search", "form":
				w |= withinForm
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

// maxPathElements bounds what [Document.Path] names.
const maxPathElements = 4

// path returns the innermost elements around block i, outermost first, with their
// first class or their id: "main>article.post>p".
func (d *pageDoc) path(i int) string {
	var parts []string
	for e := d.places[i].node; e >= 0 && len(parts) < maxPathElements; e = d.Nodes[e].Parent {
		n := &d.Nodes[e]
		name := n.Name
		if n.Tag != 0 {
			name = n.Tag.String()
		}
		if class := strings.Fields(d.Get(int(e), "class")); len(class) > 0 {
			name += "." + class[0]
		} else if id := d.Get(int(e), "id"); id != "" {
			name += "#" + id
		}
		parts = append([]string{name}, parts...)
	}
	return strings.Join(parts, ">")
}
