package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/jsonl"
	"github.com/pare-text/pare/internal/source"
)

// checkLines returns why the options do not go with JSON lines.
func (c *cleaning) checkLines(from *source.Input) error {
	if c.on {
		if err := c.fits(from, source.JSONL); err != nil {
			return err
		}
	}
	switch {
	case c.toAsked && c.to != "jsonl":
		return fmt.Errorf("JSON lines are written as the same objects; --to can only be jsonl, not %s", c.to)
	case c.blocks:
		return errors.New("JSON lines are written as the same objects; leave out --blocks")
	case c.encoding != "" && !strings.EqualFold(c.encoding, "utf-8"):
		return errors.New("JSON lines are always UTF-8; leave out --encoding")
	}
	return nil
}

// lines cleans some of the JSON lines of an input.
func (c *cleaning) lines(p piece, r *result) error {
	base, err := c.chooser.cleaner(p.in.place())
	if err != nil {
		return err
	}
	reader := c.reader()
	placeOf := func(row jsonl.Row) place {
		return place{p.in.path, reader.PlaceOf(p.in.place().Place, row)}
	}
	many := c.chooser.manySites(p.in.path)
	cleaner := func(row jsonl.Row) *extract.Cleaner {
		if !many {
			return base
		}
		ofSite, siteErr := c.chooser.cleaner(placeOf(row))
		if siteErr != nil {
			err = siteErr
			return base
		}
		return ofSite
	}
	note := func(row jsonl.Row, doc *extract.Document) string {
		r.tally.add(strconv.Itoa(row.Line), doc)
		return doc.Text()
	}
	rw := jsonl.Rewriter{
		Field: c.field,
		Fits:  p.takeLines(),
		Clean: func(row jsonl.Row, text string) string { return note(row, cleaner(row).Text(text)) },
		Bad: func(line int, err error) {
			r.bad++
			r.say(fmt.Sprintf("%s:%d", p.from.Name, line), "%v", err)
		},
	}
	if !c.ownField {
		rw.Page = func(row jsonl.Row, html string) string {
			doc, pageErr := c.chooser.clean(placeOf(row), html, source.HTML)
			if pageErr != nil {
				err = pageErr
				return ""
			}
			return note(row, doc)
		}
	}
	if c.duplicates != nil {
		rw.Skip = func(row jsonl.Row) bool { return c.duplicates.fold(r, p, int64(row.Line)) }
	}
	out := rw.Rewrite(r.out.AvailableBuffer(), p.chunk)
	r.same = string(out) == string(p.chunk.Data)
	r.out.Write(out)
	return err
}
