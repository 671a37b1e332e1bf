package extract

import (
	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/meta"
	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/internal/reuse"
	"github.com/pare-text/pare/rule"
)

// A Span is the half-open byte range [Start, End) of a [Document]'s Source.
type Span = blocks.Span

// A Kind says what a block is on the page. Raw text knows paragraphs, list
// items and headings; HTML all of them.
type Kind = blocks.Kind

// The kinds of blocks.
const (
	Paragraph = blocks.Paragraph
	Heading   = blocks.Heading
	ListItem  = blocks.ListItem
	Caption   = blocks.Caption
	AltText   = blocks.AltText
	Row       = blocks.Row
	Code      = blocks.Code
	Quote     = blocks.Quote
)

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
}

// A Verdict says whether a block is kept, and why.
type Verdict struct {
	Keep bool
	// Category is that of Rule, or None.
	Category rule.Category
	// Rule is the ID of the rule that decided, "layout/model" where the
	// trained score did, or "" for a block that nothing speaks against.
	Rule string
	// Evidence lists everything that spoke about the block, strongest first.
	// It is recorded under [Explain] only.
	Evidence []Evidence
}

// Evidence is one observation about one block.
type Evidence struct {
	// Rule is the ID of the rule that made it, or "layout/model".
	Rule     string
	Category rule.Category
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
	// Lang is the BCP 47 primary tag of the language that most of the text has, or "" if
	// unknown. A page's own claim counts unless its text is plainly in another one.
	Lang string
	// Guard says in words why verdicts of the whole document were taken back: the
	// score would have left no sentence, or nothing of a page, or the verdicts did
	// not settle. Of a page without any text it says where that is: in scripts or
	// in frames. Otherwise it is "", also where the score doubted one line alone,
	// which then stays.
	Guard string
	// Meta is what a page says about itself, of which cleaning adds the authors and the
	// date; of raw text its headline, and the authors and the date of the lines above its
	// first paragraph. See [WithoutMeta].
	Meta Meta

	read  []blocks.Block // what the reader knows of each of Blocks; nil if that is what they say
	html  *page.Document // nil for raw text
	signs *meta.Signs    // of a page's authors and date, until they are read
	gone  []goneBlock    // of a long rest, in place of Blocks
}

// readText cuts raw text into blocks.
func readText(src string) *Document {
	d := &Document{Source: src, read: blocks.Read(src)}
	d.setBlocks()
	return d
}

// setBlocks makes Blocks of what was read.
func (d *Document) setBlocks() {
	d.Blocks = make([]Block, len(d.read))
	for i := range d.read {
		d.Blocks[i] = blockOf(d.read[i])
	}
}

// blockOf makes the block of what was read.
func blockOf(b blocks.Block) Block {
	return Block{Span: b.Span, Line: b.Line, Kind: b.Kind, Text: b.Text}
}

// count is how many blocks d has.
func (d *Document) count() int { return max(len(d.Blocks), len(d.read)) }

// readOf returns what the reader knows of the blocks [from, to). It may use the memory of all.
func (d *Document) readOf(from, to int, all []blocks.Block) []blocks.Block {
	if d.read != nil || d.html == nil {
		return d.read[from:to]
	}
	all = reuse.Slice(all, to-from)
	for i := range all {
		b := &d.Blocks[from+i]
		all[i] = blocks.Block{Span: b.Span, Kind: b.Kind, Text: b.Text, Lines: 1, Blanks: 1}
	}
	return all
}

// setVerdicts sets the verdicts of all blocks, and why some were taken back.
func (d *Document) setVerdicts(j judgement) {
	for i := range j.verdicts {
		d.Blocks[i].Verdict = j.verdicts[i]
	}
	d.Guard = j.guard
}

// IsPage reports whether d was read from HTML. Its blocks then stand between
// tags, so that Text is not a part of Source and Line is 0.
func (d *Document) IsPage() bool { return d.html != nil }

// Path returns the innermost elements around block i of a page, outermost
// first, with their first class or their id: "main>article.post>p". It is "" for
// raw text.
func (d *Document) Path(i int) string {
	if d.html == nil {
		return ""
	}
	return d.html.Path(i)
}

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

// Meta is what a page says about itself. Text that is unknown is "".
type Meta = meta.Meta
