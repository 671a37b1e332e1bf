package extract

import (
	"fmt"
	"strings"

	"github.com/pare-text/pare/internal/page"
	"golang.org/x/net/html/atom"
)

// What [Document].Guard says of a page that holds no text.
const (
	inScripts   = "no text in this page; it is built by scripts"
	inFrames    = "no text in this page; its text is in frames"
	inTemplates = "no text in this page; its text is in templates, which only scripts show"
	inUnclosed  = "no text in this page; what follows <%s> belongs to it, as it is never closed"
	inNothing   = "no text in this page"
)

// maxNote is how many bytes a note for readers without scripts or frames may
// have; what is longer is a text for them.
const maxNote = 400

// noteID names what drops such a note.
const noteID = "layout/note-without-text"

// guardEmpty notes on a page that it has no text, and where its text is, if the
// page tells. A note for readers without scripts or frames is no text: it goes,
// unless the user keeps what stands beside texts.
func (c *Cleaner) guardEmpty(doc *Document) {
	if !doc.onlyNotes() {
		return
	}
	switch pg := doc.html.page; {
	case has(pg, isFrame):
		doc.Guard = inFrames
	case unclosed(pg) != "":
		doc.Guard = fmt.Sprintf(inUnclosed, unclosed(pg))
	case has(pg, isProgram):
		doc.Guard = inScripts
	case has(pg, isFilledTemplate):
		doc.Guard = inTemplates
	case len(doc.Blocks) == 0:
		doc.Guard = inNothing
	default:
		return // a note is all its text
	}
	if c.keep[Layout] {
		return
	}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if !b.Verdict.Keep {
			continue
		}
		b.Verdict = Verdict{Rule: noteID, Category: Layout, Evidence: b.Verdict.Evidence}
		if c.explain {
			e := Evidence{Rule: noteID, Category: Layout, Span: b.Span, Points: DropPoints, Why: "all that the page shows without scripts and frames"}
			b.Verdict.Evidence = append([]Evidence{e}, b.Verdict.Evidence...)
		}
	}
}

// onlyNotes reports whether a page shows nothing but short notes for readers
// without scripts or frames, or nothing at all.
func (d *Document) onlyNotes() bool {
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
	nodes := d.html.page.Nodes
	for k := d.html.places[i].first; k >= 0; k = nodes[k].Parent {
		if tag := nodes[k].Tag; tag == atom.Noscript || tag == atom.Noframes {
			return true
		}
	}
	return false
}

// has reports whether any node of a page is what is asks for.
func has(pg *page.Page, is func(*page.Page, int) bool) bool {
	for i := range pg.Nodes {
		if is(pg, i) {
			return true
		}
	}
	return false
}

func isFrame(pg *page.Page, i int) bool {
	return pg.Nodes[i].Tag == atom.Frame || pg.Nodes[i].Tag == atom.Frameset
}

// isProgram reports whether node i is a script that may build the page. Linked
// data is about the page.
func isProgram(pg *page.Page, i int) bool {
	return pg.Nodes[i].Tag == atom.Script && !page.IsLinkedData(pg, i)
}

// isFilledTemplate reports whether node i is a template that holds a text.
func isFilledTemplate(pg *page.Page, i int) bool {
	return pg.Nodes[i].Tag == atom.Template && strings.TrimSpace(pg.InnerText(i)) != ""
}

// unclosed returns the tag of an element in which there is no markup and whose
// end tag is missing, so that all behind it belongs to it; "" if there is none.
func unclosed(pg *page.Page) string {
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
