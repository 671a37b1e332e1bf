package report

import (
	"strconv"
	"strings"

	"github.com/pare-text/pare/extract"
)

// blocks writes the blocks of a page, parted as in its clean text: items of a
// list and rows of a table on lines of their own, others by a blank line.
func (e *explainer) blocks() {
	e.digit = len(strconv.Itoa(len(e.doc.Blocks)))
	for i := range e.doc.Blocks {
		b := &e.doc.Blocks[i]
		if i > 0 && !follows(e.doc.Blocks[i-1].Kind, b.Kind) {
			e.w.WriteByte('\n')
		}
		number, seen := strconv.Itoa(i+1), seenIn(e.doc, b)
		for line := range strings.SplitSeq(b.Text, "\n") {
			if line == "" {
				e.w.WriteByte('\n') // inside code
			} else {
				e.line(number, line, b, seen)
				number = ""
			}
			seen.Start -= len(line) + 1
			seen.End -= len(line) + 1
		}
		e.reasons(b)
	}
}

// follows reports whether blocks of these kinds belong to one list or table.
func follows(a, b extract.Kind) bool {
	return a == b && (a == extract.ListItem || a == extract.Row)
}
