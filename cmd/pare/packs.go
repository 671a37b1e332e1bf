package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/learn"
)

// readPacks reads the packs that were chosen, each once.
func (o *rulesOptions) readPacks(stdin io.Reader) ([]*learn.Pack, error) {
	var all []*learn.Pack
	var errs []error
	for _, name := range o.packs {
		if _, ok := o.readPack[name]; !ok {
			p, err := readPack(stdin, name, false)
			if err != nil {
				errs = append(errs, err)
				continue
			}
			o.readPack[name] = p
		}
		all = append(all, o.readPack[name])
	}
	return all, errors.Join(errs...)
}

// readPack reads a pack; unless whole, without what only adding up needs.
func readPack(stdin io.Reader, name string, whole bool) (*learn.Pack, error) {
	in, err := source.Open(name, stdin)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	defer in.Close() //nolint:errcheck // only read
	src, err := io.ReadAll(in)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return learn.Read(name, src, whole)
}

// of returns the cleaner for a place, which knows what the first of the packs
// that know the site says of it. It is not safe for concurrent use.
func (c *choice) of(at place, packs []*learn.Pack) *extract.Cleaner {
	if len(packs) == 0 {
		return c.base
	}
	names := at.siteNames()
	for _, name := range names {
		if cleaner, ok := c.sites[name]; ok && cleaner != nil && name != "" {
			return cleaner
		}
	}
	for _, p := range packs {
		for _, name := range names {
			if s := p.For(name); s != nil && name != "" {
				c.sites[name] = c.base.ForSite(s)
				return c.sites[name]
			}
		}
	}
	if only := packs[0].Sites; len(packs) == 1 && len(only) == 1 && at.site == "" && (names[1] == "" || !strings.Contains(only[0].Name, ".")) {
		if c.sites[""] == nil {
			c.sites[""] = c.base.ForSite(packs[0].For(only[0].Name))
		}
		return c.sites[""] // made for one site, and this may be of it
	}
	return c.base
}
