// Package lexer cuts HTML into tokens. The tokens are those of the tokenizer of
// golang.org/x/net/html, which is what pare used before and what the tests
// compare this one with; the names of the states are those of the HTML standard.
//
// The package exists because of its cost. The tokenizer of x/net reads from a
// stream, byte by byte, into a buffer of its own, and copies each attribute to
// look whether its key was there before. That took a quarter of the time of a
// page. Here the page is a string that is there whole. A token is a span of it,
// a run of text or a quoted value is searched for its end as a whole, and
// nothing is copied or decoded unless it is asked for and differs from its
// source: an element in capitals, a text with a character reference, a carriage
// return or a NUL.
//
// What is left to x/net are the names of character references, which
// [golang.org/x/net/html.UnescapeString] knows, and the atoms of tags. What is
// left out is what pare never asked for: readers and their errors, a bound of
// the buffer, the context of a fragment, and CDATA sections, which are comments
// by default there and always here.
//
// Where x/net departs from the standard, so does this package, but for tags in
// which two attributes have the same key. [Lexer.Attrs] returns both, of which
// package page drops the second. And a tag closes itself if a slash stands right
// before its end that is not a part of its last value: x/net looks at the last
// value that it keeps, so that <p a=1 a=2/> closes itself there; by the standard
// and here, the slash is the value's.
package lexer

import (
	"strings"

	"golang.org/x/net/html"
)

// A Kind says what a token is.
type Kind uint8

// The kinds of tokens. A token that is not closed before the input ends is
// still one if it is a text, a comment or a document type; a tag that is not
// closed is none.
const (
	EOF            Kind = iota // the end of the input, or a tag that it cuts
	Text                       // character tokens up to the next tag or comment
	StartTag                   // <a>
	SelfClosingTag             // a start tag with the self-closing flag: <br/>
	EndTag                     // </a>
	Comment                    // <!--a-->, and what is a bogus comment: <?a>, <!a>, </>, </1>
	Doctype                    // <!DOCTYPE a>
)

// A Lexer returns the tokens of a page, one after the other. Their spans join to
// the page. It takes any input, in linear time.
type Lexer struct {
	src      string
	from, to int // of the token
	// data is what a text or a comment holds. Of a tag, data.to is where its last
	// attribute's value ends.
	data  struct{ from, to int }
	name  string // of a tag
	attrs []Attr // of a start tag
	kind  Kind
	// content is the start tag before, if it makes what follows a text whatever
	// is in it; "" otherwise.
	content string
	rawText bool // the text holds no character references
	keepNUL bool // a NUL stands in the text as it came
}

// New returns a Lexer for src, in the data state.
func New(src string) *Lexer { return &Lexer{src: src} }

// Next reads the next token and returns its kind. After [EOF] it returns that
// again.
func (z *Lexer) Next() Kind {
	z.kind = z.next()
	return z.kind
}

func (z *Lexer) next() Kind {
	z.from = z.to
	if z.content != "" {
		if z.elementContent(); z.to > z.from {
			return Text
		}
	}
	z.rawText, z.keepNUL = false, true
	if z.from >= len(z.src) {
		return EOF
	}
	if end := z.textEnd(z.from); end > z.from {
		z.to = end
		z.data.from, z.data.to = z.from, end
		return Text
	}
	// a '<' and one of the characters that textEnd stops at
	switch c := z.src[z.from+1]; {
	case c == '/':
		return z.endTagOpen()
	case c == '!':
		return z.markupDeclarationOpen()
	case c == '?':
		return z.bogusComment(z.from + 1)
	}
	return z.startTag()
}

// textEnd returns where a text that begins at i ends: before the next '<' that
// opens a tag or a comment.
func (z *Lexer) textEnd(i int) int {
	for {
		k := strings.IndexByte(z.src[i:], '<')
		if k < 0 || i+k+1 == len(z.src) {
			return len(z.src)
		}
		i += k
		switch c := z.src[i+1]; {
		case class[c]&letter != 0, c == '!', c == '?':
			return i
		case c == '/':
			if i+2 == len(z.src) && i == z.from {
				return len(z.src) // "</" at the end is a text of its own
			}
			return i
		}
		i++
	}
}

// Span returns the bytes of the token in the source.
func (z *Lexer) Span() (from, to int) { return z.from, z.to }

// Name returns the name of a tag, in lower case; "" for other tokens. It is a
// part of the source if that is in lower case.
func (z *Lexer) Name() string {
	if z.kind == StartTag || z.kind == SelfClosingTag || z.kind == EndTag {
		return z.name
	}
	return ""
}

// Text returns what a text, a comment or a document type holds, with newlines
// normalized and character references decoded; "" for tags. It is a part of the
// source if that needs no change.
func (z *Lexer) Text() string {
	if z.kind != Text && z.kind != Comment && z.kind != Doctype {
		return ""
	}
	s := newlines(z.src[z.data.from:z.data.to])
	if !z.keepNUL || z.kind == Comment {
		s = replaceNUL(s)
	}
	if !z.rawText && strings.IndexByte(s, '&') >= 0 {
		return html.UnescapeString(s)
	}
	return s
}

// NextIsNotRawText says that what follows the start tag is no text that its end
// tag alone ends, as it would be of noscript where there are scripts.
func (z *Lexer) NextIsNotRawText() { z.content = "" }
