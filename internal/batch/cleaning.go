package batch

import (
	"fmt"
	"io"

	"github.com/pare-text/pare/internal/cleaners"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/report"
	"github.com/pare-text/pare/internal/source"
)

// A cleaning is one run over all inputs.
type cleaning struct {
	*Options
	reader   *Reader
	cleaners *cleaners.Set
	out      *output
	several  bool // inputs
	// duplicates are the texts that are left out; nil without --dedupe.
	duplicates *duplicates
}

// work cleans a piece. Several may be cleaned at once.
func (c *cleaning) work(p Piece) *result {
	r := newResult()
	if p.From != nil {
		r.read = p.From.Info()
	}
	switch {
	case p.Err != nil:
		r.err = p.Err
	case p.Format == source.JSONL && !p.Last:
		r.err = c.lines(p, r)
	case p.Format == source.WARC && !p.Last:
		c.record(p, r)
	case p.Format != source.JSONL && p.Format != source.WARC:
		r.whole = true
		if c.duplicates.fold(r, p, 0) {
			r.written = true // nothing is
			return r
		}
		r.err = c.article(p, r)
		if r.err == nil && c.out.folder {
			r.err = c.out.file(p.In, r)
			r.written = r.err == nil
		}
	}
	return r
}

// article cleans an input that is one article, text or HTML.
func (c *cleaning) article(p Piece, r *result) error {
	from, err := p.Open(c.Console)
	if err != nil {
		return err
	}
	defer from.Close() //nolint:errcheck // only read
	r.read = from.Info()
	if c.InPlace.Enabled {
		mark, err := c.InPlace.markOf(from, p.Format, c.Encoding)
		if err != nil {
			return err
		}
		r.out.WriteString(mark)
	}
	src, err := ReadArticle(from, p.Format, c.Encoding, c.From != "auto")
	if err != nil {
		return err
	}
	p.Room.Settle()
	doc, err := c.cleaners.Clean(p.In.Origin(), src, p.Format)
	if err != nil {
		return err
	}
	r.same = doc.Stats().Dropped == 0
	c.tell(from.Name, doc, r)
	return c.write(p, doc, string(p.Format), r)
}

// write writes a document in the format that is wanted.
func (c *cleaning) write(p Piece, doc *extract.Document, from string, r *result) error {
	switch c.formatOf(p.Format) {
	case "text":
		return WriteText(r.out, doc)
	case "markdown":
		return doc.WriteMarkdown(r.out, c.FrontMatter)
	}
	return doc.WriteJSON(r.out, extract.JSON{
		Path: p.In.Path, From: from, Blocks: c.Blocks,
		Indent: c.To == "json" && !c.several && p.Record == nil,
	})
}

// formatOf is the format of the output: records come out as JSON lines unless
// something else is asked for, as text alone would not tell where they are from.
func (o *Options) formatOf(from source.Format) string {
	if from == source.WARC && !o.ToChosen {
		return "jsonl"
	}
	return o.To
}

// ReadArticle reads an input of the format Text or HTML whole, as UTF-8. Unless
// the user insists on the format, it must look like text.
func ReadArticle(in *source.Input, format source.Format, encoding string, insist bool) (string, error) {
	raw, err := ReadRaw(in, format, encoding, insist)
	if err != nil {
		return "", err
	}
	return DecodeArticle(raw, format, encoding)
}

// ReadRaw is readArticle before anything is decoded.
func ReadRaw(in *source.Input, format source.Format, encoding string, insist bool) ([]byte, error) {
	raw, err := in.ReadAll()
	if err != nil {
		return nil, err
	}
	if !insist {
		check := extract.CheckText
		if format == source.HTML {
			check = extract.CheckPage
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

// DecodeArticle returns what readRaw read as UTF-8.
func DecodeArticle(raw []byte, format source.Format, encoding string) (string, error) {
	if format == source.HTML {
		return extract.DecodeHTML(raw, encoding)
	}
	return extract.Decode(raw, encoding)
}

// WriteText writes the clean text. What is not empty ends with a line end, so
// that texts may follow each other.
func WriteText(w io.Writer, doc *extract.Document) error {
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
	if doc.Guard != "" && !c.Quiet {
		r.say(name, "warning: %s", doc.Guard)
	}
	r.tally.add("", doc)
	if r.tally.emptied > 0 && c.FailEmpty && !c.Quiet {
		r.say(name, "no text left")
	}
	if c.Verbose {
		r.say(name, "%s", report.Line(doc))
	}
}
