package batch

import (
	"github.com/pare-text/pare/internal/cleaners"
	"github.com/pare-text/pare/internal/format"
	"github.com/pare-text/pare/internal/texts"
)

// A Found text is one of an input: the input itself, of which Where is 0, that of
// a line or that of a record.
type Found struct {
	path string
	texts.Text
}

// Origin is where the text was found.
func (f *Found) Origin() cleaners.Origin { return cleaners.Origin{Path: f.path, Place: f.Place} }

// textReader says where texts stand in the inputs.
func (r *Reading) textReader() *texts.Reader {
	return &texts.Reader{Field: r.Field, Pages: !r.FieldChosen, By: r.By, Encoding: r.Encoding}
}

// Texts hands over the texts of a piece, and names what cannot be read of it, and
// what take cannot do. Its error is about the input.
func (r *Reader) Texts(p Piece, take func(Found) error, bad func(name string, err error)) error {
	of := func(t texts.Text) error { return take(Found{p.In.Path, t}) }
	switch {
	case p.Err != nil:
		return p.Err
	case p.Part != nil:
		reader := r.textReader()
		reader.Fits = p.Part.Fit(p.Room, p.explain)
		p.Part.Texts(reader, p.In.Origin().Place, of, bad)
	case p.IsArticle():
		from, err := p.Open(r.Console)
		if err != nil {
			return err
		}
		defer from.Close() //nolint:errcheck // only read
		src, err := ReadArticle(from, p.Format, r.Encoding, r.From != format.Auto)
		if err != nil {
			return err
		}
		p.Room.Settle()
		return of(texts.Text{Place: p.In.Origin().Place, Name: from.Name, Src: src, Page: p.Format.Page, Tie: texts.TieOf(p.In.Path)})
	}
	return nil
}
