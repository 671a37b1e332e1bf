package extract

import (
	"iter"
	"strings"
)

// pageText returns the kept blocks of a page, see pageParts.
func (d *Document) pageText() string {
	n := 0
	for s := range d.pageParts() {
		n += len(s)
	}
	var text strings.Builder
	text.Grow(n)
	for s := range d.pageParts() {
		text.WriteString(s)
	}
	return text.String()
}

// pageParts yields the kept blocks of a page and what stands between them: items of a
// list and rows of a table stand on lines of their own, other blocks apart by a blank line. It
// ends with a line end unless nothing is kept.
func (d *Document) pageParts() iter.Seq[string] {
	return func(yield func(string) bool) {
		var last *Block
		for i := range d.Blocks {
			b := &d.Blocks[i]
			if !b.Verdict.Keep {
				continue
			}
			between := "\n\n"
			switch {
			case last == nil:
				between = ""
			case last.Kind == b.Kind && (b.Kind == ListItem || b.Kind == Row):
				between = "\n"
			}
			if between != "" && !yield(between) || !yield(b.Text) {
				return
			}
			last = b
		}
		if last != nil {
			yield("\n")
		}
	}
}
