package main

import (
	"bufio"
	"errors"
	"io"
)

// write lets content write to the file path, which is then there whole or not
// at all, or to standard output if it is "-".
func (w *world) write(path string, content func(io.Writer) error) error {
	if path == "-" {
		return buffered(w.out, content)
	}
	f, err := w.files.Create(path)
	if err != nil {
		return writeError{err}
	}
	if err := buffered(f, content); err != nil {
		return errors.Join(err, f.Abort())
	}
	if err := f.Commit(); err != nil {
		return writeError{err}
	}
	return nil
}

// buffered lets content write to w through a buffer. An error of w comes back
// as a writeError.
func buffered(w io.Writer, content func(io.Writer) error) error {
	b := bufio.NewWriterSize(marking{w}, 32<<10)
	err := content(b)
	if flushErr := b.Flush(); err == nil {
		err = flushErr
	}
	return err
}

// marking makes writeErrors of the errors of a writer.
type marking struct{ w io.Writer }

func (m marking) Write(p []byte) (int, error) {
	n, err := m.w.Write(p)
	if err != nil {
		err = writeError{err}
	}
	return n, err
}
