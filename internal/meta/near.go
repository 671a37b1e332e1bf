package meta

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/page"
)

// nearTitle is what stands beside the heading of a page: a byline and a date,
// where a reader finds them if the data do not say.
type nearTitle struct {
	bylines []string
	date    string
}

// Bounds of what is beside the heading, in blocks, and of a line that holds a
// byline or a date and little else, in bytes. Chosen by hand.
const (
	nearBefore  = 6
	nearAfter   = 14
	maxNearLine = 120
)

// readNearTitle reads the blocks beside the first h1.
func readNearTitle(doc *page.Document) nearTitle {
	var near nearTitle
	h1 := -1
	for i := range doc.Blocks {
		if doc.Blocks[i].Kind == blocks.Heading && doc.IsTitle(i) {
			h1 = i
			break
		}
	}
	if h1 < 0 {
		return near
	}
	for i := max(h1-nearBefore, 0); i < min(h1+nearAfter, len(doc.Blocks)); i++ {
		b := &doc.Blocks[i]
		if i == h1 || len(b.Text) > maxNearLine || b.Kind == blocks.AltText || doc.InMenu(i) {
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
func bylineAt(doc *page.Document, i int) string {
	text := doc.Blocks[i].Text
	if !mayBeByline(text) {
		return ""
	}
	if byAlone().MatchString(text) && i+1 < len(doc.Blocks) && len(doc.Blocks[i+1].Text) <= maxNearLine/2 {
		return doc.Blocks[i+1].Text
	}
	if at := byWords().FindStringIndex(text); at != nil {
		if r, _ := utf8.DecodeRuneInString(text[at[1]:]); unicode.IsUpper(r) {
			return text
		}
	}
	return ""
}

// signed returns the first byline that stands alone anywhere on a page.
func signed(doc *page.Document) []string {
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if len(b.Text) > maxNearLine/2 || b.Kind == blocks.AltText || doc.InMenu(i) || !mayBeByline(b.Text) || !bylineLabel().MatchString(b.Text) {
			continue
		}
		if s := bylineAt(doc, i); s != "" {
			return []string{s}
		}
	}
	return nil
}

// dated returns the first date that stands alone, or nearly so.
func dated(doc *page.Document) string {
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if len(b.Text) > maxNearLine/2 || b.Kind == blocks.AltText || !strings.ContainsAny(b.Text, "0123456789") || doc.InMenu(i) {
			continue
		}
		if d := findDate(b.Text); d != "" {
			return d
		}
	}
	return ""
}
