package checking

import (
	"errors"
	"fmt"
	"slices"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/batch"
	"github.com/pare-text/pare/internal/cleaners"
	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/findings"
	"github.com/pare-text/pare/internal/format"
	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/rule"
)

// A checking is one run over all inputs.
type checking struct {
	*Options
	reader *batch.Reader // of the inputs; nil before they are found
	// explainers say why the trained score drops; they take up to twice as long.
	cleaners, explainers *cleaners.Set
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
		return console.ErrFailed
	case c.stats.Findings > 0 && !c.ExitZero:
		return console.ErrFound
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

func (o *Options) newChecking() (*checking, error) {
	plain, err := cleaners.NewSet(o.Choice, &o.Settings, o.Console, "pare check")
	if err != nil {
		return nil, err
	}
	explainers, err := cleaners.NewSet(o.Choice, &o.Settings, o.Console, "pare check", extract.Explain())
	if err != nil {
		return nil, err
	}
	c := &checking{
		Options: o, cleaners: plain, explainers: explainers, paths: map[string]bool{},
	}
	if o.Baseline != "" {
		c.known, err = readBaseline(o.Baseline, o.Console.In)
	}
	return c, err
}

// all checks every input. Its error is one of writing; what was wrong with
// inputs has been said.
func (c *checking) all(inputs []batch.Input) error {
	c.stats.Files = len(inputs)
	c.reader = batch.NewReader(&c.Reading, inputs)
	c.reader.Explain = true
	err := batch.EachPiece(c.reader, inputs, c.work, c.hand)
	c.ended = err == nil
	return err
}

// work checks a piece. Several may be checked at once.
func (c *checking) work(p batch.Piece) *checked {
	r := &checked{}
	if p.IsArticle() {
		r.err = c.article(p, r)
		return r
	}
	many := c.cleaners.BySite(p.In.Path)
	take := func(f batch.Found) error {
		at := f.Origin()
		if !many {
			at.URL = ""
		}
		doc, rule, err := c.clean(at, f.Src, f.Page)
		if err != nil {
			r.err = errors.Join(r.err, err)
			return nil
		}
		for _, one := range findings.Of(doc, rule) {
			if p.Format.Offsets {
				one.Record, one.URL = &f.Where, f.URL
			} else {
				one.Line, one.Column, one.EndLine, one.EndColumn = int(f.Where), 1, int(f.Where), 0
			}
			c.take(p, r, &one)
		}
		return nil
	}
	if p.Part != nil && !c.Quiet {
		if _, at, text := p.Part.Warning(); text != "" {
			r.said = append(r.said, console.Message(at, "warning: "+text))
		}
	}
	if why := p.Skipped.Warning; why != "" && !c.Quiet {
		r.said = append(r.said, console.Message(p.From.Name, why))
	}
	bad := func(name string, err error) {
		r.bad++
		r.said = append(r.said, console.Message(name, err.Error()))
	}
	if err := c.reader.Texts(p, take, bad); err != nil {
		r.err = errors.Join(r.err, err)
	}
	return r
}

// article checks an input that is one article, text or HTML.
func (c *checking) article(p batch.Piece, r *checked) error {
	from, err := p.Open(c.Console)
	if err != nil {
		return err
	}
	defer from.Close() //nolint:errcheck // only read
	raw, err := batch.ReadRaw(from, p.Format, c.Encoding, c.From != format.Auto)
	if err != nil {
		return err
	}
	src, err := batch.DecodeArticle(raw, p.Format, c.Encoding)
	if err != nil {
		return err
	}
	p.Room.Settle()
	doc, rule, err := c.clean(p.In.Origin(), src, p.Format.Page)
	if err != nil {
		return err
	}
	if doc.Guard != "" && !c.Quiet {
		r.said = append(r.said, console.Message(from.Name, "warning: "+doc.Guard))
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
func (c *checking) clean(at cleaners.Origin, src string, page bool) (*extract.Document, func(string) *rule.Rule, error) {
	cleaner, err := c.cleaners.At(at)
	if err != nil {
		return nil, nil, err
	}
	if page {
		doc, err := c.explainers.Clean(at, src, page)
		return doc, cleaner.Rule, err
	}
	doc := cleaner.Text(src)
	for i := range doc.Blocks {
		if v := &doc.Blocks[i].Verdict; !v.Keep && v.Rule == extract.ModelID {
			doc, err = c.explainers.Clean(at, src, page)
			break
		}
	}
	return doc, cleaner.Rule, err
}

// take adds a finding of a category that is wanted to a checked piece.
func (c *checking) take(p batch.Piece, r *checked, f *findings.Finding) {
	if len(c.Only) == 0 || slices.Contains(c.Only, f.Category.String()) {
		f.Path = findings.Path(p.In.Path)
		r.found = append(r.found, *f)
	}
}

// hand reports what was found in the next piece, unless it is known. Its error
// is one of writing.
func (c *checking) hand(p batch.Piece, r *checked) error {
	for _, line := range r.said {
		fmt.Fprint(c.Console.Err, line)
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
		console.Complain(c.Console.Err, source.NameOf(p.In.Path), r.err)
	}
	if p.Last {
		c.end(p)
	}
	return nil
}

// end ends an input.
func (c *checking) end(p batch.Piece) {
	if c.err == nil && c.bad > 0 { // each has been named
		c.err = errors.New(console.Plural(c.bad, "bad "+p.Format.Unit))
	}
	path := findings.Path(p.In.Path)
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
