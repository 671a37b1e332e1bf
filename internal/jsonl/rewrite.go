// Package jsonl rewrites one string in each object of a file of JSON lines, or
// adds it. It holds one line at a time, and does not touch what stands around
// the string.
package jsonl

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/pare-text/pare/internal/jsontext"
)

// pageField is the name of the field that holds a page.
const pageField = "html"

// A Row is a line that holds an object.
type Row struct {
	Line   int // its number, from 1
	object []byte
}

// String returns the string of another field of the object, or "" if it has
// none. The row must not be kept.
func (r Row) String(field string) string {
	start, end, err := jsontext.Field(r.object, field)
	if err != nil {
		return ""
	}
	return jsontext.Unquote(r.object[start:end])
}

// Raw is the object as it stands in the line. It must be neither kept nor changed.
func (r Row) Raw() []byte { return r.object }

// A Rewriter replaces the string of one field in each line. It may be used for
// several chunks at once if its functions may.
type Rewriter struct {
	// Field is the name of the field, at the top level of the object.
	Field string
	// Clean returns what the text of a row becomes. If that is text itself, its
	// line stays as it is, byte for byte.
	Clean func(row Row, text string) string
	// Page, if it is not nil, returns the text of a row's page. An object without
	// the field but with one of the name html gets the field, directly behind html,
	// which stays.
	Page func(row Row, html string) string
	// Skip, if it is not nil, says which rows are left out.
	Skip func(row Row) bool
	// Fits, if it is not nil, says whether there is room for a text or a page. Its
	// error is the line's.
	Fits func(text string, page bool) error
	// Bad is told about a line that cannot be rewritten. The line is left out
	// and the next one follows.
	Bad func(line int, err error)
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// Rewrite appends to out what becomes of the lines of c. Blank lines pass.
func (rw *Rewriter) Rewrite(out []byte, c Chunk) []byte {
	if c.TooLong && c.Why != nil {
		rw.Bad(c.Line, c.Why)
		return out
	}
	if c.TooLong {
		rw.Bad(c.Line, errTooLong)
		return out
	}
	n := c.Line
	for line := range bytes.Lines(c.Data) {
		out = rw.line(out, n, line)
		n++
	}
	return out
}

// line appends what becomes of line n.
func (rw *Rewriter) line(out []byte, n int, line []byte) []byte {
	object := line
	if n == 1 {
		object = bytes.TrimPrefix(line, byteOrderMark)
	}
	if len(bytes.TrimSpace(object)) == 0 {
		return append(out, line...)
	}
	body := bytes.TrimRight(object, "\r\n") // without its end, as an error about it would be hard to understand
	start, end, err := jsontext.Field(body, rw.Field)
	if errors.Is(err, jsontext.ErrNoField) && rw.Page != nil {
		return rw.addText(out, n, line, body)
	}
	if err != nil {
		rw.Bad(n, err)
		return out
	}
	if rw.Skip != nil && rw.Skip(Row{n, body}) {
		return out
	}
	text := jsontext.Unquote(object[start:end])
	if err := rw.fits(text, false); err != nil {
		rw.Bad(n, err)
		return out
	}
	clean := rw.Clean(Row{n, body}, text)
	if clean == text {
		return append(out, line...)
	}
	out = append(out, line[:len(line)-len(object)+start]...)
	out = jsontext.AppendUnquoted(out, clean)
	return append(out, object[end:]...)
}

func (rw *Rewriter) fits(text string, page bool) error {
	if rw.Fits == nil {
		return nil
	}
	return rw.Fits(text, page)
}

// addText appends line n, which holds object, with the text of its page.
func (rw *Rewriter) addText(out []byte, n int, line, object []byte) []byte {
	start, end, err := jsontext.Field(object, pageField)
	if errors.Is(err, jsontext.ErrNoField) {
		err = fmt.Errorf("%w %q or %q", jsontext.ErrNoField, rw.Field, pageField)
	}
	if err != nil {
		rw.Bad(n, err)
		return out
	}
	if rw.Skip != nil && rw.Skip(Row{n, object}) {
		return out
	}
	page := jsontext.Unquote(object[start:end])
	if err := rw.fits(page, true); err != nil {
		rw.Bad(n, err)
		return out
	}
	clean := rw.Page(Row{n, object}, page)
	at := len(line) - len(bytes.TrimPrefix(line, byteOrderMark)) + end // before the object only the mark can stand
	out = append(out, line[:at]...)
	out = append(out, ',')
	out = jsontext.AppendUnquoted(out, rw.Field)
	out = append(out, ':')
	out = jsontext.AppendUnquoted(out, clean)
	return append(out, line[at:]...)
}
