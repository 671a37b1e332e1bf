package jobs

import (
	"bytes"
	"context"
	"encoding/json"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
)

// A Bad is what is written of a line or record that could not be read, or of a
// file, or its rest.
type Bad struct {
	File  string `json:"file"`
	Where int64  `json:"where,omitempty"` // number of the line, or offset of the record
	Error string `json:"error"`
	Line  string `json:"line,omitempty"` // as it stood there
}

// failing hands over what is bad in a file, and counts it.
type failing struct {
	ctx      context.Context
	file     string
	failures beam.Counter
	bad      func([]byte)
}

// say hands over what is wrong at a line or an offset, or with the file at 0.
func (f failing) say(where int64, err error, line []byte) {
	f.failures.Inc(f.ctx, 1)
	f.bad(asLine(Bad{f.file, where, err.Error(), string(bytes.TrimRight(line, "\r\n"))}))
}

// lines returns what takes the bad lines of a piece, one after the other.
func (f failing) lines(p *Piece) func(line int, err error) {
	rest, at := p.Body, int(p.Where)
	return func(line int, err error) {
		var raw []byte
		for ; at <= line; at++ {
			end := bytes.IndexByte(rest, '\n') + 1
			if end == 0 {
				end = len(rest)
			}
			raw, rest = rest[:end], rest[end:]
		}
		f.say(int64(line), err, raw)
	}
}

// asLine returns v as a JSON line.
func asLine(v any) []byte {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic(err) // strings and numbers
	}
	return out.Bytes()
}
