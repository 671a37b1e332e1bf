package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// Bounds of a table row that is one line of data, and not a part of the page's
// frame. Chosen by hand.
const maxRowText = 600

// isRow reports whether the table row i is data: two cells or more with text,
// and no lists, headings or tables inside.
func (r *pageReader) isRow(i int) bool {
	cells, chars, filled := 0, 0, false
	for k := i + 1; k < int(r.page.Nodes[i].End); k++ {
		n := &r.page.Nodes[k]
		if n.IsText() {
			if t := strings.TrimSpace(r.page.TextOf(k)); t != "" && r.within[k]&Unread == 0 {
				if chars += len(t); chars > maxRowText {
					return false
				}
				if !filled {
					cells++
					filled = true
				}
			}
			continue
		}
		switch n.Tag {
		case atom.Td, atom.Th:
			filled = false
		case atom.P, atom.Div, atom.Br:
		default:
			if IsBlock(n.Tag) && r.within[k]&Unread == 0 {
				return false
			}
		}
	}
	return cells >= 2
}
