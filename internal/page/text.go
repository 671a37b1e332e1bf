package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pare-text/pare/internal/words"
)

// add appends a text to the block.
func (r *pageReader) add(i int, n *Node) {
	pre := r.within[i]&InPre != 0
	text := r.page.TextOf(i)
	if pre && len(r.text) == r.from {
		text = strings.TrimPrefix(strings.TrimPrefix(text, "\r"), "\n")
	}
	before := len(r.text)
	r.space = r.space || r.isGlued(i, text)
	for at := 0; at < len(text); {
		c := text[at]
		if c == ' ' || c >= '\t' && c <= '\r' {
			if pre {
				if c == '\n' || c == '\t' || c == ' ' {
					r.text = append(r.text, c)
				}
			} else {
				r.space = true
			}
			at++
			continue
		}
		end := at + 1
		for end < len(text) && text[end] > ' ' {
			end++
		}
		r.word(i, text[at:end])
		at = end
	}
	if pre {
		r.begin(i)
	}
	if len(r.text) > before {
		r.span.End = int(n.To)
		r.at.Last = int32(i + 1)
		if r.within[i]&InLink != 0 {
			r.at.LinkChars += int32(len(r.text) - before)
		}
	}
}

// isGlued reports whether text i would run into the text before it although
// they stand in elements side by side, as "Jane" and "At home" in two spans do
// that only a style sheet parts: a capital or a digit follows a small letter.
func (r *pageReader) isGlued(i int, text string) bool {
	if r.at.Last == 0 || len(r.text) == r.from || text == "" {
		return false
	}
	last, here := r.page.Nodes[r.at.Last-1].Parent, r.page.Nodes[i].Parent
	if last < 0 || here < r.at.Last || int(r.page.Nodes[last].End) > i {
		return false
	}
	before, _ := utf8.DecodeLastRune(r.text)
	after, _ := utf8.DecodeRuneInString(text)
	return (unicode.IsLower(before) || unicode.IsDigit(before) || before == '.' || before == ')') && (unicode.IsUpper(after) || unicode.IsDigit(after) && !unicode.IsDigit(before))
}

// begin notes where the block begins, if node i is its first.
func (r *pageReader) begin(i int) {
	if r.at.Last == 0 {
		r.at.First, r.span.Start = int32(i), int(r.page.Nodes[i].From)
		r.at.Last = int32(i + 1)
	}
}

// word appends a word, with the space or the line break before it.
func (r *pageReader) word(i int, word string) {
	if len(r.text) == r.from || blankSoFar(r.text[r.from:]) {
		if isBlankWord(word) {
			return
		}
		r.begin(i)
	} else {
		switch {
		case r.cell:
			r.text = append(r.text, '\t')
		case r.breaks > 0:
			r.text = append(r.text, '\n')
			r.at.Breaks++
		case r.space:
			r.text = append(r.text, ' ')
		}
	}
	r.cell, r.space, r.breaks = false, false, 0
	r.text = append(r.text, word...)
}

// blankSoFar reports whether a block's text holds white space only, as at the
// head of preformatted text.
func blankSoFar(text []byte) bool {
	for _, c := range text {
		if c > ' ' {
			return false
		}
	}
	return true
}

// isBlankWord reports whether a word shows as nothing.
func isBlankWord(word string) bool {
	for _, c := range word {
		if !words.IsBlank(c) {
			return false
		}
	}
	return true
}

// lineBreak reads a br. Two of them part paragraphs.
func (r *pageReader) lineBreak() {
	if r.rowEnd > r.row && len(r.open) > 0 && r.open[len(r.open)-1] == r.row {
		r.space = true
		return
	}
	if len(r.text) == r.from {
		return
	}
	if r.text[len(r.text)-1] != '\n' || r.breaks > 0 {
		r.breaks++
	}
	if r.breaks > 1 && !r.inPre() {
		r.flush()
	}
}

func (r *pageReader) inPre() bool {
	n := len(r.open)
	return n > 0 && r.within[r.open[n-1]]&InPre != 0
}

// trimEnd returns where text[from:] ends without white space.
func trimEnd(text []byte, from int) int {
	end := len(text)
	for end > from {
		c, n := utf8.DecodeLastRune(text[from:end])
		if !words.IsBlank(c) {
			break
		}
		end -= n
	}
	return end
}
