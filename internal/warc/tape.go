package warc

import (
	"bytes"
	"io"
)

// keptTape is how much behind a mark a tape can go back, in bytes: a damaged
// member may have swallowed the begin of the next one, and members are a page
// each.
const keptTape = 1 << 20

// A tape reads a file and can go back to where a mark was set.
type tape struct {
	in     io.Reader
	buf    []byte
	pos    int   // of the next byte in buf
	marked int   // in buf; -1 if the mark is too far behind
	base   int64 // of buf in the file
	err    error // of reading the file, other than its end
	end    bool
}

func newTape(r io.Reader) *tape { return &tape{in: r} }

// at is the place of the next byte in the file.
func (t *tape) at() int64 { return t.base + int64(t.pos) }

// mark sets the mark here.
func (t *tape) mark() { t.marked = t.pos }

// rewind goes back to behind the first byte after the mark, if that is not too
// far behind.
func (t *tape) rewind() {
	if t.marked >= 0 {
		t.pos = min(t.marked+1, len(t.buf))
	}
}

// fill reads more of the file behind what is left.
func (t *tape) fill() error {
	if t.end {
		return io.EOF
	}
	if t.err != nil {
		return t.err
	}
	from := t.pos
	if t.marked >= 0 && t.pos-t.marked <= keptTape {
		from = t.marked
	} else {
		t.marked = -1
	}
	if from > 0 && from >= len(t.buf)/2 { // seldom, as it copies
		t.base += int64(from)
		t.buf = t.buf[:copy(t.buf, t.buf[from:])]
		t.pos -= from
		if t.marked >= 0 {
			t.marked -= from
		}
	}
	if cap(t.buf)-len(t.buf) < bufferSize/2 {
		t.buf = append(make([]byte, 0, 2*cap(t.buf)+bufferSize), t.buf...)
	}
	n, err := t.in.Read(t.buf[len(t.buf):cap(t.buf)])
	t.buf = t.buf[:len(t.buf)+n]
	switch {
	case err == io.EOF:
		t.end = true
	case err != nil:
		t.err = err
	}
	return nil
}

// Peek returns the next n bytes, or as many as there are, and then the error.
func (t *tape) Peek(n int) ([]byte, error) {
	for len(t.buf)-t.pos < n {
		if err := t.fill(); err != nil {
			return t.buf[t.pos:], err
		}
	}
	return t.buf[t.pos : t.pos+n], nil
}

// Read reads on.
func (t *tape) Read(p []byte) (int, error) {
	for t.pos == len(t.buf) {
		if err := t.fill(); err != nil {
			return 0, err
		}
	}
	n := copy(p, t.buf[t.pos:])
	t.pos += n
	return n, nil
}

// ReadByte lets decoders read no further than their data.
func (t *tape) ReadByte() (byte, error) {
	for t.pos == len(t.buf) {
		if err := t.fill(); err != nil {
			return 0, err
		}
	}
	b := t.buf[t.pos]
	t.pos++
	return b, nil
}

// find goes to where magic stands next.
func (t *tape) find(magic []byte) error {
	for {
		if k := bytes.Index(t.buf[t.pos:], magic); k >= 0 {
			t.pos += k
			return nil
		}
		t.pos = max(t.pos, len(t.buf)-len(magic)+1)
		t.mark()
		if err := t.fill(); err != nil {
			t.pos = len(t.buf)
			return err
		}
	}
}
