package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
)

var (
	errCutGzip = errors.New("the gzip data is cut off: the end of the file is missing")
	errGarbage = errors.New("trailing garbage: what follows the gzip data is not gzip; to read only what comes before it: gzip -dcq FILE | pare")
)

// gzipMagic is what gzip data begins with: RFC 1952, 2.3.1.
var gzipMagic = []byte("\x1f\x8b")

// A members reads the members of gzip data one after the other, as gzip(1)
// does: zeros are the padding of a tape or a block device, up to the end of the
// file or to the next member, and anything else is garbage. The library takes both
// for the header of a member that is damaged or cut off.
type members struct {
	in      *bufio.Reader
	member  *gzip.Reader
	between bool
	err     error // of the last read, again and again
}

func newMembers(in *bufio.Reader) (*members, error) {
	z, err := gzip.NewReader(in)
	if err != nil {
		return nil, err
	}
	z.Multistream(false)
	return &members{in: in, member: z}, nil
}

// Read reads on.
func (m *members) Read(p []byte) (n int, err error) {
	for n == 0 && m.err == nil && len(p) > 0 {
		if m.between {
			m.err = m.next()
			continue
		}
		n, m.err = m.member.Read(p)
		if m.err == io.EOF {
			m.between, m.err = true, nil
		}
	}
	if n > 0 {
		return n, nil
	}
	return 0, m.err
}

// next begins the next member. Its error is io.EOF behind the last one.
func (m *members) next() error {
	head, err := m.in.Peek(len(gzipMagic))
	switch {
	case bytes.Equal(head, gzipMagic):
		m.between = false
		if err := m.member.Reset(m.in); err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return err
		}
		m.member.Multistream(false)
		return nil
	case len(head) == 0 || err != nil && err != io.EOF:
		return err
	case len(head) == 1 && head[0] == gzipMagic[0]:
		return io.ErrUnexpectedEOF
	}
	return m.padding()
}

// padding passes over zeros up to the end or the next member.
func (m *members) padding() error {
	for {
		b, err := m.in.ReadByte()
		if err != nil {
			return err
		}
		if b == 0 {
			continue
		}
		if err := m.in.UnreadByte(); err != nil {
			return err
		}
		if head, _ := m.in.Peek(len(gzipMagic)); !bytes.Equal(head, gzipMagic) {
			return errGarbage
		}
		return m.next()
	}
}

// gzipError says in words what is wrong with gzip data.
func gzipError(err error) error {
	var corrupt flate.CorruptInputError
	switch {
	case err == nil, err == io.EOF, errors.Is(err, errGarbage):
		return err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errCutGzip
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader), errors.As(err, &corrupt):
		return fmt.Errorf("the gzip data is damaged (%w)", err)
	}
	return bare(err)
}
