// Package texts finds the texts and pages in JSON lines and WARC records, with
// where each was found.
package texts

import (
	"hash/fnv"
	"strconv"

	"github.com/pare-text/pare/charset"
	"github.com/pare-text/pare/internal/jsonl"
	"github.com/pare-text/pare/internal/warc"
	"github.com/pare-text/pare/learn"
)

// A Text is one of a file: that of a line or that of a record.
type Text struct {
	learn.Place
	Where int64  // the number of the line, or the offset of the record
	Name  string // for people: an address, or where it stands
	Src   string
	Page  bool   // Src is HTML
	ID    string // what its object calls it, or ""
	// Tie tells texts with the same words apart, wherever they stand.
	Tie uint64
}

// A Reader says where texts stand in what it reads.
type Reader struct {
	Field string // of an object, that holds the text
	Pages bool   // an object without it may have a page, in the field html
	By    string // field of an object that names its site, or ""
	// Encoding is that of records, as web pages write it; "" if they say it
	// themselves.
	Encoding string
	// Fits, if it is not nil, says which texts and pages there is room for; see
	// [jsonl.Rewriter].
	Fits func(text string, page bool) error
}

// Rewriter returns what replaces each text of JSON lines by what become returns,
// which is called line by line. file names the lines' file for people, at is the
// place of it.
func (r *Reader) Rewriter(file string, at learn.Place, become func(jsonl.Row, Text) string, bad func(line int, err error)) *jsonl.Rewriter {
	return &jsonl.Rewriter{
		Field: r.Field,
		Pages: r.Pages,
		Fits:  r.Fits,
		Bad:   bad,
		Clean: func(row jsonl.Row, src string, page bool) (string, []byte) {
			t := Text{Place: r.PlaceOf(at, row), Where: int64(row.Line), Src: src, Page: page, ID: row.ID(), Tie: TieOf(row.Raw())}
			if t.Name = t.URL; t.Name == "" {
				t.Name = file + ":" + strconv.Itoa(row.Line)
			}
			return become(row, t), nil
		},
	}
}

// Lines hands over the texts of some lines of a file; see [Reader.Rewriter].
func (r *Reader) Lines(c jsonl.Chunk, file string, at learn.Place, take func(Text), bad func(line int, err error)) {
	keep := func(_ jsonl.Row, t Text) string {
		take(t)
		return t.Src
	}
	r.Rewriter(file, at, keep, bad).Rewrite(nil, c)
}

// PlaceOf returns where the text of a row was found, in a file at a place.
func (r *Reader) PlaceOf(at learn.Place, row jsonl.Row) learn.Place {
	at.URL = row.String("url")
	if r.By != "" {
		at.Site = row.String(r.By)
	}
	return at
}

// Record returns the text or the page that a record of a file at a place holds.
func (r *Reader) Record(record *warc.Record, at learn.Place) (Text, error) {
	encoding := r.Encoding
	if encoding == "" && charset.CheckLabel(record.Charset) == nil {
		encoding = record.Charset
	}
	decode, page := charset.DecodePageShared, true // each body has memory of its own
	if record.ContentType == "text/plain" {
		decode, page = charset.DecodeShared, false
	}
	src, err := decode(record.Body, encoding)
	if err != nil {
		return Text{}, err
	}
	if r.Fits != nil {
		if err := r.Fits(src, page); err != nil {
			return Text{}, err
		}
	}
	at.URL = record.URI
	return Text{Place: at, Where: record.Offset, Name: at.URL, Src: src, Page: page, Tie: TieOf(at.URL)}, nil
}

// TieOf makes a tie of what tells texts apart; see [Text].
func TieOf[T string | []byte](what T) uint64 {
	h := fnv.New64a()
	h.Write([]byte(what)) //nolint:errcheck // never fails
	return h.Sum64()
}
