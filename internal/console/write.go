package console

import (
	"bufio"
	"errors"
	"io"
)

// Write lets content write to the file path, which is then there whole or not
// at all, or to standard output if it is "-".
func (con *Console) Write(path string, content func(io.Writer) error) error {
	if path == "-" {
		return Buffered(con.Out, content)
	}
	f, err := con.Files.Create(path)
	if err != nil {
		return NewWriteError(err)
	}
	if err := Buffered(f, content); err != nil {
		return errors.Join(err, f.Abort())
	}
	if err := f.Commit(); err != nil {
		return NewWriteError(err)
	}
	return nil
}

// Buffered lets content write to w through a buffer. An error of w comes back
// as a writeError.
func Buffered(w io.Writer, content func(io.Writer) error) error {
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
		err = NewWriteError(err)
	}
	return n, err
}
