package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/jsonl"
	"github.com/pare-text/pare/internal/report"
	"github.com/pare-text/pare/internal/source"
)

// lines cleans JSON lines.
func (c *cleaning) lines(from *source.Input, in input) error {
	switch {
	case c.toChosen && c.to != "jsonl":
		return fmt.Errorf("JSON lines come out as the same objects, so --to can only be jsonl, not %s", c.to)
	case c.blocks:
		return errors.New("JSON lines come out as the same objects, without --blocks")
	case c.encoding != "" && !strings.EqualFold(c.encoding, "utf-8"):
		return errors.New("JSON lines are UTF-8, whatever --encoding says")
	}
	t := tally{}
	bad := 0
	rw := jsonl.Rewriter{
		Field: c.field,
		Clean: func(line int, text string) string { return t.add(line, c.cleaner.Text(text)) },
		Bad: func(line int, err error) {
			bad++
			c.failed = true
			c.say(fmt.Sprintf("%s:%d", from.Name, line), "%v", err)
		},
	}
	if !c.ownField {
		rw.Page = func(line int, html string) string { return t.add(line, c.cleaner.HTML(html)) }
	}
	if err := c.out.write(in, func(w io.Writer) error { return rw.Copy(w, from) }); err != nil {
		return err
	}
	if t.guards > 0 && !c.quiet {
		c.say(from.Name, "warning: in %d of %d texts, the first in line %d: %s", t.guards, t.texts, t.guardLine, t.guard)
	}
	if t.emptied > 0 {
		c.empty = true
		if c.failEmpty && !c.quiet {
			c.say(from.Name, "nothing was left of %d of %d texts", t.emptied, t.texts)
		}
	}
	if c.verbose {
		c.say(from.Name, "%d texts, %d bad lines; %s", t.texts, bad, report.Total(t.total))
	}
	return nil
}

// A tally is what became of the texts of an input.
type tally struct {
	total          extract.Stats
	texts, emptied int
	guards         int    // texts with a guard
	guard          string // the first
	guardLine      int
}

// add counts the document of a line and returns its clean text.
func (t *tally) add(line int, doc *extract.Document) string {
	t.texts++
	s := doc.Stats()
	t.total.Blocks += s.Blocks
	t.total.Dropped += s.Dropped
	t.total.Bytes += s.Bytes
	t.total.DroppedBytes += s.DroppedBytes
	if s.Dropped == s.Blocks {
		t.emptied++
	}
	if doc.Guard != "" {
		if t.guards++; t.guards == 1 {
			t.guard, t.guardLine = doc.Guard, line
		}
	}
	return doc.Text()
}
