package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/pare-text/pare/extract"
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
func (c *cleaning) input(in input) error {
	from, err := source.Open(in.path, c.world.in)
	if err != nil {
		return err
	}
	defer from.Close() //nolint:errcheck // only read
	format := source.Format(c.from)
	if format == source.Auto {
		format = from.Format()
	}
	if format == source.JSONL {
		return c.lines(from, in)
	}
	return c.article(from, in, format)
}

// article cleans an input that is one article, text or HTML.
func (c *cleaning) article(from *source.Input, in input, format source.Format) error {
	src, err := readArticle(from, format, c.encoding, c.from != "auto")
	if err != nil {
		return err
	}
	clean := c.cleaner.Text
	if format == source.HTML {
		clean = c.cleaner.HTML
	}
	doc := clean(src)
	c.tell(from.Name, doc)
	return c.out.write(in, func(w io.Writer) error {
		switch c.to {
		case "text":
			return writeText(w, doc)
		case "markdown":
			return doc.WriteMarkdown(w, c.frontMatter)
		}
		return doc.WriteJSON(w, extract.JSON{
			Path: in.path, From: string(format), Blocks: c.blocks,
			Indent: c.to == "json" && !c.several,
		})
	})
}

// readArticle reads an input of the format Text or HTML whole, as UTF-8. Unless
// the user insists on the format, it must look like text.
func readArticle(in *source.Input, format source.Format, encoding string, insist bool) (string, error) {
	raw, err := readRaw(in, format, encoding, insist)
	if err != nil {
		return "", err
	}
	return decodeArticle(raw, format, encoding)
}

// readRaw is readArticle before anything is decoded.
func readRaw(in *source.Input, format source.Format, encoding string, insist bool) ([]byte, error) {
	raw, err := in.ReadAll()
	if err != nil {
		return nil, err
	}
	if !insist {
		if err := extract.CheckText(raw, encoding); err != nil {
			return nil, fmt.Errorf("%w (--from %s cleans it nevertheless)", err, format)
		}
	}
	if format == source.HTML && len(raw) > source.MaxPage {
		return nil, source.ErrPageTooLarge
	}
	return raw, nil
}

// decodeArticle returns what readRaw read as UTF-8.
func decodeArticle(raw []byte, format source.Format, encoding string) (string, error) {
	if format == source.HTML {
		return extract.DecodeHTML(raw, encoding)
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
