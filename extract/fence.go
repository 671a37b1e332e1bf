package extract

import "strings"

// keepFences takes back what the layout score has against code between the
// fences of Markdown, and against the fences: short lines without an end of
// sentence, as code has them, say nothing here, and a lost fence turns the rest
// of the text into code. Named rules still count: people also put whole
// articles between fences.
func (j *judge) keepFences() {
	open, mark := -1, ""
	for i := range j.Blocks {
		fence := fenceOf(j.Blocks[i].Text)
		switch {
		case open < 0 && fence != "":
			open, mark = i, fence
		case open >= 0 && strings.HasPrefix(fence, mark) && fence == strings.TrimSpace(j.Blocks[i].Text):
			for k := open; k <= i; k++ {
				j.gone[k] = false
			}
			open = -1
		}
	}
}

// fenceOf returns the marks that a line begins with if it opens or closes code
// in Markdown: three or more backquotes or tildes.
func fenceOf(line string) string {
	if len(line) < 3 || line[0] != '`' && line[0] != '~' {
		return ""
	}
	marks := line[:len(line)-len(strings.TrimLeft(line, line[:1]))]
	if len(marks) < 3 || strings.Contains(line[len(marks):], "`") || strings.Contains(line, "\n") {
		return ""
	}
	return marks
}
