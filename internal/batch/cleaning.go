package batch

import (
	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/cleaners"
	"github.com/pare-text/pare/internal/format"
	"github.com/pare-text/pare/internal/report"
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
	rewritable, ok := p.Part.(format.Rewritable)
	switch {
	case p.Err != nil:
		r.err = p.Err
	case ok && !c.asTexts(p.Format):
		r.err = c.rewrite(p, rewritable, r)
	case p.Part != nil:
		r.err = c.part(p, r)
	case p.IsArticle():
		r.whole = true
		if c.duplicates.leaveOut(r, p, 0) {
			r.written = true // nothing is
			return r
		}
		r.err = c.article(p, r)
		if r.err == nil && c.out.folder {
			r.err = c.out.writeFile(p.In, r)
			r.written = r.err == nil
		}
	}
	return r
}

// article cleans an input that is one article, text or HTML.
func (c *cleaning) article(p Piece, r *result) error {
	if err := c.refuseWith(); err != nil {
		return err
	}
	from, err := p.Open(c.Console)
	if err != nil {
		return err
	}
	defer from.Close() //nolint:errcheck // only read
	r.read = from.Info()
	if c.InPlace.Enabled {
		mark, err := c.InPlace.byteOrderMark(from, p.Format, c.Encoding)
		if err != nil {
			return err
		}
		r.out.WriteString(mark)
	}
	src, err := ReadArticle(from, p.Format, c.Encoding, c.From != format.Auto)
	if err != nil {
		return err
	}
	p.Room.Settle()
	doc, err := c.clean(p, p.In.Origin(), src, p.Format.Page)
	if err != nil {
		return err
	}
	s := doc.Stats()
	r.unchanged = s.Dropped == 0
	r.makeRoom(s.Bytes - s.DroppedBytes)
	c.tell(from.Name, doc, r)
	return c.write(p, doc, p.Format, r)
}

// clean cleans a text or a page, and reads its metadata if the output of the input has them.
func (c *cleaning) clean(p Piece, at cleaners.Origin, src string, isPage bool) (*extract.Document, error) {
	if c.outputOf(p.Format).Meta {
		return c.cleaners.CleanWithMeta(at, src, isPage)
	}
	return c.cleaners.Clean(at, src, isPage)
}

// write writes a document of a format in the format that is wanted.
func (c *cleaning) write(p Piece, doc *extract.Document, from *format.Format, r *result) error {
	return c.outputOf(p.Format).Write(r.out, doc, format.Writing{
		Path: p.In.Path, From: from.Name, Blocks: c.Blocks, FrontMatter: c.FrontMatter,
		Alone: !c.several && p.Part == nil,
	})
}

// outputOf is the format of the output of an input: what is asked for or, if
// nothing is, what goes with the input's. Of f, nil is not known yet.
func (o *Options) outputOf(f *format.Format) *format.Output {
	if f != nil && f.To != nil && !o.ToChosen {
		return f.To
	}
	return o.To
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
