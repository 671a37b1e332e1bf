package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/findings"
	"github.com/pare-text/pare/internal/jsonl"
	"github.com/pare-text/pare/internal/memory"
	"github.com/pare-text/pare/internal/source"
)

// A checking is one run over all inputs.
type checking struct {
	*checkOptions
	cleaners *chooser
	// explainers say why the trained score drops; they take up to twice as long.
	explainers *chooser
	rules      map[string]*extract.Rule
	seen       map[*extract.Cleaner]bool // whose rules are among them
	known      *findings.Baseline        // nil without --baseline
	add        func(*findings.Finding) error
	stats      findings.Stats
	paths      map[string]bool // that were read, for the baseline
	failures   []findings.Failure
	failed     bool
	ended      bool // all inputs were read
}

// verdict is the kind of error of what was read so far.
func (c *checking) verdict() error {
	switch {
	case c.failed:
		return errFailed
	case c.stats.Findings > 0 && !c.exitZero:
		return errFound
	}
	return nil
}

func (o *checkOptions) newChecking() (*checking, error) {
	cleaners, err := newChooser(o.rules, &o.config, o.world, "pare check")
	if err != nil {
		return nil, err
	}
	explainers, err := newChooser(o.rules, &o.config, o.world, "pare check", extract.Explain())
	if err != nil {
		return nil, err
	}
	c := &checking{checkOptions: o, cleaners: cleaners, explainers: explainers, rules: map[string]*extract.Rule{}, seen: map[*extract.Cleaner]bool{}, paths: map[string]bool{}}
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
	c.ended = true
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
	switch format {
	case source.JSONL:
		return c.lines(from, in)
	case source.WARC:
		return errors.New("holds WARC records, and check reads no archives; make texts of it first: pare -o texts.jsonl FILE")
	}
	c.measure(from, format, true)
	raw, err := readRaw(from, format, c.encoding, c.from != "auto")
	if err != nil {
		return err
	}
	src, err := decodeArticle(raw, format, c.encoding)
	if err != nil {
		return err
	}
	doc, err := c.clean(in.place(), src, format)
	if err != nil {
		return err
	}
	if doc.Guard != "" && !c.quiet {
		c.world.say(from.Name, "warning: %s", doc.Guard)
	}
	same := !from.Compressed() && string(raw) == src
	for _, f := range findings.Of(doc, c.rules) {
		f.InFile = same
		if err := c.found(in, &f); err != nil {
			return err
		}
	}
	return nil
}

// clean cleans one text or page of an address, or of "". It explains what the
// trained score drops: of nearly every page something, of the texts that are
// checked mostly nothing.
func (c *checking) clean(at place, src string, format source.Format) (*extract.Document, error) {
	cleaner, err := c.cleaners.cleaner(at)
	if err != nil {
		return nil, err
	}
	if _, ok := c.seen[cleaner]; !ok {
		c.seen[cleaner] = true
		for _, r := range cleaner.Rules() {
			c.rules[r.ID] = r
		}
	}
	if format == source.HTML {
		return c.explainers.clean(at, src, format)
	}
	doc := cleaner.Text(src)
	for i := range doc.Blocks {
		if v := &doc.Blocks[i].Verdict; !v.Keep && v.Category == extract.Layout {
			return c.explainers.clean(at, src, format)
		}
	}
	return doc, nil
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
	check := func(row jsonl.Row, src string, format source.Format) {
		at := in.place()
		if c.cleaners.manySites(in.path) {
			at.URL = row.String("url")
		}
		doc, err := c.clean(at, src, format)
		if err != nil {
			failed = errors.Join(failed, err)
			return
		}
		for _, f := range findings.Of(doc, c.rules) {
			f.Line, f.Column, f.EndLine, f.EndColumn = row.Line, 1, row.Line, 0
			if failed == nil {
				failed = c.found(in, &f)
			}
		}
	}
	room := c.budget(1).Ticket()
	rw := jsonl.Rewriter{
		Field: c.field,
		Fits: func(text string, page bool) error {
			kind := memory.Text
			if page {
				kind = memory.Page
			}
			return room.Fits(text, kind, true)
		},
		Clean: func(row jsonl.Row, text string) string {
			check(row, text, source.Text)
			return text
		},
		Bad: func(line int, err error) {
			bad++
			c.world.say(fmt.Sprintf("%s:%d", from.Name, line), "%v", err)
		},
	}
	if !c.ownField {
		rw.Page = func(row jsonl.Row, html string) string {
			check(row, html, source.HTML)
			return ""
		}
	}
	var err error
	var scratch []byte
	for chunk, readErr := range jsonl.ChunksIn(from, room.Take) {
		if err = readErr; err != nil || failed != nil {
			break
		}
		scratch = rw.Rewrite(scratch[:0], chunk)
	}
	switch {
	case failed != nil:
		return failed
	case err == nil && bad > 0:
		return fmt.Errorf("%w: %d", errLines, bad)
	}
	return err
}
