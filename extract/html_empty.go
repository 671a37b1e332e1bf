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

// emptyReason says of a page that holds no text where its text is, if the page
// tells; "" of any other page.
func emptyReason(pg *pageDoc) string {
	if !pg.hasOnlyNotes() {
		return ""
	}
	switch tag := unclosed(pg.Page); {
	case has(pg.Page, isFrame):
		return inFrames
	case tag != "":
		return fmt.Sprintf(inUnclosed, tag)
	case has(pg.Page, isProgram):
		return inScripts
	case has(pg.Page, isFilledTemplate):
		return inTemplates
	case len(pg.blocks) == 0:
		return inNothing
	}
	return "" // a note is all its text
}

// dropNotes drops the blocks of a page without text: a note for readers without
// scripts or frames is none, unless the user keeps what stands beside texts.
func (j *judge) dropNotes(verdicts []Verdict) {
	if j.keep[Layout] {
		return
	}
	for i := range verdicts {
		v := &verdicts[i]
		if !v.Keep {
			continue
		}
		*v = Verdict{Rule: noteID, Category: Layout, Evidence: v.Evidence}
		if j.explain {
			e := Evidence{Rule: noteID, Category: Layout, Span: j.blocks[i].Span, Points: DropPoints, Why: "all that the page shows without scripts and frames"}
			v.Evidence = append([]Evidence{e}, v.Evidence...)
		}
	}
}

// hasOnlyNotes reports whether a page shows nothing but short notes for readers
// without scripts or frames, or nothing at all.
func (d *pageDoc) hasOnlyNotes() bool {
	size := 0
	for i := range d.blocks {
		if size += len(d.blocks[i].Text); size > maxNote || !d.isNote(i) {
			return false
		}
	}
	return true
}

// isNote reports whether block i only shows without scripts or frames.
func (d *pageDoc) isNote(i int) bool {
	nodes := d.Nodes
	for k := d.places[i].first; k >= 0; k = nodes[k].Parent {
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
