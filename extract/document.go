package extract

// A Span is the half-open byte range [Start, End) of a [Document]'s Source.
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
	// Span is where the block stands in Source, without indentation and
	// without the line ending.
	Span
	// Line is the number of the block's first line, from 1.
	Line int
	Kind Kind
	// Text is what rules match: Source[Start:End]. A hard-wrapped paragraph
	// still holds its line breaks.
	Text    string
	Verdict Verdict

	outer  Span  // the whole lines, with indentation and line ending
	lines  int32 // how many lines they are; more than 1 if hard-wrapped
	indent int32 // columns before Start
	blanks int32 // blank lines before the block
}

// A Verdict says whether a block is kept, and why.
type Verdict struct {
	Keep bool
	// Rule is the ID of the rule that decided, "layout/model" where the
	// trained score did, or "" for a block that nothing speaks against.
	Rule string
	// Category is that rule's, or None.
	Category Category
	// Evidence lists everything that spoke about the block, strongest first.
	// It is recorded under [Explain] only.
	Evidence []Evidence
}

// Evidence is one observation about one block.
type Evidence struct {
	// Rule is the ID of the rule that made it, or "layout/model".
	Rule     string
	Category Category
	// Span is the part of Source that the rule saw.
	Span Span
	// Points say how strongly it speaks for dropping: 100 drops a block by
	// itself, less only supports, a negative value speaks for keeping.
	Points int
	// Why puts the observation in words: the phrase that matched, or a
	// measure with its value.
	Why string
}

// A Document is a source cut into blocks, each with its verdict.
type Document struct {
	// Source is the input as UTF-8. Spans index it. Bytes that are not valid
	// UTF-8 stand in it as they came.
	Source string
	Blocks []Block
	// Lang is the BCP 47 primary tag of the language, or "" if unknown.
	Lang string
	// Guard says in words why verdicts were taken back: the layout score would
	// have left no sentence, or the verdicts did not settle. Of a page without
	// any text it says where that is: in scripts or in frames. Otherwise it is "".
	Guard string
	// Meta is what a page says about itself; empty for raw text.
	Meta Meta

	html *htmlDoc // nil for raw text
}

// IsPage reports whether d was read from HTML. Its blocks then stand between
// tags, so that Text is not a part of Source and Line is 0.
func (d *Document) IsPage() bool { return d.html != nil }

// Stats counts what became of a document. All sizes are bytes of block text.
type Stats struct {
	Blocks       int `json:"blocks"`
	Dropped      int `json:"dropped"`
	Bytes        int `json:"bytes"`
	DroppedBytes int `json:"dropped_bytes"`
}

// Stats counts the blocks of d and the dropped among them.
func (d *Document) Stats() Stats {
	var s Stats
	for i := range d.Blocks {
		b := &d.Blocks[i]
		s.Blocks++
		s.Bytes += len(b.Text)
		if !b.Verdict.Keep {
			s.Dropped++
			s.DroppedBytes += len(b.Text)
		}
	}
	return s
}
