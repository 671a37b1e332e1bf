package format

import (
	"bytes"
	"strings"
)

// isPage reports whether head begins as pages do: with the document type of
// HTML, or with <html>, <head> or <body> and more markup.
func isPage(head []byte) bool {
	rest, _ := skipProlog(singleBytes(head))
	if doctype := "<!doctype"; len(rest) > len(doctype) && strings.EqualFold(string(rest[:len(doctype)]), doctype) {
		kind := bytes.TrimSpace(rest[len(doctype):])
		return len(kind) >= 4 && strings.EqualFold(string(kind[:4]), "html") && (len(kind) == 4 || !isLetter(kind[4]))
	}
	t, ok := tagAt(rest)
	if !ok || t.end || t.name != "html" && t.name != "head" && t.name != "body" {
		return false
	}
	// an article about HTML may begin with such a word
	inside, _ := skipProlog(rest[t.size:])
	if len(inside) == 0 || inside[0] == '<' {
		return true
	}
	for at := bytes.Index(inside, []byte("</")); at >= 0; at = bytes.Index(inside, []byte("</")) {
		inside = inside[at:]
		if t, ok := tagAt(inside); ok && (blockTags[t.name] || inlineTags[t.name]) {
			return true
		}
		inside = inside[2:]
	}
	return false
}

// blockTags and inlineTags are the tags that tell a piece of a page. Inline ones
// stand in Markdown and in comments as well, so they count only at the start.
var (
	blockTags = setOf("p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tbody thead tr td th section article main header footer nav aside " +
		"figure figcaption blockquote pre form center title meta link base script style noscript iframe hr html head body")
	inlineTags = setOf("a abbr b big br cite code em font i img picture q s small span strong sub sup svg time u video")
)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// enoughMarkup is how many block tags make a piece of a page.
const enoughMarkup = 3

// isMarkup reports whether head looks like a piece of a page: it begins with a
// tag, several tags of blocks stand where markup has them, and the text between
// them is not mostly free of tags, as Markdown is. What begins with another
// document type or an XML declaration is something else.
func isMarkup(head []byte) bool {
	rest, xml := skipProlog(singleBytes(head))
	t, ok := tagAt(rest)
	if xml || !ok || t.end || !blockTags[t.name] && !inlineTags[t.name] {
		return false
	}
	c := markupCount{text: rest}
	c.count()
	return c.markup >= enoughMarkup && c.markup > 2*c.prose && 2*c.tagged >= c.paragraphs
}

// A markupCount looks for tags in a text.
type markupCount struct {
	text          []byte
	markup, prose int // block tags that mark up, and that a sentence speaks of
	// paragraphs are parted by blank lines; tagged ones hold a tag.
	paragraphs, tagged int

	filled, hasTag bool // the paragraph that is being read
}

func (c *markupCount) count() {
	lineFilled := false
	for i := 0; i < len(c.text); {
		switch b := c.text[i]; {
		case b == '\n':
			if !lineFilled {
				c.endParagraph()
			}
			lineFilled = false
		case b == '<':
			c.filled, lineFilled = true, true
			if size := c.tag(i); size > 0 {
				i += size
				continue
			}
		case b > ' ':
			c.filled, lineFilled = true, true
		}
		i++
	}
	c.endParagraph()
}

func (c *markupCount) endParagraph() {
	if c.filled {
		c.paragraphs++
	}
	if c.hasTag {
		c.tagged++
	}
	c.filled, c.hasTag = false, false
}

// tag counts the tag at i and returns its length, with that of what it hides; 0
// if there is none.
func (c *markupCount) tag(i int) int {
	rest := c.text[i:]
	if bytes.HasPrefix(rest, []byte("<!--")) {
		return lenTo(rest, "-->")
	}
	t, ok := tagAt(rest)
	if !ok || !blockTags[t.name] && !inlineTags[t.name] {
		return 0
	}
	c.hasTag = true
	if blockTags[t.name] {
		switch {
		case c.marksUp(i, t):
			c.markup++
		case c.spaceBefore(i):
			c.prose++
		}
	}
	if !t.end && (t.name == "script" || t.name == "style") {
		return t.size + lenTo(rest[t.size:], "</"+t.name)
	}
	return t.size
}

