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

// A cleaning is one run over all inputs.
type cleaning struct {
	*cleanOptions
	cleaner *extract.Cleaner
	out     *output
	several bool // inputs
	failed  bool // an input, or a line of one
	empty   bool // nothing was left of an input
}

// input cleans one input. What was wrong with lines of it has been said.
func (c *cleaning) input(path string) error {
	in, err := source.Open(path, c.world.in)
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // only read
	format := source.Format(c.from)
	if format == source.Auto {
		format = in.Format()
	}
	if format == source.JSONL {
		return c.lines(in)
	}
	return c.text(in)
}

// text cleans an input that is one article.
func (c *cleaning) text(in *source.Input) error {
	src, err := readText(in, c.encoding, c.from == "text")
	if err != nil {
		return err
	}
	doc := c.cleaner.Text(src)
	c.tell(in.Name, doc)
	return c.out.write(in.Path, func(w io.Writer) error {
		if c.to == "text" {
			return writeText(w, doc)
		}
		return doc.WriteJSON(w, extract.JSON{
			Path: in.Path, From: "text", Blocks: c.blocks,
			Indent: c.to == "json" && !c.several,
		})
	})
}

// readText reads an input whole, as UTF-8. Unless the user insists, it must look
// like text.
func readText(in *source.Input, encoding string, insist bool) (string, error) {
	raw, err := in.ReadAll()
	if err != nil {
		return "", err
	}
	if !insist {
		if err := extract.CheckText(raw, encoding); err != nil {
			return "", fmt.Errorf("%w (--from text cleans it nevertheless)", err)
		}
	}
	return extract.Decode(raw, encoding)
}

// writeText writes the clean text. What is not empty ends with a line end, so
// that texts may follow each other.
func writeText(w io.Writer, doc *extract.Document) error {
	last := lastByte{w: w}
	if err := doc.WriteText(&last); err != nil {
		return err
	}
	if last.wrote && last.b != '\n' && last.b != '\r' {
		_, err := io.WriteString(w, doc.LineEnding())
		return err
	}
	return nil
}

// A lastByte remembers the last byte that was written.
type lastByte struct {
	w     io.Writer
	b     byte
	wrote bool
}

func (l *lastByte) Write(p []byte) (int, error) {
	if len(p) > 0 {
		l.b, l.wrote = p[len(p)-1], true
	}
	return l.w.Write(p)
}

// WriteString spares the copy that Write would need.
func (l *lastByte) WriteString(s string) (int, error) {
	if s != "" {
		l.b, l.wrote = s[len(s)-1], true
	}
	return io.WriteString(l.w, s)
}

// tell says what people should know about a document.
func (c *cleaning) tell(name string, doc *extract.Document) {
	if doc.Guard != "" && !c.quiet {
		c.say(name, "warning: %s", doc.Guard)
	}
	s := doc.Stats()
	if s.Dropped == s.Blocks {
		c.empty = true
		if c.failEmpty && !c.quiet {
			c.say(name, "nothing was left")
		}
	}
	if c.verbose {
		c.say(name, "%s", summary(s, report.Count(doc)))
	}
}

// summary is one line about one document.
func summary(s extract.Stats, counts []report.CategoryCount) string {
	parts := make([]string, 0, len(counts))
	for _, n := range counts {
		parts = append(parts, fmt.Sprintf("%s %d", n.Name, n.Blocks))
	}
	line := report.Total(s)
	if len(parts) > 0 {
		line += ": " + strings.Join(parts, ", ")
	}
	return line
}

// lines cleans JSON lines.
func (c *cleaning) lines(in *source.Input) error {
	switch {
	case c.toChosen && c.to != "jsonl":
		return fmt.Errorf("JSON lines come out as the same objects, so --to can only be jsonl, not %s", c.to)
	case c.blocks:
		return errors.New("JSON lines come out as the same objects, without --blocks")
	case c.encoding != "" && !strings.EqualFold(c.encoding, "utf-8"):
		return errors.New("JSON lines are UTF-8, whatever --encoding says")
	}
	var total extract.Stats
	texts, bad, emptied := 0, 0, 0
	guards, guard, guardLine := 0, "", 0
	rw := jsonl.Rewriter{
		Field: c.field,
		Clean: func(line int, text string) string {
			doc := c.cleaner.Text(text)
			texts++
			s := doc.Stats()
			total.Blocks += s.Blocks
			total.Dropped += s.Dropped
			total.Bytes += s.Bytes
			total.DroppedBytes += s.DroppedBytes
			if s.Dropped == s.Blocks {
				emptied++
			}
			if doc.Guard != "" {
				if guards++; guards == 1 {
					guard, guardLine = doc.Guard, line
				}
			}
			return doc.Text()
		},
		Bad: func(line int, err error) {
			bad++
			c.failed = true
			c.say(fmt.Sprintf("%s:%d", in.Name, line), "%v", err)
		},
	}
	err := c.out.write(in.Path, func(w io.Writer) error { return rw.Copy(w, in) })
	if err != nil {
		return err
	}
	if guards > 0 && !c.quiet {
		c.say(in.Name, "warning: in %d of %d texts, the first in line %d: %s", guards, texts, guardLine, guard)
	}
	if emptied > 0 {
		c.empty = true
		if c.failEmpty && !c.quiet {
			c.say(in.Name, "nothing was left of %d of %d texts", emptied, texts)
		}
	}
	if c.verbose {
		c.say(in.Name, "%d texts, %d bad lines; %s", texts, bad, report.Total(total))
	}
	return nil
}
