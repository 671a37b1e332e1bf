package batch

import (
	"fmt"

	"github.com/pare-text/pare/internal/cleaners"

	"github.com/pare-text/pare/internal/source"
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

// Texts hands over the texts of a piece, and names what cannot be read of it. Its
// error is about the input.
func (r *Reader) Texts(p Piece, take func(Found), bad func(name string, err error)) error {
	of := func(t texts.Text) { take(Found{p.In.Path, t}) }
	switch {
	case p.Err != nil:
		return p.Err
	case p.Format == source.JSONL && !p.Last:
		reader := r.textReader()
		reader.Fits = p.takeLines()
		reader.Lines(p.chunk, p.From.Name, p.In.Origin().Place, of, func(line int, err error) {
			bad(fmt.Sprintf("%s:%d", p.From.Name, line), err)
		})
	case p.Format == source.WARC && p.bad != nil:
		bad(p.From.Name, p.bad)
	case p.Format == source.WARC && !p.Last:
		t, err := r.textReader().Record(p.Record, p.In.Origin().Place)
		if err == nil {
			err = p.take(t.Src, t.Format)
		}
		if err != nil {
			bad(fmt.Sprintf("%s:%d", p.From.Name, p.Record.Offset), fmt.Errorf("%s: %w", p.Record.URI, err))
			return nil
		}
		of(t)
	case p.Format != source.JSONL && p.Format != source.WARC:
		from, err := p.Open(r.Console)
		if err != nil {
			return err
		}
		defer from.Close() //nolint:errcheck // only read
		src, err := ReadArticle(from, p.Format, r.Encoding, r.From != "auto")
		if err != nil {
			return err
		}
		p.Room.Settle()
		of(texts.Text{Place: p.In.Origin().Place, Name: from.Name, Src: src, Format: p.Format, Tie: texts.TieOf(p.In.Path)})
	}
	return nil
}
