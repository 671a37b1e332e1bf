package extract

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// nearTitle is what stands beside the heading of a page: a byline and a date,
// where a reader finds them if the data do not say.
type nearTitle struct {
	bylines []string
	date    string
}

// Bounds of what is beside the heading, in blocks, and of a line that holds a
// byline or a date and little else, in bytes.
const (
	nearBefore  = 6
	nearAfter   = 14
	maxNearLine = 120
)

// readNearTitle reads the blocks beside the first h1.
func readNearTitle(doc *Document) nearTitle {
	var near nearTitle
	h1 := -1
	for i := range doc.Blocks {
		if doc.Blocks[i].Kind == Heading && doc.isTitleHeading(i) {
			h1 = i
			break
		}
	}
	if h1 < 0 {
		return near
	}
	for i := max(h1-nearBefore, 0); i < min(h1+nearAfter, len(doc.Blocks)); i++ {
		b := &doc.Blocks[i]
		if i == h1 || len(b.Text) > maxNearLine || b.Kind == AltText {
			continue
		}
		if near.date == "" {
			near.date = findDate(b.Text)
		}
		if i <= h1 || len(near.bylines) > 0 {
			continue
		}
		if byAlone.MatchString(b.Text) && i+1 < len(doc.Blocks) && len(doc.Blocks[i+1].Text) <= maxNearLine/2 {
			near.bylines = append(near.bylines, doc.Blocks[i+1].Text)
		} else if at := byWords.FindStringIndex(b.Text); at != nil {
			if r, _ := utf8.DecodeRuneInString(b.Text[at[1]:]); unicode.IsUpper(r) {
				near.bylines = append(near.bylines, b.Text)
			}
		}
	}
	return near
}

// isTitleHeading reports whether block i is an h1.
func (d *Document) isTitleHeading(i int) bool {
	for e, k := d.html.places[i].node, 0; e >= 0 && k < 4; e, k = d.html.page.Nodes[e].Parent, k+1 {
		if d.html.page.Nodes[e].Tag == atom.H1 {
			return true
		}
	}
	return false
}
