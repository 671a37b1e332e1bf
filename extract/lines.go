package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/pare-text/pare/internal/words"
)

// readLines cuts raw text into blocks: a block is a line, or the lines of a
// paragraph where the text is hard-wrapped.
func readLines(src string) *Document {
	doc := &Document{Source: src}
	doc.Blocks = make([]Block, 0, strings.Count(src, "\n")+1)
	sep := byte('\n')
	if strings.IndexByte(src, '\n') < 0 && strings.IndexByte(src, '\r') >= 0 {
		sep = '\r' // line ends of the old Macintosh
	}
	blanks := int32(0)
	for pos, n := 0, 1; pos < len(src); n++ {
		end := len(src)
		if i := strings.IndexByte(src[pos:], sep); i >= 0 {
			end = pos + i + 1
		}
		start, indent := trimLeft(src, pos, end)
		if start == end {
			blanks++
		} else {
			doc.Blocks = append(doc.Blocks, Block{
				Span:   Span{start, trimRight(src, start, end)},
				Line:   n,
				outer:  Span{pos, end},
				lines:  1,
				indent: indent,
				blanks: blanks,
			})
			blanks = 0
		}
		pos = end
	}
	if w := wrapWidth(doc); w > 0 {
		doc.Blocks = unwrap(doc, w)
	}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		b.Text = src[b.Start:b.End]
	}
	return doc
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
