package source

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"

	"github.com/pare-text/pare/internal/zstdframe"
)

// frames hands over the frames of zstd data, packed as they are, and knows where
// each ends: what follows the last one is garbage, however short it is. The decoder
// takes up to three bytes of it for a frame that is cut off.
type frames struct {
	in    *bufio.Reader
	frame io.Reader // nil between frames
	// asIs says that the rest is for the decoder to complain about.
	asIs bool
}

func (f *frames) Read(p []byte) (int, error) {
	for {
		if f.frame == nil && !f.asIs {
			if err := f.next(); err != nil {
				return 0, err
			}
			continue // with a frame, or without one: that was passed over
		}
		if f.asIs {
			return f.in.Read(p)
		}
		n, err := f.frame.Read(p)
		switch {
		case err == io.EOF:
			f.frame, err = nil, nil
		case err != nil && n == 0:
			f.asIs = true // the decoder knows better what is wrong
			continue
		}
		if n > 0 || len(p) == 0 {
			return n, nil
		}
	}
}

// next begins the next frame, or passes over one that says nothing. Its error is io.EOF behind the last one.
func (f *frames) next() error {
	head, err := f.in.Peek(len(zstdMagic))
	switch {
	case len(head) == 0:
		return err
	case bytes.Equal(head, zstdMagic):
		f.frame = zstdframe.New(f.in)
	case isSkippable(head):
		return f.skip()
	case len(head) == len(zstdMagic) || bytes.HasPrefix(zstdMagic, head) || err != io.EOF:
		f.asIs = true // cut off, or garbage that the decoder tells
	default:
		return errGarbageZstd
	}
	return nil
}

// skip passes over a frame that says nothing of the data.
func (f *frames) skip() error {
	const headLen = 8 // the magic, then the size of what follows
	head, err := f.in.Peek(headLen)
	if len(head) == headLen {
		size := int64(binary.LittleEndian.Uint32(head[4:]))
		_, err = io.CopyN(io.Discard, f.in, headLen+size)
	}
	if err == io.EOF {
		return errCutZstd // the decoder would take another one for the end
	}
	return err
}
