package extract

import (
	"bufio"
	"io"
	"iter"
	"strings"
)

// Text returns the clean text. Of a page, these are the texts of the kept
// blocks, see pageText. Of raw text, the whole lines of the kept blocks, byte for
// byte. Blank lines between two of them stay as they are, unless a block was
// dropped there: then the first one stays alone. Where the first or the last
// blocks were dropped, the blank lines around them go too. A document that lost
// nothing is its Source, which Text then returns without copying.
func (d *Document) Text() string {
	if d.html != nil {
		return d.pageText()
	}
	n, pieces := 0, 0
	only := Span{}
	for s := range d.kept() {
		n += s.Len()
		pieces++
		only = s
	}
	if pieces <= 1 {
		return d.Source[only.Start:only.End]
	}
	var text strings.Builder
	text.Grow(n)
	for s := range d.kept() {
		text.WriteString(d.Source[s.Start:s.End])
	}
	return text.String()
}

// WriteText writes what [Document.Text] returns without building it.
func (d *Document) WriteText(w io.Writer) error {
	if d.html != nil {
		out := bufio.NewWriter(w) // the parts are short
		for s := range d.pageParts() {
			_, _ = out.WriteString(s) // Flush tells
		}
		return out.Flush()
	}
	for s := range d.kept() {
		if _, err := io.WriteString(w, d.Source[s.Start:s.End]); err != nil {
			return err
		}
	}
	return nil
}

// kept yields the parts of Source that are the clean text, in order. None is
// empty and no two of them touch: what lost nothing is one part.
func (d *Document) kept() iter.Seq[Span] {
	return func(yield func(Span) bool) {
		part := Span{} // what is to be yielded next, and may still grow
		add := func(s Span) bool {
			switch {
			case s.Len() == 0:
			case part.Len() == 0:
				part = s
			case part.End == s.Start:
				part.End = s.End
			default:
				ready := part
				part = s
				return yield(ready)
			}
			return true
		}
		last := 0        // where the lines of the block before end
		first := true    // no block was kept so far
		dropped := false // since the block that was kept last
		blank := Span{}  // the first blank line since then, where a block was dropped
		for i := range d.Blocks {
			b := &d.Blocks[i]
			outer := d.read[i].Outer
			gap := Span{Start: last, End: outer.Start}
			last = outer.End
			if blank.Len() == 0 && gap.Len() > 0 {
				blank = Span{Start: gap.Start, End: gap.Start + d.lineLen(gap)}
			}
			if !b.Verdict.Keep {
				dropped = true
				continue
			}
			switch {
			case dropped && first:
				gap = Span{}
			case dropped:
				gap = blank
			}
			if !add(gap) || !add(outer) {
				return
			}
			first, dropped, blank = false, false, Span{}
		}
		if !dropped && !add(Span{Start: last, End: len(d.Source)}) {
			return
		}
		if part.Len() > 0 {
			yield(part)
		}
	}
}

// lineLen is the length of the first line in s, with its ending.
func (d *Document) lineLen(s Span) int {
	text := d.Source[s.Start:s.End]
	i := strings.IndexByte(text, '\n')
	if i < 0 {
		i = strings.IndexByte(text, '\r') // line ends of the old Macintosh
	}
	if i < 0 {
		return len(text)
	}
	return i + 1
}

// LineEnding returns how the lines of d end, by the first of them: "\n",
// "\r\n" or "\r"; "\n" if there is only one line.
func (d *Document) LineEnding() string {
	i := strings.IndexByte(d.Source, '\n')
	switch {
	case i > 0 && d.Source[i-1] == '\r':
		return "\r\n"
	case i < 0 && strings.IndexByte(d.Source, '\r') >= 0:
		return "\r"
	}
	return "\n"
}
