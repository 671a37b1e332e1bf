package jobs

import (
	"bytes"
	"fmt"
	"hash/fnv"

	"github.com/pare-text/pare/internal/jsonl"
	"github.com/pare-text/pare/internal/warc"
	"github.com/pare-text/pare/learn"
)

// A text is one document of a piece.
type text struct {
	at     learn.Place
	where  int64  // number of the line, or offset of the record
	name   string // its address, or where it stands
	src    string
	isPage bool
	tie    uint64 // see dedupe.Print
}

// eachLine calls rewrite for each text of a piece of JSON lines, and returns the
// lines with what it returns. If skip is not nil, it says of each text, after
// rewrite, whether its line is left out.
func (p *Piece) eachLine(o Options, rewrite func(*text) string, bad func(string)) []byte {
	chunk := jsonl.Chunk{Line: int(p.Where), Data: p.Body}
	of := func(row jsonl.Row, src string, isPage bool) string {
		t := &text{at: learn.Place{URL: row.String("url"), File: p.File}, where: int64(row.Line), src: src, isPage: isPage, tie: tieOf(row.Raw())}
		if o.By != "" {
			t.at.Site = row.String(o.By)
		}
		if t.name = t.at.URL; t.name == "" {
			t.name = fmt.Sprintf("%s:%d", p.File, row.Line)
		}
		return rewrite(t)
	}
	rw := jsonl.Rewriter{
		Field: o.Field,
		Clean: func(row jsonl.Row, src string) string { return of(row, src, false) },
		Bad: func(line int, err error) {
			n := int(p.Where)
			for raw := range bytes.Lines(p.Body) {
				if n == line {
					bad(Bad{p.File, int64(line), err.Error(), string(bytes.TrimRight(raw, "\r\n"))}.json())
				}
				n++
			}
		},
	}
	if o.Field == "" {
		rw.Field = "text"
		rw.Page = func(row jsonl.Row, src string) string { return of(row, src, true) }
	}
	return rw.Rewrite(nil, chunk)
}

// record returns the text of a piece that is a record.
func (p *Piece) record(o Options) (*text, error) {
	r := warc.Record{URI: p.URI, ContentType: p.Type, Charset: p.Charset, Body: p.Body}
	src, isPage, err := r.Decode(o.Encoding)
	return &text{at: learn.Place{URL: p.URI, File: p.File}, where: p.Where, name: p.URI, src: src, isPage: isPage, tie: tieOf([]byte(p.URI))}, err
}

func (p *Piece) badRecord(err error) string {
	return Bad{File: p.File, Where: p.Where, Error: p.URI + ": " + err.Error()}.json()
}

func tieOf(what []byte) uint64 {
	h := fnv.New64a()
	h.Write(what) //nolint:errcheck // never fails
	return h.Sum64()
}
