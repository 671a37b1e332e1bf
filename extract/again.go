package extract

import (
	"slices"
	"strings"
)

// drop takes over the verdicts of rest, which was read from d.Text(): the
// lines of its blocks are the lines that d kept, in order.
func (d *Document) drop(rest *Document) {
	var blocks []Block // of d, where a hard-wrapped paragraph had to be split
	k, left := 0, int32(0)
	if len(rest.Blocks) > 0 {
		left = rest.Blocks[0].lines
	}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if !b.Verdict.Keep {
			blocks = append(blocks, *b)
			continue
		}
		for n := b.lines; n > 0; {
			take := min(n, left)
			part := *b
			if take < b.lines {
				part = b.part(d.Source, b.lines-n, take)
			}
			r := &rest.Blocks[k]
			if !r.Verdict.Keep {
				part.Verdict = r.Verdict.moved(part.Start-r.Start, part.Span)
			}
			blocks = append(blocks, part)
			n -= take
			if left -= take; left == 0 && k+1 < len(rest.Blocks) {
				k++
				left = rest.Blocks[k].lines
			}
		}
	}
	d.Blocks = blocks
	if d.Guard == "" {
		d.Guard = rest.Guard
	}
}

// keepWhole takes every verdict back: each reading found more to drop, which
// the texts that pare is made for do not show.
func (d *Document) keepWhole() {
	for i := range d.Blocks {
		d.Blocks[i].Verdict = Verdict{Keep: true}
	}
	d.Guard = "cleaning the result again keeps finding more to drop; everything is kept"
}

// moved returns v with the spans of its evidence moved by n bytes, inside s.
func (v Verdict) moved(n int, s Span) Verdict {
	evidence := slices.Clone(v.Evidence)
	for i := range evidence {
		e := &evidence[i].Span
		*e = Span{min(max(e.Start+n, s.Start), s.End), min(max(e.End+n, s.Start), s.End)}
	}
	v.Evidence = evidence
	return v
}

// part returns the block of lines [from, from+n) of the hard-wrapped block b.
func (b *Block) part(src string, from, n int32) Block {
	out := *b
	pos := b.outer.Start
	next := func() { // the start of the next line
		if i := strings.IndexByte(src[pos:b.outer.End], '\n'); i >= 0 {
			pos += i + 1
		} else {
			pos = b.outer.End
		}
	}
	for range from {
		next()
	}
	out.outer.Start = pos
	for range n {
		next()
	}
	out.outer.End = pos
	out.Start, out.indent = trimLeft(src, out.outer.Start, out.outer.End)
	out.End = trimRight(src, out.Start, out.outer.End)
	out.Text = src[out.Start:out.End]
	out.Line, out.lines = b.Line+int(from), n
	if from > 0 {
		out.blanks = 0
	}
	return out
}
