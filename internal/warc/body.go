package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// maxReread is how much is read again, in bytes, as lengths were too long. A
// file of which each record says that it holds all the rest would never end.
const maxReread = 8 * MaxBody

// longLength says that a record says that it is longer than it is.
func longLength(length int64, found int) string {
	return fmt.Sprintf("Content-Length is %d, but the next record begins after %d bytes: read up to there", length, found)
}

// body reads the body of a record, which is length bytes long by its header. If
// the next record begins inside of it, it ends there, and warning says so.
func (r *Reader) body(length int64) (b []byte, warning string, err error) {
	b, err = r.in.readInto(nil, int(min(length, MaxBody)), r.Room)
	n := len(b)
	k := -1
	switch {
	case r.reread > maxReread:
	case err != nil || length > MaxBody:
		k = headIn(b)
	case r.endsHere():
		k = swallowed(b)
	default:
		b, _ = r.in.read(b, lookAhead) // a head may be cut in two; an error comes again
		if k = headIn(b); k < 0 || k >= n {
			k = -1
			r.in.unread(b[n:])
			b = b[:n:n]
		}
	}
	if k >= 0 {
		b, warning = r.cut(b, k, length)
		return b, warning, nil
	}
	var room *roomError
	if errors.As(err, &room) || err == nil && length > MaxBody {
		why := errTooLarge
		if room != nil {
			why = room
		}
		if err = r.in.discard(length - int64(n)); err == nil {
			err = why
		}
	}
	return b, "", err
}

// lookAhead is how much is looked at behind a record, in bytes: the blank lines,
// and the line that begins the next one.
const lookAhead = 32

// endsHere reports whether what follows is the end of the file or, perhaps
// behind blank lines, the next record. What cannot be read tells nothing.
func (r *Reader) endsHere() bool {
	b, _ := r.in.in.Peek(lookAhead)
	b = bytes.TrimLeft(b, "\r\n\t \x00")
	return len(b) == 0 || isVersion(string(b))
}

// A roomError says that there is no room for a record.
type roomError struct{ error }

func (e *roomError) Unwrap() error { return e.error }

// readInto appends the next n bytes to b, as there is room. It may be said that they are more
// than there are, so the memory for them grows with what was read.
func (s *stream) readInto(b []byte, n int, room func(int64) error) ([]byte, error) {
	const step, factor = 1 << 20, 4
	for n > 0 {
		if len(b) == cap(b) {
			size := min(len(b)+n, max(factor*len(b), step))
			if room != nil && len(b) >= step {
				if err := room(int64(len(b) + size)); err != nil {
					return b, &roomError{err}
				}
			}
			b = append(make([]byte, 0, size), b...)
		}
		part := min(n, cap(b)-len(b))
		var err error
		if b, err = s.read(b, part); err != nil {
			return b, err
		}
		n -= part
	}
	return b, nil
}

// cut ends a body at k, where the next record begins.
func (r *Reader) cut(b []byte, k int, length int64) ([]byte, string) {
	r.reread += int64(len(b) - k)
	r.in.unread(b[k:])
	b = bytes.Clone(b[:k]) // not to hold the rest
	for range 2 {          // lines end the record
		b = bytes.TrimSuffix(bytes.TrimSuffix(b, []byte("\n")), []byte("\r"))
	}
	return b, longLength(length, k)
}

// headIn returns where a line in b begins a record, or -1. The head may be cut
// off by the end of b.
func headIn(b []byte) int {
	for at := 0; ; {
		k := bytes.Index(b[at:], []byte("\n"+magic))
		if k < 0 {
			return -1
		}
		at += k + 1
		if _, _, ok := headAt(b[at:]); ok {
			return at
		}
	}
}

// swallowed returns where in the body of a record, whose length seems right, the
// next one begins, or -1: behind a blank line, and one record follows the other
// up to the end. A body that begins so is a file of records, as it is crawled.
func swallowed(b []byte) int {
	k := headIn(b)
	if k < 0 || !bytes.HasSuffix(bytes.ReplaceAll(b[max(k-4, 0):k], []byte("\r"), nil), []byte("\n\n")) {
		return -1
	}
	start := 0 // of the payload
	if bytes.HasPrefix(b, []byte("HTTP/")) {
		_, _, payload := splitHTTP(b)
		start = len(b) - len(payload)
	}
	if bytes.HasPrefix(b[start:], []byte(magic)) {
		return -1
	}
	for at := k; ; {
		size, length, ok := headAt(b[at:])
		if !ok || length < 0 || length > int64(len(b)-at-size) {
			return -1
		}
		at += size + int(length)
		at += len(b[at:]) - len(bytes.TrimLeft(b[at:], "\r\n"))
		if at == len(b) {
			return k
		}
	}
}

// headAt reports whether b begins with the head of a record, with its type and
// its length: how many bytes the head has, and the record behind it, -1 if b
// ends before.
func headAt(b []byte) (size int, length int64, ok bool) {
	line, rest, whole := bytes.Cut(b, []byte("\n"))
	if !isVersion(string(line)) || len(line) > lookAhead {
		return 0, -1, false
	}
	h, last := header{}, ""
	for whole {
		line, rest, whole = bytes.Cut(rest, []byte("\n"))
		if !whole {
			break
		}
		text := strings.TrimRight(string(line), "\r")
		size = len(b) - len(rest)
		if text == "" {
			length, err := strconv.ParseInt(h.get("content-length"), 10, 64)
			return size, length, err == nil && h.get("warc-type") != ""
		}
		if last, ok = h.add(text, last); !ok || size > maxHeader {
			return 0, -1, false
		}
	}
	return len(b), -1, true
}

// unread lets b be read again before what follows. It must be what was read last.
func (s *stream) unread(b []byte) {
	buffered, _ := s.in.Peek(s.in.Buffered())
	s.back.parts = append(s.back.parts, bytes.Clone(buffered), b)
	s.in.Reset(&s.back)
	s.at -= int64(len(b))
}

// A pushback reads what was unread first: the last part, then those before it.
type pushback struct {
	parts [][]byte
	io.Reader
}

func (p *pushback) Read(to []byte) (int, error) {
	for len(p.parts) > 0 {
		last := &p.parts[len(p.parts)-1]
		if len(*last) == 0 {
			p.parts = p.parts[:len(p.parts)-1]
			continue
		}
		n := copy(to, *last)
		*last = (*last)[n:]
		return n, nil
	}
	return p.Reader.Read(to)
}
