package main

import (
	"fmt"

	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/internal/texts"
)

// A found text is one of an input: the input itself, of which Where is 0, that of
// a line or that of a record.
type found struct {
	path string
	texts.Text
}

func (f *found) place() place { return place{f.path, f.Place} }

// reader says where texts stand in the inputs.
func (o *cleanOptions) reader() *texts.Reader {
	return &texts.Reader{Field: o.field, Pages: !o.ownField, By: o.by, Encoding: o.encoding}
}

// texts hands over the texts of a piece, and names what cannot be read of it. Its
// error is about the input.
func (c *cleaning) texts(p piece, take func(found), bad func(name string, err error)) error {
	of := func(t texts.Text) { take(found{p.in.path, t}) }
	switch {
	case p.err != nil:
		return p.err
	case p.format == source.JSONL && !p.last:
		reader := c.reader()
		reader.Fits = p.takeLines()
		reader.Lines(p.chunk, p.from.Name, p.in.place().Place, of, func(line int, err error) {
			bad(fmt.Sprintf("%s:%d", p.from.Name, line), err)
		})
	case p.format == source.WARC && p.bad != nil:
		bad(p.from.Name, p.bad)
	case p.format == source.WARC && !p.last:
		t, err := c.reader().Record(p.record, p.in.place().Place)
		if err == nil {
			err = p.take(t.Src, t.Format)
		}
		if err != nil {
			bad(fmt.Sprintf("%s:%d", p.from.Name, p.record.Offset), fmt.Errorf("%s: %w", p.record.URI, err))
			return nil
		}
		of(t)
	case p.format != source.JSONL && p.format != source.WARC:
		from, err := p.open(c.world)
		if err != nil {
			return err
		}
		defer from.Close() //nolint:errcheck // only read
		src, err := readArticle(from, p.format, c.encoding, c.from != "auto")
		if err != nil {
			return err
		}
		p.room.Settle()
		of(texts.Text{Place: p.in.place().Place, Name: from.Name, Src: src, Format: p.format, Tie: texts.TieOf(p.in.path)})
	}
	return nil
}
