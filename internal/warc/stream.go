package warc

import (
	"bufio"
	"bytes"
	"io"
)

// bufferSize is how much of the uncompressed records is read at once, in bytes.
const bufferSize = 64 << 10

// A stream is the records of a file one after the other, uncompressed, with the
// place of each in the file.
type stream struct {
	members *members
	back    pushback // what comes before that of members
	in      *bufio.Reader
	at      int64  // uncompressed bytes that were read
	spare   []byte // memory of lines
}

func newStream(r io.Reader) *stream {
	s := &stream{members: newMembers(r)}
	s.back.Reader = s.members
	s.in = bufio.NewReaderSize(&s.back, bufferSize)
	return s
}

func (s *stream) close() { s.members.close() }

// offset is where the next byte stands in the file, or the member that it is in.
func (s *stream) offset() int64 { return s.members.offsetOf(s.at) }

// peekLine returns the beginning of the next line, at most some bytes of it,
// without consuming it.
func (s *stream) peekLine() (string, error) {
	const enough = 16
	b, err := s.in.Peek(enough)
	if len(b) == 0 {
		return "", err
	}
	line, _, _ := bytes.Cut(b, []byte("\n"))
	return string(line), nil
}

// line reads the next line, with its ending. Of a longer one than a header may
// be it returns the beginning. It is valid until the next call.
func (s *stream) line() ([]byte, error) {
	s.spare = s.spare[:0]
	for {
		part, err := s.in.ReadSlice('\n')
		s.at += int64(len(part))
		s.spare = append(s.spare, part[:min(len(part), maxHeader+1-len(s.spare))]...)
		if err == bufio.ErrBufferFull {
			continue
		}
		if err == io.EOF && len(s.spare) > 0 {
			err = nil
		}
		return s.spare, err
	}
}

// read appends the next n bytes to b.
func (s *stream) read(b []byte, n int) ([]byte, error) {
	for n > 0 {
		if cap(b) == len(b) {
			b = append(b, 0)[:len(b)] // more memory, as there is more to read
		}
		k, err := s.in.Read(b[len(b):min(len(b)+n, cap(b))])
		s.at += int64(k)
		b, n = b[:len(b)+k], n-k
		if err != nil && n > 0 {
			return b, err
		}
	}
	return b, nil
}

// discard passes over the next n bytes, or up to the head of a record among
// them.
func (s *stream) discard(n int64) error {
	for n > 0 {
		b, err := s.in.Peek(int(min(n, bufferSize)))
		k := bytes.Index(b, []byte("\n"+magic))
		switch {
		case k >= 0:
			k++
		case int64(len(b)) == n || err != nil:
			k = len(b)
		default:
			k = len(b) - len(magic) // the next head may begin in what is left
		}
		_, _ = s.in.Discard(k) // is buffered
		s.at += int64(k)
		n -= int64(k)
		if s.headHere() {
			return nil
		}
		if err != nil && n > 0 {
			return err
		}
	}
	return nil
}

// headHere reports whether the next bytes are the head of a record.
func (s *stream) headHere() bool {
	if b, _ := s.in.Peek(len(magic)); string(b) != magic {
		return false
	}
	b, _ := s.in.Peek(bufferSize)
	_, _, ok := headAt(b)
	return ok
}

// resync goes to the member behind the one that is damaged.
func (s *stream) resync() error {
	err := s.members.resync()
	s.back.parts = nil
	s.in.Reset(&s.back)
	s.at = s.members.written
	return err
}
