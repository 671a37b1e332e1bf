package warc

import (
	"errors"
	"io"

	"github.com/klauspost/compress/zstd"
)

// A frame reads one frame of zstd and no byte behind it, so that the next one's
// place is known: decoders read ahead. It follows the lengths of the blocks
// (RFC 8878, 3.1.1).
type frame struct {
	in       *tape
	begun    bool
	left     int // bytes of the header, block or checksum that is being read
	last     bool
	checksum bool
	done     bool
}

// errFrame is a header that is none.
var errFrame = errors.New("not a zstd frame")

// Read reads on.
func (f *frame) Read(p []byte) (int, error) {
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
func (f *frame) next() error {
	switch {
	case f.done:
		return io.EOF
	case !f.begun:
		head, _ := f.in.peek(zstd.HeaderMaxSize) // the frame may be shorter
		var h zstd.Header
		if err := h.Decode(head); err != nil {
			return err
		}
		if h.Skippable || h.HeaderSize == 0 {
			return errFrame
		}
		f.begun, f.left, f.checksum = true, h.HeaderSize, h.HasCheckSum
	case f.last:
		f.done = true
		if f.checksum {
			f.left = 4
		}
	default:
		b, err := f.in.peek(3)
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
