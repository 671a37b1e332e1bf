package main

import (
	"fmt"
	"io"

	"github.com/pare-text/pare/charset"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/memory"
	"github.com/pare-text/pare/internal/report"
	"github.com/pare-text/pare/internal/source"
)

// A cleaning is one run over all inputs.
type cleaning struct {
	*cleanOptions
	chooser *chooser
	out     *output
	watch   *watch
	several bool // inputs
	// duplicates are the texts that are left out; nil without --dedupe.
	duplicates *duplicates
	budget     *memory.Budget // of the run over the pieces
	evidence   bool           // all of it is wanted, as with --blocks
}

// work cleans a piece. Several may be cleaned at once.
func (c *cleaning) work(p piece) *result {
	r := newResult()
	if p.from != nil {
		r.read = p.from.Info()
	}
	switch {
	case p.err != nil:
		r.err = p.err
	case p.format == source.JSONL && !p.last:
		r.err = c.lines(p, r)
	case p.format == source.WARC && !p.last:
		c.record(p, r)
	case p.format != source.JSONL && p.format != source.WARC:
		r.whole = true
		if c.duplicates.fold(r, p, 0) {
			r.written = true // nothing is
			return r
		}
		r.err = c.article(p, r)
		if r.err == nil && c.out.folder {
			r.err = c.out.file(p.in, r)
			r.written = r.err == nil
		}
	}
	return r
}

// article cleans an input that is one article, text or HTML.
func (c *cleaning) article(p piece, r *result) error {
	from, err := p.open(c.world)
	if err != nil {
		return err
	}
	defer from.Close() //nolint:errcheck // only read
	r.read = from.Info()
	if c.on {
		mark, err := c.markOf(from, p.format, c.encoding)
		if err != nil {
			return err
		}
		r.out.WriteString(mark)
	}
	src, err := readArticle(from, p.format, c.encoding, c.from != "auto")
	if err != nil {
		return err
	}
	p.room.Settle()
	doc, err := c.chooser.clean(p.in.place(), src, p.format)
	if err != nil {
		return err
	}
	r.same = doc.Stats().Dropped == 0
	c.tell(from.Name, doc, r)
	return c.write(p, doc, string(p.format), r)
}

// write writes a document in the format that is wanted.
func (c *cleaning) write(p piece, doc *extract.Document, from string, r *result) error {
	switch c.formatOf(p.format) {
	case "text":
		return writeText(r.out, doc)
	case "markdown":
		return doc.WriteMarkdown(r.out, c.frontMatter)
	}
	return doc.WriteJSON(r.out, extract.JSON{
		Path: p.in.path, From: from, Blocks: c.blocks,
		Indent: c.to == "json" && !c.several && p.record == nil,
	})
}

// formatOf is the format of the output: records come out as JSON lines unless
// something else is asked for, as text alone would not tell where they are from.
func (o *cleanOptions) formatOf(from source.Format) string {
	if from == source.WARC && !o.toChosen {
		return "jsonl"
	}
	return o.to
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
		check := charset.CheckText
		if format == source.HTML {
			check = charset.CheckPage
		}
		if err := check(raw, encoding); err != nil {
			return nil, fmt.Errorf("%w (use --from %s to clean it anyway)", err, format)
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
		return charset.DecodePage(raw, encoding)
	}
	return charset.Decode(raw, encoding)
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

// tell says what people should know about the document of an input.
func (c *cleaning) tell(name string, doc *extract.Document, r *result) {
	if doc.Guard != "" && !c.quiet {
		r.say(name, "warning: %s", doc.Guard)
	}
	r.tally.add("", doc)
	if r.tally.emptied > 0 && c.failEmpty && !c.quiet {
		r.say(name, "no text left")
	}
	if c.verbose {
		r.say(name, "%s", report.Line(doc))
	}
}
