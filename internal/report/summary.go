package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/rule"
)

// mostRanges is how many places the summary lists of a category.
const mostRanges = 12

// summary writes how much was dropped, and where each category was.
func (e *explainer) summary() {
	s := e.doc.Stats()
	if s.Blocks > 0 {
		e.w.WriteByte('\n')
	}
	e.style(styleBold)
	e.w.WriteString(Total(s))
	e.style(styleEnd)
	e.w.WriteByte('\n')
	if e.doc.Guard != "" {
		fmt.Fprintf(e.w, "Guard: %s.\n", e.doc.Guard)
	}
	counts := Count(e.doc)
	wide := 0
	for _, c := range counts {
		wide = max(wide, len(c.Name))
	}
	what := "line"
	if e.doc.IsPage() {
		what = "block"
	}
	for _, c := range counts {
		fmt.Fprintf(e.w, "  %-*s %*d  %s\n", wide, c.Name, len(strconv.Itoa(s.Dropped)), c.Blocks, places(what, c.places))
	}
}

// Total says in a few words how much was dropped.
func Total(s extract.Stats) string {
	if s.Dropped == 0 {
		return plural(s.Blocks, "block") + ", nothing dropped"
	}
	share := fmt.Sprintf("%d %% of the text", (100*s.DroppedBytes+s.Bytes/2)/s.Bytes)
	if 200*s.DroppedBytes < s.Bytes {
		share = "less than 1 % of the text"
	}
	return fmt.Sprintf("%s, %d dropped (%s)", plural(s.Blocks, "block"), s.Dropped, share)
}

// Line is what became of a document in one line: how much was dropped, and how
// many blocks of each category.
func Line(doc *extract.Document) string {
	var parts []string
	for _, n := range Count(doc) {
		parts = append(parts, fmt.Sprintf("%s %d", n.Name, n.Blocks))
	}
	line := Total(doc.Stats())
	if len(parts) > 0 {
		line += ": " + strings.Join(parts, ", ")
	}
	return line
}

func plural(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return strconv.Itoa(n) + " " + what
}

// A CategoryCount says how many blocks of one category were dropped.
type CategoryCount struct {
	Name   string // of the category, "other" for none
	Blocks int
	Bytes  int   // of their text
	places []int // the lines where they begin; of a page, the numbers of the blocks
}

// Count returns the categories of which blocks were dropped, in the order of
// the design.
func Count(doc *extract.Document) []CategoryCount {
	all := make([]CategoryCount, 1+len(rule.Categories()))
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Verdict.Keep {
			continue
		}
		c := &all[b.Verdict.Category]
		c.Name = categoryName(b.Verdict.Category)
		c.Blocks++
		c.Bytes += len(b.Text)
		if !doc.IsPage() {
			c.places = append(c.places, b.Line)
		} else {
			c.places = append(c.places, i+1)
		}
	}
	some := all[:0]
	for _, c := range all {
		if c.Blocks > 0 {
			some = append(some, c)
		}
	}
	return some
}

// categoryName is the name of a category, "other" for None.
func categoryName(c rule.Category) string {
	if c == rule.None {
		return "other"
	}
	return c.String()
}

// places lists numbers of what: "line 3", "lines 1-4, 9".
func places(what string, numbers []int) string {
	var ranges []string
	for i := 0; i < len(numbers); {
		j := i
		for j+1 < len(numbers) && numbers[j+1] == numbers[j]+1 {
			j++
		}
		switch {
		case len(ranges) == mostRanges:
			ranges = append(ranges, "…")
			return what + "s " + strings.Join(ranges, ", ")
		case i == j:
			ranges = append(ranges, strconv.Itoa(numbers[i]))
		default:
			ranges = append(ranges, fmt.Sprintf("%d-%d", numbers[i], numbers[j]))
		}
		i = j + 1
	}
	if len(numbers) == 1 {
		return what + " " + ranges[0]
	}
	return what + "s " + strings.Join(ranges, ", ")
}
