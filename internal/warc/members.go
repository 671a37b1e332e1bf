package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/pare-text/pare/internal/zstdframe"
)

// What gzip members and zstd frames begin with, and the frame that holds the
// dictionary of those behind it.
var (
	gzipMagic       = []byte("\x1f\x8b")
	deflateMagic    = []byte("\x1f\x8b\x08") // with its only method
	zstdMagic       = []byte("\x28\xb5\x2f\xfd")
	dictionaryMagic = []byte("\x5d\x2a\x4d\x18")
)

// zstdOptions bound the memory of a decoder.
var zstdOptions = []zstd.DOption{zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(128 << 20)}

// maxDictionary is the size of the largest dictionary that is read, in bytes.
const maxDictionary = 16 << 20

// A damageError is about compressed data that cannot be read.
type damageError struct {
	offset int64 // of the member
	err    error
}

func (e *damageError) Error() string { return e.err.Error() }

func (e *damageError) Unwrap() error { return e.err }

// members reads what the members of a file hold, one after the other: those of
// gzip, the frames of zstd, or all of a file that is not compressed.
type members struct {
	raw        *tape
	kind       kind
	gzip       *gzip.Reader
	zstd       *zstd.Decoder
	dictionary []byte
	member     io.Reader // nil between two
	start      int64     // of the member, in the file
	written    int64     // uncompressed bytes that were read
	begins     []begin   // of the members that are not yet read to their end
	damage     error     // of the member; nothing follows until resync
}

type kind int

const (
	unknown kind = iota
	plain
	gzipped
	zstdFrames
)

// A begin says where in the file the member is that holds the bytes from at on.
type begin struct{ at, offset int64 }

func newMembers(r io.Reader) *members { return &members{raw: newTape(r)} }

func (m *members) close() {
	if m.zstd != nil {
		m.zstd.Close()
	}
}

// offsetOf is where the uncompressed byte at stands in the file, or the member
// that it is in. It must not be asked for earlier ones afterwards.
func (m *members) offsetOf(at int64) int64 {
	if m.kind == plain {
		return at
	}
	for len(m.begins) > 1 && m.begins[1].at <= at {
		m.begins = m.begins[1:]
	}
	if len(m.begins) == 0 {
		return m.start
	}
	return m.begins[0].offset
}

// Read reads on. Its error is a damageError if a member cannot be read.
func (m *members) Read(p []byte) (int, error) {
	for {
		if m.damage != nil {
			return 0, m.damage
		}
		if m.member == nil {
			if err := m.open(); err != nil {
				return 0, err
			}
		}
		n, err := m.member.Read(p)
		m.written += int64(n)
		if err == io.EOF && m.kind != plain {
			m.member, err = nil, nil
			if m.raw.at() == m.start { // a decoder that takes a cut header for the end
				err = io.ErrUnexpectedEOF
			}
		}
		if err != nil && err != io.EOF && m.raw.err == nil { // else it is the file that cannot be read
			m.damage = &damageError{m.start, inWords(err)}
			err = m.damage
		}
		if n > 0 || err != nil {
			return n, err
		}
	}
}

var errGarbage = errors.New("garbage where compressed data should begin")

func inWords(err error) error {
	if errors.Is(err, errGarbage) || errors.Is(err, zstd.ErrMagicMismatch) {
		return errGarbage
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("the compressed data is cut off")
	}
	return fmt.Errorf("the compressed data is damaged (%w)", err)
}

// open begins the next member.
func (m *members) open() error {
	head, err := m.raw.Peek(len(zstdMagic))
	if len(head) == 0 {
		return err
	}
	if m.kind == unknown {
		m.kind = m.tell(head)
	}
	if m.kind == gzipped && head[0] == 0 && m.raw.at() > 0 {
		if err := m.skipPadding(); err != nil {
			return err
		}
		head, _ = m.raw.Peek(len(zstdMagic))
	}
	m.raw.mark()
	m.start = m.raw.at()
	switch m.kind {
	case gzipped:
		err = m.openGzip()
	case zstdFrames:
		err = m.openZstd(head)
	default:
		m.member = m.raw
		return nil
	}
	if err != nil && m.raw.err == nil {
		m.damage = &damageError{m.start, inWords(err)}
		return m.damage
	}
	m.begins = append(m.begins, begin{m.written, m.start})
	return err
}

