// Package source opens what a command is given: files by name, the files of
// folders, and standard input; gzip and zstd are undone on the way.
package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
)

// Stdin is the name of standard input.
const Stdin = "-"

// NameOf names an input for people: its path, or "standard input".
func NameOf(path string) string {
	if path == Stdin {
		return "standard input"
	}
	return path
}

// MaxText is the size of the largest text that is read whole, in bytes; of gzip
// and zstd, what comes out of it.
const MaxText = 1 << 30

// SniffLen is how much of an input is looked at to tell its format, in bytes.
const SniffLen = 64 << 10

// An Input is open for reading.
type Input struct {
	// Name is the input's for people: its path, or "standard input".
	Name string
	// Path is what was asked for.
	Path string

	r      *bufio.Reader
	file   io.Closer // nil for standard input
	info   fs.FileInfo
	undo   func() // ends the decompression; nil if there is none
	read   *atomic.Int64
	packed bool  // it is compressed
	warc   bool  // it holds WARC records
	asIs   bool  // which are wanted, so that it is not unpacked
	split  bool  // its frames begin anywhere in records, so that these are read unpacked
	begun  bool  // it is being unpacked
	err    error // with which that begins
	size   int64 // 0 if unknown
	max    int64 // MaxText, or less in tests
	meter  Meter // nil if nobody counts
}

// A Meter is told what is read of an input, so that it can end what would take
// too much memory, or let it wait.
type Meter interface {
	// Add is told what was read so far.
	Add(soFar []byte) error
	// End is told that whole is all.
	End(whole []byte) error
}

// A counter counts the bytes that are read.
type counter struct {
	io.Reader
	n *atomic.Int64
}

func (c counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n.Add(int64(n))
	return n, err
}

// New returns the input that r holds, a file called path, as [Open] does. Close
// does not close r.
func New(path string, r io.Reader) *Input {
	in := &Input{Name: NameOf(path), Path: path, max: MaxText, read: new(atomic.Int64)}
	in.r = bufio.NewReaderSize(counter{r, in.read}, SniffLen)
	in.prepare()
	return in
}

// Open opens the file path, or stdin if path is Stdin. What begins like gzip or
// zstd is read as what it holds, but for a WARC file, whose records are found in
// it as it is. Its errors do not name the path: the caller does.
func Open(path string, stdin io.Reader) (*Input, error) {
	if path == Stdin {
		return New(path, stdin), nil
	}
	if path == "" {
		return nil, errNoName
	}
	in := &Input{Name: path, Path: path, max: MaxText, read: new(atomic.Int64)}
	f, err := os.Open(path)
	if err != nil {
		return nil, bare(err)
	}
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		err = folderError(path)
	}
	if err == nil {
		in.r, in.file, in.info = bufio.NewReaderSize(counter{f, in.read}, SniffLen), f, info
		if info.Mode().IsRegular() {
			in.size = info.Size()
		}
		in.prepare()
	}
	if err != nil {
		_ = f.Close() // only read
		return nil, bare(err)
	}
	return in, nil
}

// errNoName is the error for an empty name, as an unset variable of a shell makes it.
var errNoName = errors.New("an empty name of a file; name a file, or - for standard input")

// A folderError is about a folder where one file is wanted.
type folderError string

func (e folderError) Error() string {
	return "is a folder; name the files in it: " + filepath.Join(string(e), "*.txt")
}

// Bare returns what is wrong without the path, which os puts before it.
func Bare(err error) error { return bare(err) }

func bare(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// Head returns the first bytes of the input, 64 KB or all, without consuming
// them. It is valid until the next read.
func (in *Input) Head() []byte {
	if !in.warc && !in.asIs && in.err == nil {
		in.err = in.unpack()
	}
	if in.err != nil {
		return nil
	}
	head, _ := in.r.Peek(SniffLen) // an error comes again when it is read
	return head
}

// HasRecords reports whether the input holds WARC records, which are read in
// another way: see [Input.Records].
func (in *Input) HasRecords() bool { return in.warc }

// Compressed reports whether the file holds gzip or zstd.
func (in *Input) Compressed() bool { return in.packed }

// BytesRead is how many bytes have been read of the file, as it lies on the
// disk. It may be called while another goroutine reads.
func (in *Input) BytesRead() int64 { return in.read.Load() }

// Info returns what was known of the file when it was opened. It is nil for
// standard input.
func (in *Input) Info() fs.FileInfo { return in.info }

// Close closes the input.
func (in *Input) Close() error {
	if in.undo != nil {
		in.undo()
	}
	if in.file == nil {
		return nil
	}
	return bare(in.file.Close())
}

// Records returns the input as it lies on the disk, compressed or not, to read
// WARC records from. It must be called before anything else is read.
func (in *Input) Records() io.Reader {
	in.asIs = !in.split
	return in
}

// Read reads on.
func (in *Input) Read(p []byte) (int, error) {
	if !in.asIs && in.err == nil {
		in.err = in.unpack()
	}
	if in.err != nil {
		return 0, in.err
	}
	n, err := in.r.Read(p)
	if err != nil && err != io.EOF {
		err = bare(err)
	}
	return n, err
}

// Measure lets m follow what [Input.ReadAll] reads.
func (in *Input) Measure(m Meter) { in.meter = m }

// ReadAll reads the rest of the input, up to MaxText.
func (in *Input) ReadAll() ([]byte, error) {
	var all []byte
	if in.size <= in.max {
		all = make([]byte, 0, int(in.size)+bytes.MinRead) // no second copy if the size holds
	}
	all, err := in.ReadTo(all)
	if err != nil {
		return nil, err
	}
	return all, nil
}

// IsSized reports whether it is known how much there is to read.
func (in *Input) IsSized() bool { return in.size > 0 }

// ReadTo reads the rest of the input, up to MaxText, to the memory of all, and to more if
// that is too small. It returns it with the error, too.
func (in *Input) ReadTo(all []byte) ([]byte, error) {
	all = all[:0]
	if in.size > in.max {
		return all, errTooLarge
	}
	for {
		if cap(all)-len(all) < bytes.MinRead {
			all = slices.Grow(all, max(len(all), bytes.MinRead))
		}
		n, err := in.Read(all[len(all):cap(all)])
		all = all[:len(all)+n]
		if int64(len(all)) > in.max {
			return all, errTooLarge
		}
		if in.meter != nil {
			if meterErr := in.meter.Add(all); meterErr != nil {
				return all, meterErr
			}
		}
		switch {
		case err == io.EOF && in.meter != nil:
			return all, in.meter.End(all)
		case err == io.EOF:
			return all, nil
		case err != nil:
			return all, err
		}
	}
}

// MaxPage is the size of the largest page, in bytes: its blocks take up to fifty
// times as much memory.
const MaxPage = 256 << 20

// ErrPageTooLarge is the error for a page of more than [MaxPage] bytes.
var ErrPageTooLarge = fmt.Errorf("a page larger than %d MiB; split it, or read it as text with --from text", MaxPage>>20)

var errTooLarge = fmt.Errorf("larger than %d GiB; split it, or put its articles into JSON lines", MaxText>>30)
