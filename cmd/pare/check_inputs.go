package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/pare-text/pare/rule"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/findings"
	"github.com/pare-text/pare/internal/source"
)

// A checking is one run over all inputs.
type checking struct {
	*checkOptions
	reading *cleaning // how the inputs are read
	// explainers say why the trained score drops; they take up to twice as long.
	cleaners, explainers *chooser
	known                *findings.Baseline // nil without --baseline
	add                  func(*findings.Finding) error
	stats                findings.Stats
	paths                map[string]bool // that were read, for the baseline
	failures             []findings.Failure
	failed               bool
	ended                bool // all inputs were read
	// of the input that is handed over piece by piece
	before int // findings of the inputs before it
	bad    int // its lines or records that could not be read
	err    error
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

// A checked piece is what was found in one.
type checked struct {
	found []findings.Finding
	said  []string // lines for standard error
	bad   int      // lines and records that could not be read
	err   error    // what is wrong with the input
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
	c := &checking{
		checkOptions: o, cleaners: cleaners, explainers: explainers, paths: map[string]bool{},
		reading: &cleaning{cleanOptions: o.cleanOptions, chooser: cleaners, evidence: true},
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
	err := eachPiece(c.reading, inputs, c.work, c.hand)
	c.ended = err == nil
	return err
}

// work checks a piece. Several may be checked at once.
func (c *checking) work(p piece) *checked {
	r := &checked{}
	if p.err == nil && p.format != source.JSONL && p.format != source.WARC {
		r.err = c.article(p, r)
		return r
	}
	many := c.cleaners.manySites(p.in.path)
	take := func(f found) {
		at := f.place()
		if !many {
			at.URL = ""
		}
		doc, rule, err := c.clean(at, f.Src, f.Format)
		if err != nil {
			r.err = errors.Join(r.err, err)
			return
		}
		for _, one := range findings.Of(doc, rule) {
			if p.record != nil {
				one.Record, one.URL = &f.Where, f.URL
			} else {
				one.Line, one.Column, one.EndLine, one.EndColumn = int(f.Where), 1, int(f.Where), 0
			}
			c.take(p, r, &one)
		}
	}
	if p.record != nil && p.record.Warning != "" && !c.quiet {
		r.said = append(r.said, message(fmt.Sprintf("%s:%d", p.from.Name, p.record.Offset), fmt.Sprintf("warning: %s: %s", p.record.URI, p.record.Warning)))
	}
	if why := p.invalid(); why != "" && !c.quiet {
		r.said = append(r.said, message(p.from.Name, why))
	}
	bad := func(name string, err error) {
		r.bad++
		r.said = append(r.said, message(name, err.Error()))
	}
	if err := c.reading.texts(p, take, bad); err != nil {
		r.err = errors.Join(r.err, err)
	}
	return r
}

// article checks an input that is one article, text or HTML.
func (c *checking) article(p piece, r *checked) error {
	from, err := p.open(c.world)
	if err != nil {
		return err
	}
	defer from.Close() //nolint:errcheck // only read
	raw, err := readRaw(from, p.format, c.encoding, c.from != "auto")
	if err != nil {
		return err
	}
	src, err := decodeArticle(raw, p.format, c.encoding)
	if err != nil {
		return err
	}
	p.room.Settle()
	doc, rule, err := c.clean(p.in.place(), src, p.format)
	if err != nil {
		return err
	}
	if doc.Guard != "" && !c.quiet {
		r.said = append(r.said, message(from.Name, "warning: "+doc.Guard))
	}
	same := !from.Compressed() && string(raw) == src
	for _, f := range findings.Of(doc, rule) {
		f.InFile = same
		c.take(p, r, &f)
	}
	return nil
}

// clean cleans one text or page of an address, or of "". It explains what the
// trained score drops: of nearly every page something, of the texts that are
// checked mostly nothing.
func (c *checking) clean(at place, src string, format source.Format) (*extract.Document, func(string) *rule.Rule, error) {
	cleaner, err := c.cleaners.cleaner(at)
	if err != nil {
		return nil, nil, err
	}
	if format == source.HTML {
		doc, err := c.explainers.clean(at, src, format)
		return doc, cleaner.Rule, err
	}
	doc := cleaner.Text(src)
	for i := range doc.Blocks {
		if v := &doc.Blocks[i].Verdict; !v.Keep && v.Category == rule.Layout {
			doc, err = c.explainers.clean(at, src, format)
			break
		}
	}
	return doc, cleaner.Rule, err
}

// take adds a finding of a category that is wanted to a checked piece.
func (c *checking) take(p piece, r *checked, f *findings.Finding) {
	if len(c.only) == 0 || slices.Contains(c.only, f.Category.String()) {
		f.Path = findings.Path(p.in.path)
		r.found = append(r.found, *f)
	}
}

// hand reports what was found in the next piece, unless it is known. Its error
// is one of writing.
func (c *checking) hand(p piece, r *checked) error {
	for _, line := range r.said {
		fmt.Fprint(c.world.err, line)
	}
	for i := range r.found {
		f := &r.found[i]
		if c.known != nil && c.known.Take(f) {
			c.stats.Passed++
			continue
		}
		c.stats.Findings++
		if err := c.add(f); err != nil {
			return err
		}
	}
	c.bad += r.bad
	if r.err != nil && c.err == nil {
		c.err = r.err
		complain(c.world.err, nameOf(p.in.path), r.err)
	}
	if p.last {
		c.end(p)
	}
	return nil
}

// end ends an input.
func (c *checking) end(p piece) {
	if c.err == nil && c.bad > 0 { // each has been named
		what := "line"
		if p.format == source.WARC {
			what = "record"
		}
		c.err = errors.New(plural(c.bad, "bad "+what))
	}
	path := findings.Path(p.in.path)
	if c.err != nil {
		c.failed = true
		c.stats.Failed++
		c.failures = append(c.failures, findings.Failure{Path: path, Message: c.err.Error()})
	} else {
		c.paths[path] = true
	}
	if c.stats.Findings > c.before {
		c.stats.With++
	}
	c.before, c.bad, c.err = c.stats.Findings, 0, nil
}
