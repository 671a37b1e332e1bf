// Package jsonl rewrites one string in each object of a file of JSON lines, or
// adds it. It holds one line at a time, and does not touch what stands around
// the string.
package jsonl

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/pare-text/pare/internal/jsontext"
)

// MaxLine is the longest line that is read, in bytes.
const MaxLine = 256 << 20

// keepBuffers is how large buffers may be that are kept for the next line: one
// huge line must not cost its memory until the end.
const keepBuffers = 1 << 20

var errTooLong = fmt.Errorf("longer than %d MiB", MaxLine>>20)

// pageField is the name of the field that holds a page.
const pageField = "html"

// A Rewriter replaces the string of one field in each line.
type Rewriter struct {
	// Field is the name of the field, at the top level of the object.
	Field string
	// Clean returns what text becomes. If that is text itself, its line stays
	// as it is, byte for byte.
	Clean func(line int, text string) string
	// Page, if it is not nil, returns the text of a page. An object without the
	// field but with one of the name html gets the field, directly behind html,
	// which stays.
	Page func(line int, html string) string
	// Bad is told about a line that cannot be rewritten. The line is left out
	// and the next one follows.
	Bad func(line int, err error)

	maxLine int // MaxLine, or less in tests
	line    int
	long    []byte // a line that did not fit the reader's buffer
	out     []byte
}

// Copy reads lines from r and writes them to w, in order. Blank lines pass. Its
// error is one of reading or writing; bad lines are none.
func (rw *Rewriter) Copy(w io.Writer, r io.Reader) error {
	if rw.maxLine == 0 {
		rw.maxLine = MaxLine
	}
	in := bufio.NewReaderSize(r, 64<<10)
	out := bufio.NewWriterSize(w, 64<<10)
	for rw.line = 1; ; rw.line++ {
		line, readErr := rw.read(in)
		switch {
		case errors.Is(readErr, errTooLong):
			rw.Bad(rw.line, readErr)
			readErr = nil
		case len(line) > 0:
			if err := rw.write(out, line); err != nil {
				return err
			}
		}
		if readErr == nil && in.Buffered() > 0 {
			continue
		}
		// the next read may wait: on a pipe, what is done must not
		if err := out.Flush(); err != nil {
			return err
		}
		if readErr == io.EOF {
			return nil
		}
		if readErr != nil {
			return readErr
		}
	}
}

// read returns the next line with its ending. It is valid until the next call.
func (rw *Rewriter) read(in *bufio.Reader) ([]byte, error) {
	if cap(rw.long) > keepBuffers {
		rw.long = nil
	}
	part, err := in.ReadSlice('\n')
	if err != bufio.ErrBufferFull {
		return part, err
	}
	rw.long = append(rw.long[:0], part...)
	tooLong := false
	for err == bufio.ErrBufferFull {
		part, err = in.ReadSlice('\n')
		if tooLong = tooLong || len(rw.long)+len(part) > rw.maxLine; tooLong {
			continue // to the end of the line, without keeping it
		}
		rw.long = append(rw.long, part...)
	}
	if tooLong && (err == nil || err == io.EOF) {
		return nil, errTooLong
	}
	return rw.long, err
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// write writes line as it is to be.
func (rw *Rewriter) write(w io.Writer, line []byte) error {
	object := line
	if rw.line == 1 {
		object = bytes.TrimPrefix(line, byteOrderMark)
	}
	if len(bytes.TrimSpace(object)) == 0 {
		_, err := w.Write(line)
		return err
	}
	body := bytes.TrimRight(object, "\r\n") // without its end, as an error about it would be hard to understand
	start, end, err := jsontext.Field(body, rw.Field)
	if errors.Is(err, jsontext.ErrNoField) && rw.Page != nil {
		return rw.addText(w, line, len(line)-len(object), body)
	}
	if err != nil {
		rw.Bad(rw.line, err)
		return nil
	}
	text := jsontext.Unquote(object[start:end])
	clean := rw.Clean(rw.line, text)
	if clean == text {
		_, err = w.Write(line)
		return err
	}
	mark := len(line) - len(object)
	rw.out = append(rw.out[:0], line[:mark+start]...)
	rw.out = jsontext.AppendUnquoted(rw.out, clean)
	return rw.finish(w, object[end:])
}

// addText writes a line, whose object begins at mark, with the text of its page.
func (rw *Rewriter) addText(w io.Writer, line []byte, mark int, object []byte) error {
	start, end, err := jsontext.Field(object, pageField)
	if errors.Is(err, jsontext.ErrNoField) {
		err = fmt.Errorf("%w %q or %q", jsontext.ErrNoField, rw.Field, pageField)
	}
	if err != nil {
		rw.Bad(rw.line, err)
		return nil
	}
	clean := rw.Page(rw.line, jsontext.Unquote(object[start:end]))
	rw.out = append(rw.out[:0], line[:mark+end]...)
	rw.out = append(rw.out, ',')
	rw.out = jsontext.AppendUnquoted(rw.out, rw.Field)
	rw.out = append(rw.out, ':')
	rw.out = jsontext.AppendUnquoted(rw.out, clean)
	return rw.finish(w, line[mark+end:])
}

// finish writes what stands in out, and rest behind it.
func (rw *Rewriter) finish(w io.Writer, rest []byte) error {
	rw.out = append(rw.out, rest...)
	_, err := w.Write(rw.out)
	if cap(rw.out) > keepBuffers {
		rw.out = nil
	}
	return err
}
