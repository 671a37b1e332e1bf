// Package source opens what a command is given: files by name, and standard
// input.
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
	"strings"

	"github.com/pare-text/pare/internal/jsontext"
)

// Stdin is the name of standard input.
const Stdin = "-"

// MaxText is the size of the largest text that is read whole, in bytes.
const MaxText = 1 << 30

// sniffLen is how much of an input is looked at to tell its format.
const sniffLen = 64 << 10

// A Format is how documents stand in an input.
type Format string

// The formats. Auto is told apart by the name, then by the content.
const (
	Auto  Format = "auto"
	Text  Format = "text"
	JSONL Format = "jsonl"
)

// An Input is open for reading.
type Input struct {
	// Name is the input's for people: its path, or "standard input".
	Name string
	// Path is what was asked for.
	Path string

	r    *bufio.Reader
	file io.Closer // nil for standard input
	size int64     // 0 if unknown
}

// Open opens the file path, or stdin if path is Stdin. Its errors do not name
// the path: the caller does.
func Open(path string, stdin io.Reader) (*Input, error) {
	if path == Stdin {
		return &Input{Name: "standard input", Path: path, r: bufio.NewReaderSize(stdin, sniffLen)}, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, bare(err)
	}
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		err = fmt.Errorf("is a folder; name the files in it: %s", filepath.Join(path, "*.txt"))
	}
	if err != nil {
		_ = f.Close() // only read
		return nil, bare(err)
	}
	in := &Input{Name: path, Path: path, r: bufio.NewReaderSize(f, sniffLen), file: f}
	if info.Mode().IsRegular() {
		in.size = info.Size()
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

// FormatOf returns the format that the name of a file tells, or Auto.
func FormatOf(path string) Format {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".jsonl", ".ndjson":
		return JSONL
	case ".txt", ".text":
		return Text
	}
	return Auto
}

// Format tells the format of in by its name, then by its content. It does not
// consume any.
func (in *Input) Format() Format {
	if f := FormatOf(in.Path); f != Auto {
		return f
	}
	head, _ := in.r.Peek(sniffLen) // an error comes again when it is read
	if isJSONL(head) {
		return JSONL
	}
	return Text
}

// isJSONL reports whether head begins with a line that is a JSON object, and
// goes on as if a second one followed.
func isJSONL(head []byte) bool {
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	line, rest, whole := bytes.Cut(head, []byte("\n"))
	if !whole && len(head) >= sniffLen/2 {
		// one object may be longer than what is looked at; then a first key
		// must do, as prose hardly begins with one
		return isKey(bytes.TrimSpace(line))
	}
	line, rest = bytes.TrimSpace(line), bytes.TrimSpace(rest)
	if len(line) == 0 || line[0] != '{' || len(rest) > 0 && rest[0] != '{' {
		return false
	}
	_, _, err := jsontext.Field(line, "text")
	var se *jsontext.SyntaxError
	return !errors.As(err, &se)
}

// isKey reports whether line begins like an object with a key.
func isKey(line []byte) bool {
	rest, ok := bytes.CutPrefix(line, []byte("{"))
	if !ok {
		return false
	}
	rest, ok = bytes.CutPrefix(bytes.TrimSpace(rest), []byte(`"`))
	if !ok {
		return false
	}
	_, rest, ok = bytes.Cut(rest, []byte(`"`))
	return ok && bytes.HasPrefix(bytes.TrimSpace(rest), []byte(":"))
}

// ReadAll reads the rest of the input, up to MaxText.
func (in *Input) ReadAll() ([]byte, error) {
	if in.size > MaxText {
		return nil, errTooLarge
	}
	var buf bytes.Buffer
	buf.Grow(int(in.size) + bytes.MinRead) // no second copy if the size holds
	if _, err := buf.ReadFrom(io.LimitReader(in, MaxText+1)); err != nil {
		return nil, err
	}
	if buf.Len() > MaxText {
		return nil, errTooLarge
	}
	return buf.Bytes(), nil
}

var errTooLarge = fmt.Errorf("larger than %d GiB; split it, or put its articles into JSON lines", MaxText>>30)