// marksUp reports whether tag t at i stands as markup does: a start tag at the
// start of a line or behind another tag, with its text directly behind it; an
// end tag directly behind its text, or at the end of a line.
func (c *markupCount) marksUp(i int, t tag) bool {
	before := bytes.TrimRight(c.text[:i], " \t")
	begins := len(before) == 0 || strings.IndexByte("\n\r>", before[len(before)-1]) >= 0
	next := byte('\n')
	if after := i + t.size; after < len(c.text) {
		next = c.text[after]
	}
	if t.end {
		return begins || strings.IndexByte("\n\r<", next) >= 0 || strings.IndexByte(" \t\"'`(,“", c.text[i-1]) < 0
	}
	return begins && strings.IndexByte(" \t.,;:)\"'`", next) < 0
}

func (c *markupCount) spaceBefore(i int) bool {
	return i == 0 || strings.IndexByte(" \t\n\"'`(", c.text[i-1]) >= 0
}

// lenTo is the length of b up to the end of mark, or all of it.
func lenTo(b []byte, mark string) int {
	if at := bytes.Index(b, []byte(mark)); at >= 0 {
		return at + len(mark)
	}
	return len(b)
}

// A tag is one of the first bytes of an input.
type tag struct {
	name string // in lower case
	end  bool
	size int // with its brackets
}

// tagAt reads the tag that b begins with, up to the bracket that closes it.
func tagAt(b []byte) (t tag, ok bool) {
	i := 1
	if len(b) > 1 && b[0] == '<' && b[1] == '/' {
		t.end = true
		i++
	}
	from := i
	for i < len(b) && (isLetter(b[i]) || i > from && b[i] >= '0' && b[i] <= '9') {
		i++
	}
	if i == from || i == len(b) || b[0] != '<' || b[i] != '>' && b[i] != '/' && b[i] > ' ' {
		return t, false
	}
	t.name = strings.ToLower(string(b[from:i]))
	quote := byte(0)
	for ; i < len(b); i++ {
		switch c := b[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && b[i-1] == '=':
			quote = c
		case c == '>':
			t.size = i + 1
			return t, true
		case c == '<':
			return t, false
		}
	}
	return t, false
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// skipProlog returns b behind its byte-order mark, white space, comments and
// processing instructions, and whether XML was declared among them.
func skipProlog(b []byte) (rest []byte, xml bool) {
	b = bytes.TrimPrefix(b, byteOrderMark)
	for {
		b = bytes.TrimLeft(b, " \t\r\n\f")
		switch {
		case bytes.HasPrefix(b, []byte("<!--")):
			b = b[lenTo(b, "-->"):]
		case bytes.HasPrefix(b, []byte("<?")):
			xml = xml || bytes.HasPrefix(b, []byte("<?xml"))
			b = b[lenTo(b, "?>"):]
		default:
			return b, xml
		}
	}
}

// singleBytes returns the first bytes of UTF-16 or UTF-32 as if they were ASCII,
// which markup is; any other text as it is.
func singleBytes(head []byte) []byte {
	odd := 0
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("<\x00")):
	case bytes.HasPrefix(head, []byte("\xfe\xff")), bytes.HasPrefix(head, []byte("\x00<")), bytes.HasPrefix(head, []byte("\x00\x00\xfe\xff")):
		odd = 1
	default:
		return head
	}
	single := make([]byte, 0, len(head)/2)
	for i := odd; i < len(head); i += 2 {
		if head[i] != 0 { // half of UTF-32
			single = append(single, head[i])
		}
	}
	if len(single) > 0 && single[0] >= 0xfe {
		single = single[1:] // what was the byte-order mark
	}
	return single
}
