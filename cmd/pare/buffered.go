package main

import (
	"bufio"
	"io"
)

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