// tell tells of what kind the file is, which begins with head. If that is none
// of a compressed file and no record either, it may be a damaged one: what comes
// first behind it tells, a member that begins a record, or the line of one.
func (m *members) tell(head []byte) kind {
	switch {
	case bytes.HasPrefix(head, gzipMagic):
		return gzipped
	case bytes.Equal(head, zstdMagic), bytes.Equal(head, dictionaryMagic):
		return zstdFrames
	case string(head) == magic[:len(head)]:
		return plain
	}
	b, _ := m.raw.Peek(keptTape) // the file may be shorter
	if k := bytes.Index(b, []byte("\n"+magic)); k >= 0 {
		b = b[:k]
	}
	for at := range b {
		switch rest := b[at:]; {
		case bytes.HasPrefix(rest, deflateMagic) && beginsRecord(gzip.NewReader(bytes.NewReader(rest))):
			return gzipped
		case bytes.HasPrefix(rest, zstdMagic):
			z, err := zstd.NewReader(bytes.NewReader(rest), zstdOptions...)
			if err != nil {
				continue
			}
			found := beginsRecord(z, nil)
			z.Close()
			if found {
				return zstdFrames
			}
		}
	}
	return plain
}

// beginsRecord reports whether what a decoder reads is a record.
func beginsRecord(r io.Reader, err error) bool {
	first := make([]byte, len(magic))
	if err == nil {
		_, err = io.ReadFull(r, first)
	}
	return err == nil && string(first) == magic
}

// skipPadding passes over zeros between members and behind the last one, as
// gzip(1) does.
func (m *members) skipPadding() error {
	for {
		c, err := m.raw.ReadByte()
		if err != nil {
			return err
		}
		if c != 0 {
			m.raw.pos--
			return nil
		}
	}
}

func (m *members) openGzip() (err error) {
	if head, _ := m.raw.Peek(len(gzipMagic)); !bytes.HasPrefix(gzipMagic, head) {
		return errGarbage
	}
	if m.gzip == nil {
		m.gzip, err = gzip.NewReader(m.raw)
	} else {
		err = m.gzip.Reset(m.raw)
	}
	if err != nil {
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		m.gzip = nil
		return err
	}
	m.gzip.Multistream(false)
	m.member = m.gzip
	return nil
}

func (m *members) openZstd(head []byte) error {
	if bytes.Equal(head, dictionaryMagic) {
		return m.readDictionary()
	}
	f := zstdframe.New(m.raw)
	if m.zstd == nil {
		options := zstdOptions
		if m.dictionary != nil {
			options = append(options[:len(options):len(options)], zstd.WithDecoderDicts(m.dictionary))
		}
		d, err := zstd.NewReader(f, options...)
		if err != nil {
			return err
		}
		m.zstd = d
	} else if err := m.zstd.Reset(f); err != nil {
		return err
	}
	m.member = m.zstd
	return nil
}

// readDictionary reads the frame that holds the dictionary, which may be
// compressed itself (the convention of .warc.zst).
func (m *members) readDictionary() error {
	m.member = bytes.NewReader(nil)
	length := make([]byte, 8)
	if _, err := io.ReadFull(m.raw, length); err != nil {
		return err
	}
	size := int64(length[4]) | int64(length[5])<<8 | int64(length[6])<<16 | int64(length[7])<<24
	if size > maxDictionary {
		return errors.New("the dictionary is too large")
	}
	b := make([]byte, size)
	if _, err := io.ReadFull(m.raw, b); err != nil {
		return err
	}
	if bytes.HasPrefix(b, zstdMagic) {
		d, err := zstd.NewReader(nil, append(zstdOptions[:len(zstdOptions):len(zstdOptions)], zstd.WithDecoderMaxMemory(maxDictionary))...)
		if err != nil {
			return err
		}
		defer d.Close()
		if b, err = d.DecodeAll(b, nil); err != nil {
			return err
		}
	}
	m.dictionary = b
	m.close()
	m.zstd = nil
	return nil
}

// resync goes to the next member behind the begin of a damaged one.
func (m *members) resync() error {
	m.member, m.begins, m.damage = nil, nil, nil
	next := deflateMagic
	if m.kind == zstdFrames {
		next = zstdMagic
	}
	m.raw.rewind()
	if err := m.raw.find(next); err != nil && err != io.EOF {
		return err
	}
	return nil
}
