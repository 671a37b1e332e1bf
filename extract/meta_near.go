package extract

import (
	"strings"
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
func readNearTitle(doc *pageDoc) nearTitle {
	var near nearTitle
	h1 := -1
	for i := range doc.blocks {
		if doc.blocks[i].Kind == Heading && doc.isTitleHeading(i) {
			h1 = i
			break
		}
	}
	if h1 < 0 {
		return near
	}
	for i := max(h1-nearBefore, 0); i < min(h1+nearAfter, len(doc.blocks)); i++ {
		b := &doc.blocks[i]
		if i == h1 || len(b.Text) > maxNearLine || b.Kind == AltText || doc.inMenu(i) {
			continue
		}
		if near.date == "" {
			near.date = findDate(b.Text)
		}
		if i <= h1 || len(near.bylines) > 0 {
			continue
		}
		if s := bylineAt(doc, i); s != "" {
			near.bylines = append(near.bylines, s)
		}
	}
	return near
}

// bylineAt returns the byline that block i holds, or announces.
func bylineAt(doc *pageDoc, i int) string {
	text := doc.blocks[i].Text
	if byAlone.MatchString(text) && i+1 < len(doc.blocks) && len(doc.blocks[i+1].Text) <= maxNearLine/2 {
		return doc.blocks[i+1].Text
	}
	if at := byWords.FindStringIndex(text); at != nil {
		if r, _ := utf8.DecodeRuneInString(text[at[1]:]); unicode.IsUpper(r) {
			return text
		}
	}
	return ""
}

// signed returns the first byline that stands alone anywhere on a page.
func signed(doc *pageDoc) []string {
	for i := range doc.blocks {
		b := &doc.blocks[i]
		if len(b.Text) > maxNearLine/2 || b.Kind == AltText || doc.inMenu(i) || !bylineLabel.MatchString(b.Text) {
			continue
		}
		if s := bylineAt(doc, i); s != "" {
			return []string{s}
		}
	}
	return nil
}

// dated returns the first date that stands alone, or nearly so.
func dated(doc *pageDoc) string {
	for i := range doc.blocks {
		b := &doc.blocks[i]
		if len(b.Text) > maxNearLine/2 || b.Kind == AltText || !strings.ContainsAny(b.Text, "0123456789") || doc.inMenu(i) {
			continue
		}
		if d := findDate(b.Text); d != "" {
			return d
		}
	}
	return ""
}

// inMenu reports whether block i is of a menu or a form, where "By" sorts.
func (d *pageDoc) inMenu(i int) bool {
	node := d.places[i].node
	return node >= 0 && d.within[node]&(withinNav|withinForm|withinFooter|withinButton|withinLabel) != 0
}

// isTitleHeading reports whether block i is an h1.
func (d *pageDoc) isTitleHeading(i int) bool {
	for e, k := d.places[i].node, 0; e >= 0 && k < 4; e, k = d.Nodes[e].Parent, k+1 {
		if d.Nodes[e].Tag == atom.H1 {
			return true
		}
	}
	return false
}
