package layout

import (
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/rule"
)

// A zoneView is where a block stands among the paragraphs.
type zoneView struct {
	p          *Scores
	i          int
	z          *facts.Zone
	prev, next int // the nearest long paragraphs before and behind it; -1, or how many blocks there are
}

// isAfter and isBefore report whether there is a long paragraph before, or behind.
func (v *zoneView) isAfter() bool  { return v.prev >= 0 }
func (v *zoneView) isBefore() bool { return v.next < len(v.p.Blocks) }

// signed returns x, or noParagraph in a text without long paragraphs.
func (v *zoneView) signed(x int) float32 {
	if v.z.First < 0 {
		return noParagraph
	}
	return float32(x)
}

// overlap is the overlap with the block at an offset, 0 if there is none.
func (v *zoneView) overlap(off int) float32 {
	if j := v.i + off; j >= 0 && j < len(v.p.Traits) {
		return facts.Overlap(&v.p.Traits[v.i], &v.p.Traits[j])
	}
	return 0
}

// indent is how much deeper the block is indented than that at an offset.
func (v *zoneView) indent(off int) float32 {
	if j := v.i + off; j >= 0 && j < len(v.p.Blocks) {
		return float32(v.p.Blocks[v.i].Indent - v.p.Blocks[j].Indent)
	}
	return 0
}

var zoneColumns = []column[zoneView]{
	{feature{"blocks to first paragraph", aspectPlace}, func(v *zoneView) float32 { return v.signed(v.i - v.z.First) }},
	{feature{"blocks from last paragraph", aspectPlace}, func(v *zoneView) float32 { return v.signed(v.i - v.z.Last) }},
	{feature{"blocks since a paragraph", aspectPlace}, func(v *zoneView) float32 {
		if v.isAfter() {
			return float32(v.i - v.prev)
		}
		return never
	}},
	{feature{"blocks to a paragraph", aspectPlace}, func(v *zoneView) float32 {
		if v.isBefore() {
			return float32(v.next - v.i)
		}
		return never
	}},
	{feature{"text since a paragraph", aspectPlace}, func(v *zoneView) float32 {
		if v.isAfter() {
			return logf(float32(v.z.TextBefore[v.i] - v.z.TextBefore[v.prev+1]))
		}
		return never
	}},
	{feature{"text to a paragraph", aspectPlace}, func(v *zoneView) float32 {
		if v.isBefore() {
			return logf(float32(v.z.TextBefore[v.next] - v.z.TextBefore[v.i+1]))
		}
		return never
	}},
	{feature{"gap between paragraphs", aspectPlace}, func(v *zoneView) float32 {
		if v.isAfter() && v.isBefore() {
			return float32(v.next - v.prev)
		}
		return never
	}},
	{feature{"share of blocks before", aspectPlace}, func(v *zoneView) float32 { return float32(v.i) / float32(len(v.p.Blocks)) }},
	{feature{"share of text before", aspectPlace}, func(v *zoneView) float32 { return ratio(v.z.TextBefore[v.i], v.z.Chars) }},
	{feature{"share of paragraphs before", aspectPlace}, func(v *zoneView) float32 { return ratio(v.z.LongsBefore[v.i], v.z.Longs) }},
	{feature{"paragraphs before", aspectPlace}, func(v *zoneView) float32 { return float32(v.z.LongsBefore[v.i]) }},
	{feature{"paragraphs after", aspectPlace}, func(v *zoneView) float32 {
		return float32(v.z.Longs-v.z.LongsBefore[v.i]) - flag(v.p.Traits[v.i].Long)
	}},
	{feature{"in best stretch", aspectPlace}, func(v *zoneView) float32 { return flag(v.i >= v.z.From && v.i < v.z.To) }},
	{feature{"blocks into best stretch", aspectPlace}, func(v *zoneView) float32 { return float32(v.i - v.z.From) }},
	{feature{"blocks left of best stretch", aspectPlace}, func(v *zoneView) float32 { return float32(v.z.To - 1 - v.i) }},
	{feature{"overlap with block before", aspectKnown}, func(v *zoneView) float32 { return v.overlap(-1) }},
	{feature{"overlap with block after", aspectKnown}, func(v *zoneView) float32 { return v.overlap(1) }},
	{feature{"overlap with second block before", aspectKnown}, func(v *zoneView) float32 { return v.overlap(-2) }},
	{feature{"indent change before", aspectAround}, func(v *zoneView) float32 { return v.indent(-1) }},
	{feature{"indent change after", aspectAround}, func(v *zoneView) float32 { return v.indent(1) }},
	{feature{"n-grams of 5 before", aspectAround}, func(v *zoneView) float32 { return v.p.mean(windowNGrams, v.i-5, v.i) }},
	{feature{"n-grams of 5 after", aspectAround}, func(v *zoneView) float32 { return v.p.mean(windowNGrams, v.i+1, v.i+6) }},
	{feature{"prose of 3 before", aspectAround}, func(v *zoneView) float32 { return v.p.mean(windowProse, v.i-3, v.i) }},
	{feature{"prose of 3 after", aspectAround}, func(v *zoneView) float32 { return v.p.mean(windowProse, v.i+1, v.i+4) }},
}

