// Package jobs are pare's corpus jobs as Apache Beam pipelines: cleaning,
// learning and finding duplicates. What they write is what the command pare
// writes for the same inputs, in some order.
package jobs

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/learn"
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

// cleaners makes the Cleaner for each document. It is for one goroutine.
type cleaners struct {
	base  *extract.Cleaner
	packs []*learn.Pack
	sites map[*learn.Site]*extract.Cleaner
}

func newCleaners(ctx context.Context, o Options) (*cleaners, error) {
	modes := map[string]extract.Mode{"": extract.Balanced, "balanced": extract.Balanced, "gentle": extract.Gentle, "strict": extract.Strict}
	mode, ok := modes[o.Mode]
	if !ok {
		return nil, fmt.Errorf("mode is %q; allowed are gentle, balanced and strict", o.Mode)
	}
	opts := []extract.Option{extract.WithMode(mode)}
	for _, names := range []struct {
		of   []string
		with func(...extract.Category) extract.Option
	}{{o.Keep, extract.Keep}, {o.Drop, extract.Drop}} {
		for _, name := range names.of {
			c, err := extract.ParseCategory(name)
			if err != nil {
				return nil, err
			}
			opts = append(opts, names.with(c))
		}
	}
	if o.RulesOnly {
		opts = append(opts, extract.RulesOnly())
	}
	if o.Blocks {
		opts = append(opts, extract.Explain())
	}
	if err := extract.CheckEncoding(o.Encoding); err != nil {
		return nil, err
	}
	for _, name := range o.Rules {
		src, err := readFile(ctx, name)
		if err != nil {
			return nil, err
		}
		rules, err := extract.ParseRules(name, bytes.NewReader(src))
		if err != nil {
			return nil, err
		}
		opts = append(opts, extract.WithRules(rules...))
	}
	c := &cleaners{sites: map[*learn.Site]*extract.Cleaner{}}
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
	var err error
	c.base, err = extract.New(opts...)
	return c, err
}

// Check returns what is wrong with o, or with the files that it names.
func (o Options) Check(ctx context.Context) error {
	_, err := newCleaners(ctx, o)
	return err
}

// of returns the Cleaner for what was found at a place.
func (c *cleaners) of(at learn.Place) *extract.Cleaner {
	if len(c.packs) == 0 {
		return c.base
	}
	site := learn.Find(c.packs, at)
	if site == nil {
		return c.base
	}
	if c.sites[site] == nil {
		c.sites[site] = c.base.ForSite(site.Counts())
	}
	return c.sites[site]
}

// clean cleans a text, or a page.
func (c *cleaners) clean(t *text) *extract.Document {
	if !t.isPage {
		return c.of(t.at).Text(t.src)
	}
	return extract.HTMLOf(t.src, func(url string) *extract.Cleaner {
		if t.at.URL == "" {
			t.at.URL = url
		}
		return c.of(t.at)
	})
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
