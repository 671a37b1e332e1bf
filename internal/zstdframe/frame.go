// Package zstdframe finds the ends of the frames of zstd.
package zstdframe

import (
	"errors"
	"io"

	"github.com/klauspost/compress/zstd"
)

// An Input is where frames are read from.
type Input interface {
	io.Reader
	// Peek returns the next n bytes without reading them, or as many as there are,
	// and then an error.
	Peek(n int) ([]byte, error)
}

// A Reader reads one frame of zstd, packed as it is, and no byte behind it, so that
// the next one's place is known: decoders read ahead. It follows the lengths of the
// blocks (RFC 8878, 3.1.1).
type Reader struct {
	in       Input
	begun    bool
	left     int // bytes of the header, block or checksum that is being read
	last     bool
	checksum bool
	done     bool
}

// New returns a reader of the frame that begins in.
func New(in Input) *Reader { return &Reader{in: in} }

// ErrNoFrame is the error for a header that is none.
var ErrNoFrame = errors.New("not a zstd frame")

// Read reads on.
func (f *Reader) Read(p []byte) (int, error) {
	for f.left == 0 {
		if err := f.next(); err != nil {
			return 0, err
		}
	}
	n, err := f.in.Read(p[:min(len(p), f.left)])
	f.left -= n
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// next goes on to the next part of the frame.
func (f *Reader) next() error {
	switch {
	case f.done:
		return io.EOF
	case !f.begun:
		head, _ := f.in.Peek(zstd.HeaderMaxSize) // the frame may be shorter
		var h zstd.Header
		if err := h.Decode(head); err != nil {
			return err
		}
		if h.Skippable || h.HeaderSize == 0 {
			return ErrNoFrame
		}
		f.begun, f.left, f.checksum = true, h.HeaderSize, h.HasCheckSum
	case f.last:
		f.done = true
		if f.checksum {
			f.left = 4
		}
	default:
		b, err := f.in.Peek(3)
		if err != nil {
			return io.ErrUnexpectedEOF
		}
		size := int(b[0])>>3 | int(b[1])<<5 | int(b[2])<<13
		f.last = b[0]&1 != 0
		if kind := b[0] >> 1 & 3; kind == 1 {
			size = 1 // one byte, again and again
		}
		f.left = 3 + size
	}
	return nil
}