// zoneRow appends where block i stands among the paragraphs.
func (p *Scores) zoneRow(row []float32, i int) []float32 {
	z := &p.zone
	v := &p.views.zone
	*v = zoneView{p, i, z, int(z.Since[i]), int(z.Next[i])}
	if p.Traits[i].Long {
		v.next = int(z.Next[i+1])
	}
	return write(row, zoneColumns, v)
}

// A documentView sums up a document.
type documentView struct {
	p                              *Scores
	n                              int     // blocks
	blocks                         float32 // the same, 1 at least
	copies, blanks, wrapped, ruled int     // blocks that have copies, blank lines before, several lines, enough points
	longest                        int32   // characters of the longest block
}

var documentColumns = []column[documentView]{
	{feature{"document blocks", aspectPlace}, func(v *documentView) float32 { return logf(float32(v.n)) }},
	{feature{"document text", aspectPlace}, func(v *documentView) float32 { return logf(float32(v.p.zone.Chars)) }},
	{feature{"document prose", aspectPlace}, func(v *documentView) float32 { return v.p.mean(windowProse, 0, v.n) }},
	{feature{"document sentence ends", aspectPlace}, func(v *documentView) float32 { return v.p.mean(windowEnds, 0, v.n) }},
	{feature{"document bullets", aspectPlace}, func(v *documentView) float32 { return v.p.mean(windowBullets, 0, v.n) }},
	{feature{"document copies", aspectCopies}, func(v *documentView) float32 { return float32(v.copies) / v.blocks }},
	{feature{"document n-grams", aspectPlace}, func(v *documentView) float32 { return v.p.mean(windowNGrams, 0, v.n) }},
	{feature{"document blank lines", aspectPlace}, func(v *documentView) float32 { return float32(v.blanks) / v.blocks }},
	{feature{"document wrapped", aspectPlace}, func(v *documentView) float32 { return float32(v.wrapped) / v.blocks }},
	{feature{"document rule points", aspectCues}, func(v *documentView) float32 { return float32(v.ruled) / v.blocks }},
	{feature{"document longest", aspectPlace}, func(v *documentView) float32 { return logf(float32(v.longest)) }},
	{feature{"document best stretch", aspectPlace}, func(v *documentView) float32 { return float32(v.p.zone.To-v.p.zone.From) / v.blocks }},
}

// readDocument makes the features of the document as a whole.
func (p *Scores) readDocument() {
	v := &p.views.document
	*v = documentView{p: p, n: len(p.Blocks), blocks: float32(max(len(p.Blocks), 1))}
	count := func(n *int, is bool) {
		if is {
			*n++
		}
	}
	for i := range p.Blocks {
		count(&v.copies, p.Traits[i].Repeat > 1)
		count(&v.wrapped, p.Blocks[i].Lines > 1)
		count(&v.blanks, p.Blocks[i].Blanks > 0)
		count(&v.ruled, p.signals[i].points >= rule.DropPoints)
		v.longest = max(v.longest, p.Traits[i].Chars)
	}
	p.document = write(p.document[:0], documentColumns, v)
}
