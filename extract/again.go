package extract

import (
	"slices"

	"github.com/pare-text/pare/internal/blocks"
)

// drop takes over the verdicts of rest, which was read from d.Text(): the
// lines of its blocks are the lines that d kept, in order.
func (d *Document) drop(rest *Document) {
	all, read := d.Blocks[:0], d.read[:0] // in their place, as one block becomes one
	if n := d.parts(rest); n > len(d.Blocks) {
		all, read = make([]Block, 0, n), make([]blocks.Block, 0, n) // hard-wrapped paragraphs have to be split
	}
	k, left := 0, int32(0)
	if len(rest.read) > 0 {
		left = rest.read[0].Lines
	}
	for i := range d.Blocks {
		b, of := d.Blocks[i], d.read[i]
		if !b.Verdict.Keep {
			all, read = append(all, b), append(read, of)
			continue
		}
		for n := of.Lines; n > 0; {
			take := min(n, left)
			part, partOf := b, of
			if take < of.Lines {
				partOf = of.Part(d.Source, of.Lines-n, take)
				part.Span, part.Line, part.Text = partOf.Span, partOf.Line, partOf.Text
			}
			if v := rest.verdictOf(k); !v.Keep {
				part.Verdict = v.moved(part.Start-rest.read[k].Start, part.Span)
			}
			all, read = append(all, part), append(read, partOf)
			n -= take
			if left -= take; left == 0 && k+1 < len(rest.read) {
				k++
				left = rest.read[k].Lines
			}
		}
	}
	d.Blocks, d.read = all, read
	if d.Guard == "" {
		d.Guard = rest.Guard
	}
}

// parts is how many blocks d has when drop has split those that rest has as several.
func (d *Document) parts(rest *Document) int {
	n, line, end, k := 0, int32(0), int32(0), 0 // end: the line behind block k of rest, line: that behind the last of d, of what is kept
	for i := range d.Blocks {
		n++
		if !d.Blocks[i].Verdict.Keep {
			continue
		}
		line += d.read[i].Lines
		for ; k < len(rest.read) && end < line; k++ {
			if end += rest.read[k].Lines; end < line {
				n++
			}
		}
	}
	return n
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
		*e = Span{Start: min(max(e.Start+n, s.Start), s.End), End: min(max(e.End+n, s.Start), s.End)}
	}
	v.Evidence = evidence
	return v
}
