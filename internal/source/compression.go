package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

var (
	errCutZstd     = errors.New("the zstd data is cut off: the end of the file is missing")
	errGarbageZstd = errors.New("trailing garbage: what follows the zstd data is not zstd; to read only what comes before it: zstd -dcq FILE | pare")
)

// zstdMagic is what frames of zstd begin with: RFC 8878, 3.1.1.
var zstdMagic = []byte("\x28\xb5\x2f\xfd")

// maxWindow bounds what a frame of zstd may demand of memory, in bytes: what
// "zstd --long" makes.
const maxWindow = 128 << 20

// prepare tells whether in is compressed and whether it holds records.
func (in *Input) prepare() {
	if _, err := in.r.Peek(len(warcMagic)); err != nil && in.r.Buffered() == 0 {
		return // it comes again when it is read
	}
	head, _ := in.r.Peek(min(in.r.Buffered(), recordHead)) // no more: who writes into a pipe may wait
	in.packed = isCompressed(head)
	in.warc = isWARC(head) || in.packed && slices.Contains(RecordExtensions, Ext(in.Path))
	if in.packed && !in.warc && !opens(head) {
		head, _ = in.r.Peek(SniffLen) // the first record is damaged, or no records are here
		in.warc = holdsRecord(head)
	}
	if in.packed {
		in.size = 0 // that of the file says nothing
	}
	in.split = in.warc && isSkippable(head) && !isDictionary(head)
}

// unpack lets in read what its compressed data hold, unless records are wanted
// from it as it is. Whatever the name says, the content decides. It does so when
// the first byte is read, and not before: [Input.Records] needs the file whole.
func (in *Input) unpack() error {
	if !in.packed || in.begun {
		return nil
	}
	in.begun = true
	magic, _ := in.r.Peek(len(zstdMagic))
	if bytes.HasPrefix(magic, gzipMagic) {
		z, err := newMembers(in.r)
		if err != nil {
			return gzipError(err)
		}
		in.r = bufio.NewReaderSize(unzipping{z, gzipError}, SniffLen)
		return nil
	}
	z, err := newZstd(&frames{in: in.r})
	if err != nil {
		return zstdError(err)
	}
	in.undo = z.Close
	in.r = bufio.NewReaderSize(unzipping{z, zstdError}, SniffLen)
	return nil
}

// isCompressed reports whether head begins with gzip or zstd.
func isCompressed(head []byte) bool {
	if len(head) == len(zstdMagic)-1 && bytes.HasPrefix(zstdMagic, head) {
		return true // all of a file that was cut off
	}
	return bytes.HasPrefix(head, gzipMagic) || bytes.HasPrefix(head, zstdMagic) || isSkippable(head)
}

func newZstd(r io.Reader) (*zstd.Decoder, error) {
	return zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow))
}

// recordHead is how much of a file is looked at for the head of its first
// record.
const recordHead = 4 << 10

// isWARC reports whether head begins with a WARC record, or with compressed
// data that do.
func isWARC(head []byte) bool {
	if isDictionary(head) {
		return true // a dictionary comes first only in files of records
	}
	first, _ := begin(head)
	return first == warcMagic
}

// opens reports whether the first compressed data of head can be read.
func opens(head []byte) bool {
	_, err := begin(head)
	return err == nil || err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF)
}

// holdsRecord reports whether a member or a frame behind the first one begins
// with a WARC record.
func holdsRecord(head []byte) bool {
	magic := zstdMagic
	if bytes.HasPrefix(head, gzipMagic) {
		magic = append(gzipMagic[:len(gzipMagic):len(gzipMagic)], 8) // deflate, the only method
	}
	for len(head) > 0 {
		k := bytes.Index(head[1:], magic)
		if k < 0 {
			return false
		}
		if head = head[1+k:]; isWARC(head) {
			return true
		}
	}
	return false
}

// begin returns the first bytes of what head holds, as many as those of a record
// that tell it.
func begin(head []byte) (string, error) {
	var r io.Reader = bytes.NewReader(head)
	switch {
	case bytes.HasPrefix(head, gzipMagic):
		z, err := gzip.NewReader(r)
		if err != nil {
			return "", err
		}
		r = z
	case bytes.HasPrefix(head, zstdMagic), isSkippable(head):
		z, err := newZstd(r)
		if err != nil {
			return "", err
		}
		defer z.Close()
		r = z
	}
	first := make([]byte, len(warcMagic))
	n, err := io.ReadFull(r, first)
	return string(first[:n]), err
}

// warcMagic is what a record begins with: ISO 28500, 4.
const warcMagic = "WARC/"

// isSkippable reports whether head begins with a frame that zstd passes over, as
// pzstd puts one before each of its own: RFC 8878, 3.1.2.
func isSkippable(head []byte) bool {
	return len(head) >= 4 && head[0]&0xf0 == 0x50 && head[1] == 0x2a && head[2] == 0x4d && head[3] == 0x18
}

// isDictionary reports whether head begins with such a frame that, in files of
// records, is the dictionary of those behind it.
func isDictionary(head []byte) bool { return isSkippable(head) && head[0] == 0x5d }

// unzipping says in words what is wrong with compressed data.
type unzipping struct {
	z       io.Reader
	inWords func(error) error
}

func (u unzipping) Read(p []byte) (int, error) {
	n, err := u.z.Read(p)
	return n, u.inWords(err)
}

func zstdError(err error) error {
	switch {
	case err == nil, err == io.EOF, errors.Is(err, errGarbageZstd), errors.Is(err, errCutZstd):
		return err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errCutZstd
	case errors.Is(err, zstd.ErrMagicMismatch):
		return errGarbageZstd
	case errors.Is(err, zstd.ErrWindowSizeExceeded), errors.Is(err, zstd.ErrDecoderSizeExceeded):
		return fmt.Errorf("the zstd data needs more than %d MiB of memory; unpack it first: zstd -d --long=31", maxWindow>>20)
	}
	return fmt.Errorf("the zstd data cannot be read (%w)", bare(err))
}
