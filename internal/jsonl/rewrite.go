// Package jsonl rewrites one string in each object of a file of JSON lines, or
// adds it. It holds one line at a time, and does not touch what stands around
// the string.
package jsonl

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"

	"github.com/pare-text/pare/internal/jsontext"
)

// A Rewriter replaces the string of one field in each line. It may be used for
// several chunks at once if its functions may.
type Rewriter struct {
	// Field is the name of the field, at the top level of the object.
	Field string
	// Pages says that an object whose field is not there, null or blank may have a
	// page, in the field html. Its text becomes that of the field, which takes the
	// place of html. Html is left out of all objects.
	Pages bool
	// KeepPages lets html stay. A field that is added then stands behind it.
	KeepPages bool
	// Clean returns what the text of a row, or its page, becomes. If that is the
	// text itself, it stays as it is, byte for byte. added are the values of Added,
	// as members with a comma before each.
	Clean func(row Row, src string, page bool) (text string, added []byte)
	// Added are the names of the fields that are added behind the text, and are null
	// where the text is. An object that has one of them is bad.
	Added []string
	// Skip, if it is not nil, says which rows are left out.
	Skip func(row Row) bool
	// Fits, if it is not nil, says whether there is room for a text or a page. Its
	// error is the line's.
	Fits func(text string, page bool) error
	// Bad is told about a line that cannot be rewritten. The next one follows.
	Bad func(line int, err error)
	// Answer puts an object with the error and the number of the line in the place of
	// a bad line, which is left out otherwise.
	Answer bool
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// errSkip is no error of a line: it is left out.
var errSkip = errors.New("left out")

// Rewrite appends to out what becomes of the lines of c. Blank lines pass.
func (rw *Rewriter) Rewrite(out []byte, c Chunk) []byte {
	if c.TooLong {
		err := c.Why
		if err == nil {
			err = errTooLong
		}
		out, there := rw.bad(out, c.Line, err)
		if !there {
			return out
		}
		return append(out, c.Data...)
	}
	n := c.Line
	members := rw.members()
	for line := range bytes.Lines(c.Data) {
		out = rw.line(out, n, line, members)
		n++
	}
	return out
}

// line appends what becomes of line n. It looks for the members of its object.
func (rw *Rewriter) line(out []byte, n int, line []byte, members []jsontext.Member) []byte {
	object := line
	if n == 1 {
		object = bytes.TrimPrefix(line, byteOrderMark)
	}
	if len(bytes.TrimSpace(object)) == 0 {
		return append(out, line...)
	}
	body := bytes.TrimRight(object, "\r\n") // without its end, as an error about it would be hard to understand
	before := len(out)
	out = append(out, line[:len(line)-len(object)]...)
	begin := len(out)
	out, err := rw.object(out, Row{n, body, members})
	if err != nil {
		there := false
		if out = out[:begin]; !errors.Is(err, errSkip) {
			out, there = rw.bad(out, n, err)
		}
		if !there {
			return out[:before]
		}
	}
	return append(out, object[len(body):]...)
}

// bad tells about a line and appends, if one is wanted, the answer.
func (rw *Rewriter) bad(out []byte, n int, err error) (with []byte, there bool) {
	rw.Bad(n, err)
	if !rw.Answer {
		return out, false
	}
	out = append(out, `{"error":`...)
	out = jsontext.AppendString(out, err.Error())
	out = append(out, `,"line":`...)
	out = strconv.AppendInt(out, int64(n), 10)
	return append(out, '}'), true
}

// object appends what becomes of the object of a row.
func (rw *Rewriter) object(out []byte, row Row) ([]byte, error) {
	from, err := rw.sourceOf(&row)
	if err != nil {
		return out, err
	}
	value, err := rw.valueOf(row, from)
	if err != nil {
		return out, err
	}
	return rw.put(out, row, value), nil
}

// sourceOf returns the member that holds the text of a row or its page, or is null.
func (rw *Rewriter) sourceOf(row *Row) (*jsontext.Member, error) {
	if err := jsontext.Members(row.object, row.members); err != nil {
		return nil, explain(row.object, err)
	}
	text, page := row.text(), row.page()
	for i := range rw.Added {
		if m := &row.members[firstAdded+i]; m.Times > 0 {
			return nil, fmt.Errorf("field %q is there already; rename it, or leave it out of --with", m.Name)
		}
	}
	hasPage := rw.Pages && page.Times > 0
	switch {
	case text.Times > 1:
		return nil, fmt.Errorf("%w %q", jsontext.ErrTwice, text.Name)
	case hasPage && page.Times > 1:
		return nil, fmt.Errorf("%w %q", jsontext.ErrTwice, page.Name)
	case text.Times == 0 && !rw.Pages:
		return nil, fmt.Errorf("%w %q", jsontext.ErrNoField, text.Name)
	case text.Times == 0 && !hasPage:
		return nil, fmt.Errorf("%w %q or %q", jsontext.ErrNoField, text.Name, page.Name)
	case text.Times == 1 && !text.IsString(row.object) && !text.IsNull(row.object):
		return nil, fmt.Errorf("field %q is %w", text.Name, jsontext.ErrNotString)
	case hasPage && row.isBlank(text) && !page.IsString(row.object) && !page.IsNull(row.object):
		return nil, fmt.Errorf("field %q is %w", page.Name, jsontext.ErrNotString)
	case text.Times == 0, hasPage && row.isBlank(text) && !row.isBlank(page):
		return page, nil
	}
	return text, nil
}

// valueOf returns what stands behind the colon of the field, and what is added. from
// is what it is made of.
func (rw *Rewriter) valueOf(row Row, from *jsontext.Member) (v value, err error) {
	raw := row.object[from.Start:from.End]
	if from.IsNull(row.object) {
		return value{raw: raw, added: rw.nulls()}, nil
	}
	if rw.Skip != nil && rw.Skip(row) {
		return value{}, errSkip
	}
	isPage := from == row.page()
	src := jsontext.Unquote(raw)
	if rw.Fits != nil {
		if err := rw.Fits(src, isPage); err != nil {
			return value{}, err
		}
	}
	v.text, v.added = rw.Clean(row, src, isPage)
	if !isPage && v.text == src {
		v.raw = raw
	}
	return v, nil
}

// put appends the object of a row with a value in its field.
func (rw *Rewriter) put(out []byte, row Row, v value) []byte {
	text, page := row.text(), row.page()
	leave := rw.Pages && !rw.KeepPages && page.Times > 0
	switch {
	case text.Times == 0 && leave:
		out = append(out, row.object[:page.Key]...)
		out = jsontext.AppendUnquoted(out, text.Name)
		out = v.append(append(out, ':'))
		return append(out, row.object[page.End:]...)
	case text.Times == 0:
		out = append(out, row.object[:page.End]...)
		out = append(out, ',')
		out = jsontext.AppendUnquoted(out, text.Name)
		out = v.append(append(out, ':'))
		return append(out, row.object[page.End:]...)
	case !leave:
		out = append(out, row.object[:text.Start]...)
		return append(v.append(out), row.object[text.End:]...)
	}
	start, end := page.Without(row.object)
	if page.Key < text.Key {
		out = append(out, row.object[:start]...)
		out = append(out, row.object[end:text.Start]...)
		return append(v.append(out), row.object[text.End:]...)
	}
	out = append(out, row.object[:text.Start]...)
	out = append(v.append(out), row.object[text.End:start]...)
	return append(out, row.object[end:]...)
}

// nulls are the fields that are added where there is no text.
func (rw *Rewriter) nulls() (added []byte) {
	for _, name := range rw.Added {
		added = append(added, ',')
		added = jsontext.AppendString(added, name)
		added = append(added, ":null"...)
	}
	return added
}

// A value is what stands in the field of an object, and the members behind it.
type value struct {
	raw   []byte // as it stood there; nil if it is the text
	text  string
	added []byte
}

func (v *value) append(out []byte) []byte {
	if v.raw != nil {
		out = append(out, v.raw...)
	} else {
		out = jsontext.AppendUnquoted(out, v.text)
	}
	return append(out, v.added...)
}
