// Package jobs are pare's corpus jobs as Apache Beam pipelines: cleaning,
// learning and finding duplicates. What they write is what the command pare
// writes for the same inputs, in some order.
package jobs

import (
	"bytes"
	"cmp"
	"context"
	"io"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/pare-text/pare/charset"
	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/choices"
	"github.com/pare-text/pare/internal/texts"
	"github.com/pare-text/pare/learn"
	"github.com/pare-text/pare/rule"
)

// Options choose how documents are read and cleaned. They mean what the flags of
// pare of these names mean. Files are read by the workers: all must reach them.
type Options struct {
	Mode       string // "gentle", "balanced" or "strict"; "" is balanced
	Keep, Drop []string
	Rules      []string // files
	Packs      []string // files
	RulesOnly  bool
	// Field is the field of JSON lines that holds the text; "" stands for text, or
	// html where there is none.
	Field    string
	By       string
	Encoding string
	Blocks   bool
}

// reader says where texts stand in the inputs.
func (o *Options) reader() *texts.Reader {
	r := &texts.Reader{Field: o.Field, By: o.By, Encoding: o.Encoding}
	if o.Field == "" {
		r.Field, r.Pages = "text", true
	}
	return r
}

// cleaners makes the Cleaner for each document. It is for one goroutine.
type cleaners struct {
	sites *choices.Sites
	packs []*learn.Pack
}

func newCleaners(ctx context.Context, o Options) (*cleaners, error) {
	opts, err := choices.Options(cmp.Or(o.Mode, "balanced"), o.Keep, o.Drop)
	if err != nil {
		return nil, err
	}
	if o.RulesOnly {
		opts = append(opts, extract.RulesOnly())
	}
	if o.Blocks {
		opts = append(opts, extract.Explain())
	}
	if err := charset.CheckLabel(o.Encoding); err != nil {
		return nil, err
	}
	for _, name := range o.Rules {
		src, err := readFile(ctx, name)
		if err != nil {
			return nil, err
		}
		rules, err := rule.Parse(name, bytes.NewReader(src))
		if err != nil {
			return nil, err
		}
		opts = append(opts, extract.WithRules(rules...))
	}
	base, err := extract.New(opts...)
	if err != nil {
		return nil, err
	}
	c := &cleaners{sites: choices.NewSites(base)}
	for _, name := range o.Packs {
		src, err := readFile(ctx, name)
		if err != nil {
			return nil, err
		}
		p, err := learn.Read(name, src, false)
		if err != nil {
			return nil, err
		}
		c.packs = append(c.packs, p)
	}
	return c, nil
}

// Check returns what is wrong with o, or with the files that it names.
func (o Options) Check(ctx context.Context) error {
	_, err := newCleaners(ctx, o)
	return err
}

// clean cleans a text, or a page.
func (c *cleaners) clean(t texts.Text) *extract.Document {
	return c.sites.Clean(t.Place, t.Src, t.Page, c.packs)
}

// readFile reads a file, wherever it is.
func readFile(ctx context.Context, path string) ([]byte, error) {
	fs, err := filesystem.New(ctx, path)
	if err != nil {
		return nil, err
	}
	defer fs.Close() //nolint:errcheck // only read
	f, err := fs.OpenRead(ctx, path)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // only read
	return io.ReadAll(f)
}
