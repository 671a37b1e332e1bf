package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/findings"
	"github.com/pare-text/pare/internal/jsonl"
	"github.com/pare-text/pare/internal/source"
)

// A checking is one run over all inputs.
type checking struct {
	*checkOptions
	cleaner *extract.Cleaner
	// explainer says why the trained score drops; it takes up to twice as long.
	explainer *extract.Cleaner
	rules     map[string]*extract.Rule
	known     *findings.Baseline // nil without --baseline
	add       func(*findings.Finding) error
	stats     findings.Stats
	paths     map[string]bool // that were read, for the baseline
	failures  []findings.Failure
	failed    bool
}

func (o *checkOptions) newChecking() (*checking, error) {
	opts, err := o.rules.options(o.world, "pare check")
	if err != nil {
		return nil, err
	}
	c := &checking{checkOptions: o, rules: map[string]*extract.Rule{}, paths: map[string]bool{}}
	if c.cleaner, err = extract.New(opts...); err != nil {
		return nil, err
	}
	if c.explainer, err = extract.New(append(opts, extract.Explain())...); err != nil {
		return nil, err
	}
	for _, r := range c.cleaner.Rules() {
		c.rules[r.ID] = r
	}
	if o.baseline != "" {
		c.known, err = readBaseline(o.baseline)
	}
	return c, err
}

// all checks every input. Its error is one of writing; what was wrong with
// inputs has been said.
func (c *checking) all(inputs []input) error {
	c.stats.Files = len(inputs)
	for _, in := range inputs {
		before := c.stats.Findings
		err := c.input(in)
		if isFatal(err) {
			return err
		}
		if c.stats.Findings > before {
			c.stats.With++
		}
		if err == nil {
			c.paths[findings.Path(in.path)] = true
			continue
		}
		c.failed = true
		c.stats.Failed++
		c.failures = append(c.failures, findings.Failure{Path: findings.Path(in.path), Message: err.Error()})
		if !errors.Is(err, errLines) {
			complain(c.world.err, nameOf(in.path), err)
		}
	}
	return nil
}

// input checks one input.
func (c *checking) input(in input) error {
	from, err := source.Open(in.path, c.world.in)
	if err != nil {
		return err
	}
	defer from.Close() //nolint:errcheck // only read
	format := source.Format(c.from)
	if format == source.Auto {
		format = from.Format()
	}
	if format == source.JSONL {
		return c.lines(from, in)
	}
	raw, err := readRaw(from, format, c.encoding, c.from != "auto")
	if err != nil {
		return err
	}
	src, err := decodeArticle(raw, format, c.encoding)
	if err != nil {
		return err
	}
	doc := c.clean(src, format == source.HTML)
	if doc.Guard != "" && !c.quiet {
		c.world.say(from.Name, "warning: %s", doc.Guard)
	}
	same := !from.Zipped() && string(raw) == src
	for _, f := range findings.Of(doc, c.rules) {
		f.InFile = same
		if err := c.found(in, &f); err != nil {
			return err
		}
	}
	return nil
}

// clean cleans one text or page. It explains what the trained score drops: of
// nearly every page something, of the texts that are checked mostly nothing.
func (c *checking) clean(src string, page bool) *extract.Document {
	if page {
		return c.explainer.HTML(src)
	}
	doc := c.cleaner.Text(src)
	for i := range doc.Blocks {
		if v := &doc.Blocks[i].Verdict; !v.Keep && v.Category == extract.Layout {
			return c.explainer.Text(src)
		}
	}
	return doc
}

// found adds a finding, unless it is known.
func (c *checking) found(in input, f *findings.Finding) error {
	f.Path = findings.Path(in.path)
	if c.known != nil && c.known.Take(f) {
		c.stats.Passed++
		return nil
	}
	c.stats.Findings++
	return c.add(f)
}

// errLines is about bad lines of JSON lines, each of which has been named.
var errLines = errors.New("bad lines")

// lines checks JSON lines. A finding is in the line of its text.
func (c *checking) lines(from *source.Input, in input) error {
	if c.encoding != "" && !strings.EqualFold(c.encoding, "utf-8") {
		return errors.New("JSON lines are UTF-8, whatever --encoding says")
	}
	bad := 0
	var failed error
	check := func(line int, doc *extract.Document) {
		for _, f := range findings.Of(doc, c.rules) {
			f.Line, f.Column, f.EndLine, f.EndColumn = line, 1, line, 0
			if failed == nil {
				failed = c.found(in, &f)
			}
		}
	}
	rw := jsonl.Rewriter{
		Field: c.field,
		Clean: func(line int, text string) string {
			check(line, c.clean(text, false))
			return text
		},
		Bad: func(line int, err error) {
			bad++
			c.world.say(fmt.Sprintf("%s:%d", from.Name, line), "%v", err)
		},
	}
	if !c.ownField {
		rw.Page = func(line int, html string) string {
			check(line, c.clean(html, true))
			return ""
		}
	}
	err := rw.Copy(stopping{&failed}, from)
	switch {
	case failed != nil:
		return failed
	case err == nil && bad > 0:
		return fmt.Errorf("%w: %d", errLines, bad)
	}
	return err
}

// stopping takes what is written, and drops it, until an error came up.
type stopping struct{ err *error }

func (s stopping) Write(p []byte) (int, error) { return len(p), *s.err }
