package main

import (
	"fmt"
	"hash/fnv"
	"strconv"

	"github.com/pare-text/pare/internal/jsonl"
	"github.com/pare-text/pare/internal/source"
)

// A found text is one of an input: the input itself, that of a line or that of a
// record.
type found struct {
	place
	where  int64  // 0, the number of the line, or the offset of the record
	name   string // for people: an address, or where it stands
	src    string
	format source.Format // Text or HTML
	// tie tells texts with the same words apart, wherever they stand.
	tie uint64
}

// texts hands over the texts of a piece, and names what cannot be read of it. Its
// error is about the input.
func (c *cleaning) texts(p piece, take func(found), bad func(name string, err error)) error {
	switch {
	case p.err != nil:
		return p.err
	case p.format == source.JSONL && !p.last:
		c.lineTexts(p, take, bad)
	case p.format == source.WARC && !p.last:
		c.recordText(p, take, bad)
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
		take(found{place: p.in.place(), name: from.Name, src: src, format: p.format, tie: tieOf(p.in.path)})
	}
	return nil
}

func (c *cleaning) lineTexts(p piece, take func(found), bad func(name string, err error)) {
	of := func(row jsonl.Row, src string, format source.Format) {
		f := found{place: c.placeOf(p.in, row), where: int64(row.Line), src: src, format: format, tie: tieOf(row.Raw())}
		if f.name = f.URL; f.name == "" {
			f.name = p.from.Name + ":" + strconv.Itoa(row.Line)
		}
		take(f)
	}
	rw := jsonl.Rewriter{
		Field: c.field,
		Clean: func(row jsonl.Row, text string) string {
			of(row, text, source.Text)
			return text
		},
		Bad: func(line int, err error) { bad(fmt.Sprintf("%s:%d", p.from.Name, line), err) },
	}
	if !c.ownField {
		rw.Page = func(row jsonl.Row, html string) string {
			of(row, html, source.HTML)
			return ""
		}
	}
	rw.Rewrite(nil, p.chunk)
}

func (c *cleaning) recordText(p piece, take func(found), bad func(name string, err error)) {
	if p.bad != nil {
		bad(p.from.Name, p.bad)
		return
	}
	text, isPage, err := p.record.Decode(c.encoding)
	if err != nil {
		bad(fmt.Sprintf("%s:%d", p.from.Name, p.record.Offset), fmt.Errorf("%s: %w", p.record.URI, err))
		return
	}
	at := p.in.place()
	at.URL = p.record.URI
	take(found{place: at, where: p.record.Offset, name: at.URL, src: text, format: formatOfRecord(isPage), tie: tieOf(at.URL)})
}

// placeOf is where the text of a line was found.
func (o *cleanOptions) placeOf(in *input, row jsonl.Row) place {
	at := in.place()
	at.URL = row.String("url")
	if o.by != "" {
		at.Site = row.String(o.by)
	}
	return at
}

func tieOf[T string | []byte](what T) uint64 {
	h := fnv.New64a()
	h.Write([]byte(what)) //nolint:errcheck // never fails
	return h.Sum64()
}
