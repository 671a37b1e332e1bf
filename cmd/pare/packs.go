package main

import (
	"errors"
	"fmt"
	"io"

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
	site := learn.Find(packs, at.Place)
	if site == nil {
		return c.base
	}
	cleaner := c.sites[site]
	if cleaner == nil {
		cleaner = c.base.ForSite(site.Counts())
		c.sites[site] = cleaner
	}
	return cleaner
}
