package warc

import (
	"bytes"
	"errors"
	"io"
	"strconv"
)

// maxChunkLine is how long the line that begins a chunk may be, in bytes. Go's own
// reader of chunks has the same bounds; it would bring a client of HTTP with it.
const maxChunkLine = 4096

// maxChunkDigits bounds the digits of a length, leading zeros among them, as Go does.
const maxChunkDigits = 16

// maxChunkExcess bounds what stands between the data of chunks: beyond 16 bytes for
// each and twice its data.
const maxChunkExcess = 16 << 10

var (
	errChunkLine   = errors.New("header line too long")
	errChunkBareLF = errors.New("chunked line ends with bare LF")
	errChunkCR     = errors.New("invalid CR in chunked line")
	errChunkSize   = errors.New("invalid byte in chunk length")
	errChunkEnd    = errors.New("malformed chunked encoding")
	errChunkExcess = errors.New("chunked encoding contains too much non-data")
)

// chunks reads a body in chunks: RFC 9112, 7.1. What follows the last one, which is
// empty, is passed over.
type chunks struct {
	rest   []byte // of the body
	left   int64  // bytes of the chunk that is being read
	excess int64
	begun  bool // a chunk, whose end is still to be checked
	err    error
}

func (c *chunks) Read(p []byte) (n int, err error) {
	for n < len(p) && c.err == nil {
		switch {
		case c.left > 0 && len(c.rest) == 0:
			c.err = io.ErrUnexpectedEOF
		case c.left > 0:
			k := copy(p[n:], c.rest[:min(c.left, int64(len(c.rest)))])
			n, c.rest, c.left = n+k, c.rest[k:], c.left-int64(k)
		case c.begun:
			c.begun, c.err = false, c.end()
		default:
			c.begun, c.err = true, c.begin()
		}
	}
	if n > 0 {
		return n, nil
	}
	return 0, c.err
}

// begin reads the line that begins a chunk. The last one is io.EOF.
func (c *chunks) begin() error {
	end := bytes.IndexByte(c.rest, '\n')
	switch {
	case end >= maxChunkLine || end < 0 && len(c.rest) >= maxChunkLine:
		return errChunkLine
	case end < 0:
		return io.ErrUnexpectedEOF
	}
	line := c.rest[:end+1]
	c.rest = c.rest[end+1:]
	switch cr := bytes.IndexByte(line, '\r'); {
	case cr < 0:
		return errChunkBareLF
	case cr != len(line)-2:
		return errChunkCR
	}
	line = line[:len(line)-2]
	overhead := int64(len(line)) + 2
	size, _, _ := bytes.Cut(bytes.TrimRight(line, " \t"), []byte(";")) // extensions say nothing
	n, err := strconv.ParseUint(string(size), 16, 63)
	if err != nil || len(size) > maxChunkDigits || bytes.IndexByte(size, '_') >= 0 || size[0] == '+' {
		return errChunkSize
	}
	c.left = int64(n)
	if c.excess = max(c.excess+overhead-16-2*c.left, 0); c.excess > maxChunkExcess {
		return errChunkExcess
	}
	if n == 0 {
		return io.EOF
	}
	return nil
}

// end checks that a chunk ends as it should.
func (c *chunks) end() error {
	if len(c.rest) < 2 {
		return io.ErrUnexpectedEOF
	}
	if string(c.rest[:2]) != "\r\n" {
		return errChunkEnd
	}
	c.rest = c.rest[2:]
	return nil
}
