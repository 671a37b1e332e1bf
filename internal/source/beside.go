package source

import (
	"errors"
	"fmt"
	"io"
	"os"
)

// Files beside the inputs say how these are read: options, rules, packs,
// weights, lists of names. They are read whole, so each kind has a size that no
// honest one reaches, and a device or a pipe that never ends is an error.

// ReadBeside reads such a file, or stdin if path is [Stdin]; gzip and zstd are
// undone. More than limit bytes are an error. Errors do not name the path.
func ReadBeside(path string, stdin io.Reader, limit int64) ([]byte, error) {
	in, err := Open(path, stdin)
	var folder folderError
	if errors.As(err, &folder) {
		err = errFolder
	}
	if err != nil {
		return nil, err
	}
	defer in.Close() //nolint:errcheck // only read
	in.max = limit
	src, err := in.ReadAll()
	if errors.Is(err, errTooLarge) {
		err = fmt.Errorf("larger than %d MiB, the limit for such a file", limit>>20)
	}
	return src, err
}

// errNotRegular is about what a file of options may not name.
var errNotRegular = errors.New("is not a regular file; a file of options can name neither a pipe nor a device")

// errFolder is about a folder that is named where one file is.
var errFolder = errors.New("is a folder; name one file")

// CheckRegular returns an error unless path is a regular file, or a link to
// one. What opens a pipe may never come back, so it is asked before.
func CheckRegular(path string) error {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return bare(err)
	case info.IsDir():
		return errFolder
	case !info.Mode().IsRegular():
		return errNotRegular
	}
	return nil
}

// IsStream reports whether path is there and is neither a regular file nor a
// folder: what is read from it cannot be read again.
func IsStream(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.Mode().IsRegular() && !info.IsDir()
}

// HeadOf returns the first bytes of a regular file, or none: it is empty, something
// else, not there, or cannot be read.
func HeadOf(path string) []byte {
	if CheckRegular(path) != nil {
		return nil // to open a pipe may last for ever
	}
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close() //nolint:errcheck // only read
	head := make([]byte, SniffLen)
	n, _ := io.ReadFull(f, head)
	return head[:n]
}

// SameFile reports whether two paths name one file that exists. Standard input
// is none.
func SameFile(a, b string) bool {
	if a == Stdin || b == Stdin {
		return false
	}
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && first.Mode().IsRegular() && os.SameFile(first, second)
}
