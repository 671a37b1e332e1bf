package blocks

import (
	"strings"
	"unicode/utf8"

	"github.com/pare-text/pare/internal/words"
)

// Read cuts raw text into blocks: a block is a line, or the lines of a paragraph
// where the text is hard-wrapped.
func Read(src string) []Block {
	all := make([]Block, 0, strings.Count(src, "\n")+1)
	sep := byte('\n')
	if strings.IndexByte(src, '\n') < 0 && strings.IndexByte(src, '\r') >= 0 {
		sep = '\r' // line ends of the old Macintosh
	}
	rare := hasRareEnds(src)
	blanks := int32(0)
	for pos, n := 0, 1; pos < len(src); {
		end := len(src)
		if i := strings.IndexByte(src[pos:], sep); i >= 0 {
			end = pos + i + 1
		}
		line := n
		if n++; rare {
			if at := rareEnd(src[pos:end]); at > 0 && pos+at < end {
				end, n = pos+at, line // the rest of the line that others count
			}
		}
		start, indent := trimLeft(src, pos, end)
		if start == end {
			blanks++
		} else {
			all = append(all, Block{
				Span:   Span{start, trimRight(src, start, end)},
				Line:   line,
				Outer:  Span{pos, end},
				Lines:  1,
				Indent: indent,
				Blanks: blanks,
			})
			blanks = 0
		}
		pos = end
	}
	t := wrapped{src, all}
	if w := t.width(); w > 0 && !rare {
		all = t.unwrap(w)
	}
	for i := range all {
		b := &all[i]
		b.Text = src[b.Start:b.End]
	}
	return all
}

// rareEnds end a line as well: the next line of mainframes, and the separator of
// paragraphs of Unicode, but not that of lines, which stands inside of paragraphs. Most
// programs count no line there.
var rareEnds = [...]string{"\u0085", "\u2029"}

func hasRareEnds(src string) bool {
	for _, end := range rareEnds {
		if strings.Contains(src, end) {
			return true
		}
	}
	return false
}

// rareEnd returns where the first of the rare ends of a line ends, or 0.
func rareEnd(line string) int {
	first := 0
	for _, end := range rareEnds {
		if i := strings.Index(line, end); i >= 0 && (first == 0 || i+len(end) < first) {
			first = i + len(end)
		}
	}
	return first
}

// trimLeft returns where the text of src[pos:end] begins, or end if it is
// blank, and the columns before it. A tab counts as four.
func trimLeft(src string, pos, end int) (start int, indent int32) {
	for pos < end {
		switch c := src[pos]; {
		case c == ' ':
			indent++
		case c == '\t':
			indent += 4
		case c == '\r' || c == '\n' || c == '\v' || c == '\f':
		case c < utf8.RuneSelf:
			if c < 0x1c || c > 0x1f {
				return pos, indent
			}
		default:
			r, n := utf8.DecodeRuneInString(src[pos:end])
			if !words.IsBlank(r) {
				return pos, indent
			}
			indent++
			pos += n - 1
		}
		pos++
	}
	return end, indent
}

// trimRight returns where the text of src[start:end] ends.
func trimRight(src string, start, end int) int {
	for end > start {
		c := src[end-1]
		if c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1c && c <= 0x1f {
			end--
			continue
		}
		if c < utf8.RuneSelf {
			break
		}
		r, n := utf8.DecodeLastRuneInString(src[start:end])
		if !words.IsBlank(r) {
			break
		}
		end -= n
	}
	return end
}

// Part returns the block of lines [from, from+n) of the hard-wrapped block b of src.
func (b *Block) Part(src string, from, n int32) Block {
	out := *b
	pos := b.Outer.Start
	next := func() { // the start of the next line
		if i := strings.IndexByte(src[pos:b.Outer.End], '\n'); i >= 0 {
			pos += i + 1
		} else {
			pos = b.Outer.End
		}
	}
	for range from {
		next()
	}
	out.Outer.Start = pos
	for range n {
		next()
	}
	out.Outer.End = pos
	out.Start, out.Indent = trimLeft(src, out.Outer.Start, out.Outer.End)
	out.End = trimRight(src, out.Start, out.Outer.End)
	out.Text = src[out.Start:out.End]
	out.Line, out.Lines = b.Line+int(from), n
	if from > 0 {
		out.Blanks = 0
	}
	return out
}
