package page

import (
	"fmt"
	"strings"

	"golang.org/x/net/html/atom"
)

// Where the text of a page is that holds none.
const (
	InScripts   = "no text in this page; it is built by scripts"
	InFrames    = "no text in this page; its text is in frames"
	InTemplates = "no text in this page; its text is in templates, which only scripts show"
	InUnclosed  = "no text in this page; what follows <%s> belongs to it, as it is never closed"
	InNothing   = "no text in this page"
)

// maxNote is how many bytes a note for readers without scripts or frames may
// have; what is longer is a text for them. Chosen by hand.
const maxNote = 400

// WhyEmpty says of a page that holds no text where its text is, if the page
// tells; "" of any other page.
func WhyEmpty(pg *Document) string {
	if !pg.hasOnlyNotes() {
		return ""
	}
	switch tag := unclosed(pg.Page); {
	case has(pg.Page, isFrame):
		return InFrames
	case tag != "":
		return fmt.Sprintf(InUnclosed, tag)
	case has(pg.Page, isProgram):
		return InScripts
	case has(pg.Page, isFilledTemplate):
		return InTemplates
	case len(pg.Blocks) == 0:
		return InNothing
	}
	return "" // a note is all its text
}

// hasOnlyNotes reports whether a page shows nothing but short notes for readers
// without scripts or frames, or nothing at all.
func (d *Document) hasOnlyNotes() bool {
	size := 0
	for i := range d.Blocks {
		if size += len(d.Blocks[i].Text); size > maxNote || !d.isNote(i) {
			return false
		}
	}
	return true
}

// isNote reports whether block i only shows without scripts or frames.
func (d *Document) isNote(i int) bool {
	nodes := d.Nodes
	for k := d.Places[i].First; k >= 0; k = nodes[k].Parent {
		if tag := nodes[k].Tag; tag == atom.Noscript || tag == atom.Noframes {
			return true
		}
	}
	return false
}

// has reports whether any node of a page is what is asks for.
func has(pg *Page, is func(*Page, int) bool) bool {
	for i := range pg.Nodes {
		if is(pg, i) {
			return true
		}
	}
	return false
}

func isFrame(pg *Page, i int) bool {
	return pg.Nodes[i].Tag == atom.Frame || pg.Nodes[i].Tag == atom.Frameset
}

// isProgram reports whether node i is a script that may build the page. Linked
// data is about the page.
func isProgram(pg *Page, i int) bool {
	return pg.Nodes[i].Tag == atom.Script && !IsLinkedData(pg, i)
}

// isFilledTemplate reports whether node i is a template that holds a text.
func isFilledTemplate(pg *Page, i int) bool {
	return pg.Nodes[i].Tag == atom.Template && strings.TrimSpace(pg.InnerText(i)) != ""
}

// unclosed returns the tag of an element in which there is no markup and whose
// end tag is missing, so that all behind it belongs to it; "" if there is none.
func unclosed(pg *Page) string {
	n := len(pg.Nodes)
	for i := max(n-2, 0); i < n; i++ { // nothing but its text follows
		switch tag := pg.Nodes[i].Tag; tag {
		case atom.Title, atom.Textarea, atom.Script, atom.Style, atom.Iframe, atom.Noembed:
			rest := pg.Source[pg.Nodes[i].To:]
			if strings.TrimSpace(rest) != "" && !strings.Contains(strings.ToLower(rest), "</"+tag.String()) {
				return tag.String()
			}
		}
	}
	return ""
}
