// Package blocks cuts raw text into blocks, the pieces that are kept or dropped
// whole, and says what a block is.
package blocks

// A Span is the half-open byte range [Start, End) of a source.
type Span struct{ Start, End int }

// Len is the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// A Kind says what a block is on the page. Raw text knows paragraphs, list
// items and headings; HTML all of them.
type Kind uint8

// The kinds of blocks.
const (
	Paragraph Kind = iota
	Heading
	ListItem
	Caption
	AltText
	Row
	Code
	Quote
)

var kindNames = [...]string{"paragraph", "heading", "list-item", "caption", "alt-text", "row", "code", "quote"}

// String returns the name of k as it stands in JSON output.
func (k Kind) String() string { return kindNames[k] }

// A Block is the smallest piece of a document that is kept or dropped whole:
// a line of text, or the lines of one hard-wrapped paragraph. The blocks of a
// document are in order, do not overlap and are never blank.
type Block struct {
	// Span is where the block stands in the source, without indentation and
	// without the line ending.
	Span
	// Line is the number of the block's first line, from 1; 0 on a page.
	Line int
	Kind Kind
	// Text is what rules match: of raw text the source at Span. A hard-wrapped
	// paragraph still holds its line breaks.
	Text string

	Outer  Span  // the whole lines, with indentation and line ending
	Lines  int32 // how many lines they are; more than 1 if hard-wrapped
	Indent int32 // columns before Start
	Blanks int32 // blank lines before the block
}
