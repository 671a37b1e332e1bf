// Package source opens what a command is given: files by name, the files of
// folders, and standard input; gzip is undone on the way.
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
)

// Stdin is the name of standard input.
const Stdin = "-"

// MaxText is the size of the largest text that is read whole, in bytes; of gzip,
// what comes out of it.
const MaxText = 1 << 30

// sniffLen is how much of an input is looked at to tell its format.
const sniffLen = 64 << 10

// An Input is open for reading.
type Input struct {
	// Name is the input's for people: its path, or "standard input".
	Name string
	// Path is what was asked for.
	Path string

	r    *bufio.Reader
	file io.Closer // nil for standard input
	size int64     // 0 if unknown
	max  int64     // MaxText, or less in tests

	zipped bool
}

// Zipped reports whether gzip was undone: what is read is not what the file
// holds.
func (in *Input) Zipped() bool { return in.zipped }

// Open opens the file path, or stdin if path is Stdin. What begins like gzip is
// read as what it holds. Its errors do not name the path: the caller does.
func Open(path string, stdin io.Reader) (*Input, error) {
	in := &Input{Name: path, Path: path, max: MaxText}
	if path == Stdin {
		in.Name = "standard input"
		in.r = bufio.NewReaderSize(stdin, sniffLen)
		return in, in.unzip()
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, bare(err)
	}
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		err = fmt.Errorf("is a folder; name the files in it: %s", filepath.Join(path, "*.txt"))
	}
	if err == nil {
		in.r, in.file = bufio.NewReaderSize(f, sniffLen), f
		if info.Mode().IsRegular() {
			in.size = info.Size()
		}
		err = in.unzip()
	}
	if err != nil {
		_ = f.Close() // only read
		return nil, bare(err)
	}
	return in, nil
}

// bare returns what is wrong without the path, which os puts before it.
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
	head, _ := in.r.Peek(sniffLen) // an error comes again when it is read
	return head
}

// Close closes the input.
func (in *Input) Close() error {
	if in.file == nil {
		return nil
	}
	return bare(in.file.Close())
}

// Read reads on.
func (in *Input) Read(p []byte) (int, error) {
	n, err := in.r.Read(p)
	if err != nil && err != io.EOF {
		err = bare(err)
	}
	return n, err
}

// ReadAll reads the rest of the input, up to MaxText.
func (in *Input) ReadAll() ([]byte, error) {
	if in.size > in.max {
		return nil, errTooLarge
	}
	var buf bytes.Buffer
	buf.Grow(int(in.size) + bytes.MinRead) // no second copy if the size holds
	if _, err := buf.ReadFrom(io.LimitReader(in, in.max+1)); err != nil {
		return nil, err
	}
	if int64(buf.Len()) > in.max {
		return nil, errTooLarge
	}
	return buf.Bytes(), nil
}

// MaxPage is the size of the largest page, in bytes: its blocks take up to fifty
// times as much memory.
const MaxPage = 256 << 20

// ErrPageTooLarge is the error for a page of more than [MaxPage] bytes.
var ErrPageTooLarge = fmt.Errorf("a page of more than %d MiB; split it, or read it as text with --from text", MaxPage>>20)

var errTooLarge = fmt.Errorf("larger than %d GiB; split it, or put its articles into JSON lines", MaxText>>30)
