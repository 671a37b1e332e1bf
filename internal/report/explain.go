// Package report shows people what became of a document, and why.
package report

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/terminal"
	"github.com/pare-text/pare/rule"
)

// Options say how an explanation looks.
type Options struct {
	// Color marks what is dropped, and the evidence in it, with colours.
	Color bool
	// Width is that of the terminal, 0 for a file: then lines are not broken.
	Width int
	// All shows all evidence, also about kept blocks; without it, only what
	// decided.
	All bool
}

// minText is the least room for text beside the gutter; in less, lines are not
// broken.
const minText = 20

// The styles, as terminals know them.
const (
	styleDrop = "\x1b[31m"
	styleSpan = "\x1b[1;4m"
	styleDim  = "\x1b[2m"
	styleBold = "\x1b[1m"
	styleEnd  = "\x1b[0m"
)

// Explain writes every line of doc in order, with its number: kept ones plain,
// dropped ones behind a minus and with the rule and the evidence under them. Of
// a page it writes the blocks, each with its number. A summary follows.
func Explain(w io.Writer, doc *extract.Document, o Options) error {
	e := explainer{w: bufio.NewWriter(w), doc: doc, Options: o}
	if doc.IsPage() {
		e.blocks()
	} else {
		e.lines()
	}
	e.summary()
	return e.w.Flush()
}

// An explainer writes one explanation. Errors stay in w.
type explainer struct {
	Options
	w     *bufio.Writer
	doc   *extract.Document
	digit int // columns of the line numbers
}

// lines writes the lines of the document. A hard-wrapped block has several; its
// reasons follow the last.
func (e *explainer) lines() {
	src := e.doc.Source
	sep := e.doc.LineEnding()
	sep = sep[len(sep)-1:]
	e.digit = len(strconv.Itoa(strings.Count(src, sep) + 1))
	next := 0 // the first block that does not end before the line
	for n, pos := 1, 0; pos < len(src); n++ {
		line, _, _ := strings.Cut(src[pos:], sep)
		end := pos + len(line)
		for next < len(e.doc.Blocks) && e.doc.Blocks[next].End <= pos {
			next++
		}
		if next == len(e.doc.Blocks) || e.doc.Blocks[next].Start >= end {
			e.w.WriteByte('\n') // blank, as in the input
		} else {
			b := &e.doc.Blocks[next]
			seen := seenIn(e.doc, b)
			seen.Start, seen.End = seen.Start+b.Start-pos, seen.End+b.Start-pos
			e.line(strconv.Itoa(n), strings.TrimRight(line, "\r"), b, seen)
			if b.End <= end {
				e.reasons(b)
			}
		}
		pos = end + len(sep)
	}
}

// line writes one line of block b, number before it. The part seen of the text
// is the evidence.
func (e *explainer) line(number, text string, b *extract.Block, seen extract.Span) {
	mark := byte(' ')
	if !b.Verdict.Keep {
		mark = '-'
	}
	from := 0
	for _, end := range terminal.Wrap(text, e.room()) {
		if from == 0 {
			e.style(styleDim)
			fmt.Fprintf(e.w, "%*s ", e.digit, number)
			e.style(styleEnd)
		} else {
			fmt.Fprintf(e.w, "%*s ", e.digit, "")
		}
		if mark == '-' {
			e.style(styleDrop)
		}
		e.w.WriteByte(mark)
		e.w.WriteByte(' ')
		stop := from + len(strings.TrimRight(text[from:end], " \t"))
		a, z := clamp(seen.Start, from, stop), clamp(seen.End, from, stop)
		e.text(text[from:a])
		if a < z {
			e.style(styleSpan)
			e.text(text[a:z])
			e.style(styleEnd)
			e.style(styleDrop)
		}
		e.text(text[z:stop])
		if mark == '-' {
			e.style(styleEnd)
		}
		e.w.WriteByte('\n')
		from = end
	}
}

// text writes text of the source. A control character that reaches a terminal
// may do anything; it is shown as a symbol.
func (e *explainer) text(text string) {
	for i, r := range text {
		switch {
		case r == '\t' && e.Width == 0:
			e.w.WriteByte('\t')
		case r == '\t':
			e.w.WriteByte(' ')
		case r == 0xfffd:
			e.w.WriteByte(text[i]) // part of it, or a byte that is not UTF-8
			e.w.WriteString(text[i+1 : i+1+tail(text[i:])])
		default:
			e.w.WriteRune(terminal.Visible(r))
		}
	}
}

// tail is how many bytes of the U+FFFD at the head of s follow the first: 0 if
// a byte that is not UTF-8 stands there.
func tail(s string) int {
	if strings.HasPrefix(s, "\ufffd") {
		return len("\ufffd") - 1
	}
	return 0
}

// reasons writes what spoke about block b.
func (e *explainer) reasons(b *extract.Block) {
	v := &b.Verdict
	d := decisive(v)
	if !v.Keep {
		why := ""
		if d != nil {
			why = d.Why
		}
		e.reason(nameOf(v.Rule, v.Category), why)
	}
	if !e.All {
		return
	}
	for i := range v.Evidence {
		if x := &v.Evidence[i]; v.Keep || x != d {
			e.reason(fmt.Sprintf("also %s (%+d)", nameOf(x.Rule, x.Category), x.Points), x.Why)
		}
	}
}

// nameOf names a rule with its category. The id of a rule begins with it.
func nameOf(id string, c rule.Category) string {
	switch {
	case id == "" && c == rule.None:
		return "no rule"
	case id == "":
		return c.String()
	case strings.HasPrefix(id, c.String()):
		return id
	}
	return c.String() + ", " + id
}

// reason writes one line of reasons.
func (e *explainer) reason(name, why string) {
	if why != "" {
		name += ": " + why
	}
	name = terminal.Plain(name)
	mark := "= "
	from := 0
	for _, end := range terminal.Wrap(name, e.room()) {
		e.style(styleDim)
		fmt.Fprintf(e.w, "%*s %s%s", e.digit, "", mark, strings.TrimRight(name[from:end], " "))
		e.style(styleEnd)
		e.w.WriteByte('\n')
		mark, from = "  ", end
	}
}

// room is the width left for text, or 0 if lines are not to be broken.
func (e *explainer) room() int {
	if left := e.Width - e.digit - 3; left >= minText {
		return left
	}
	return 0
}

func (e *explainer) style(s string) {
	if e.Color {
		e.w.WriteString(s)
	}
}

func clamp(i, low, high int) int { return max(low, min(i, high)) }
