package extract

import (
	"slices"

	"github.com/pare-text/pare/internal/blocks"
)

// drop takes over the verdicts of rest, which was read from d.Text(): the
// lines of its blocks are the lines that d kept, in order.
func (d *Document) drop(rest *Document) {
	var all []Block // of d, where a hard-wrapped paragraph had to be split
	var read []blocks.Block
	k, left := 0, int32(0)
	if len(rest.read) > 0 {
		left = rest.read[0].Lines
	}
	for i := range d.Blocks {
		b, of := &d.Blocks[i], &d.read[i]
		if !b.Verdict.Keep {
			all, read = append(all, *b), append(read, *of)
			continue
		}
		for n := of.Lines; n > 0; {
			take := min(n, left)
			part, partOf := *b, *of
			if take < of.Lines {
				partOf = of.Part(d.Source, of.Lines-n, take)
				part.Span, part.Line, part.Text = partOf.Span, partOf.Line, partOf.Text
			}
			r := &rest.Blocks[k]
			if !r.Verdict.Keep {
				part.Verdict = r.Verdict.moved(part.Start-r.Start, part.Span)
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
