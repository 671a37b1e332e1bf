// Package audit measures the rules one by one on labelled text: how often each
// hits boilerplate and how often a line of an article, and what it alone
// catches.
package audit

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/terminal"
	"github.com/pare-text/pare/rule"
)

// Options of [Run].
type Options struct {
	// MinPrecision makes Run return an [ErrPrecision] if a rule that drops stays
	// below it on MinHits distinct lines or more. 0 asks for nothing.
	MinPrecision float64
	MinHits      int
	// Folds are the folds of the labelled data to read; none means all.
	Folds []int
	// Examples is how many lines of articles to print for each rule that hits
	// some.
	Examples int
	// Phrases prints the phrases of each rule that hit something below it.
	Phrases bool
}

// ErrPrecision is what the error of [Run] wraps if a rule is too imprecise.
var ErrPrecision = errors.New("rules below the required precision")

// A Gold is labelled data, with the name of its file.
type Gold struct {
	Name string
	io.Reader
}

// Run reads labelled documents, as JSON lines, plain or gzip, and prints what
// the built-in rules and the given ones do on their lines, the worst first. A
// line that a publisher repeats counts once; an article's line of which the document
// keeps a copy does not count; so does a hard-wrapped paragraph,
// whose lines bear one label. A line that is labelled to be ignored counts for
// rules of bylines and sources alone, and as right if it is a byline, kicker or source
// note.
// The error names the line of gold that is wrong, or wraps [ErrPrecision] and
// names the rules.
func Run(w io.Writer, gold []Gold, rules []*rule.Rule, o Options) error {
	cleaner, err := extract.New(extract.WithRules(rules...), extract.RulesOnly())
	if err != nil {
		return err
	}
	c := newCounter(cleaner, o)
	for _, r := range gold {
		for doc, err := range documents(r) {
			if err != nil {
				return fmt.Errorf("%s: %w", r.Name, err)
			}
			if o.reads(doc.Fold) {
				c.add(doc)
			}
		}
	}
	rows := c.rows()
	if err := print(w, rows); err != nil {
		return err
	}
	var bad []string
	for _, r := range rows {
		if r.rule.Points >= rule.DropPoints && r.hits() >= o.MinHits && r.hits() > 0 && r.share() < o.MinPrecision {
			bad = append(bad, r.rule.ID+" "+r.precision())
		}
	}
	if len(bad) > 0 {
		return fmt.Errorf("%w %.3f: %s", ErrPrecision, o.MinPrecision, strings.Join(bad, ", "))
	}
	return nil
}

// reads reports whether documents of that fold are wanted.
func (o Options) reads(fold int) bool {
	for _, f := range o.Folds {
		if f == fold {
			return true
		}
	}
	return len(o.Folds) == 0
}

// print writes the table.
func print(w io.Writer, rows []row) error {
	width := len("rule")
	for i := range rows {
		width = max(width, len(rows[i].rule.ID))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%-*s %6s %6s %9s %10s %6s  %s\n", width, "rule", "drop", "keep", "precision", "publishers", "alone", "lines")
	for i := range rows {
		r := &rows[i]
		fmt.Fprintf(&b, "%-*s %6d %6d %9s %10d %6d  %s", width, r.rule.ID, r.drop, r.keep, r.precision(), len(r.publishers), r.alone, r.lines())
		if r.rule.Points < rule.DropPoints {
			b.WriteString("  hint")
		}
		b.WriteByte('\n')
		for k := range r.phrases {
			if t := &r.phrases[k]; t.hits() > 0 {
				fmt.Fprintf(&b, "%*s %6d %6d %9s  %s\n", width, "", t.drop, t.keep, t.precision(), terminal.Plain(r.rule.Phrases[k]))
			}
		}
		for _, x := range r.examples {
			fmt.Fprintf(&b, "    kept: %s\n", terminal.Plain(x))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// mostCategories is how many categories of a rule's lines are printed.
const mostCategories = 4

// lines says what the lines of r are, as readers labelled them: those most often first.
func (r *row) lines() string {
	names := slices.SortedFunc(maps.Keys(r.categories), func(a, b string) int {
		return cmp.Or(cmp.Compare(r.categories[b], r.categories[a]), cmp.Compare(a, b))
	})
	var all []string
	for _, name := range names {
		n := r.categories[name]
		if name == "" {
			name = "no category"
		}
		if len(all) < mostCategories {
			all = append(all, fmt.Sprintf("%d %s", n, name))
		}
	}
	return strings.Join(all, ", ")
}
