package extract

import "strings"

// pageText returns the kept blocks of a page: items of a list and rows of a
// table on lines of their own, other blocks apart by a blank line. It ends with
// a line end unless it is empty.
func (d *Document) pageText() string {
	n := 0
	for i := range d.Blocks {
		if d.Blocks[i].Verdict.Keep {
			n += len(d.Blocks[i].Text) + 2
		}
	}
	var text strings.Builder
	text.Grow(n)
	var last *Block
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if !b.Verdict.Keep {
			continue
		}
		switch {
		case last == nil:
		case last.Kind == b.Kind && (b.Kind == ListItem || b.Kind == Row):
			text.WriteByte('\n')
		default:
			text.WriteString("\n\n")
		}
		text.WriteString(b.Text)
		last = b
	}
	if last != nil {
		text.WriteByte('\n')
	}
	return text.String()
}
