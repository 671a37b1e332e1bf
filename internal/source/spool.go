package source

import (
	"errors"
	"io"
	"os"
)

// A Spool is what was read from a stream that can be read only once, in a
// temporary file.
type Spool struct{ file *os.File }

// NewSpool reads r to its end. The file is in the folder for temporary files
// and has no name, where the system allows that.
func NewSpool(r io.Reader) (*Spool, error) {
	f, err := os.CreateTemp("", "pare-*")
	if err != nil {
		return nil, err
	}
	s := &Spool{f}
	_ = os.Remove(f.Name()) // Windows keeps the name of an open file
	if _, err := io.Copy(f, r); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// Again returns the stream from its beginning. Those returned before must not be
// read any more.
func (s *Spool) Again() (io.Reader, error) {
	_, err := s.file.Seek(0, io.SeekStart)
	return s.file, err
}

// Close removes the file.
func (s *Spool) Close() error {
	err := s.file.Close()
	_ = os.Remove(s.file.Name()) // it mostly has no name any more
	return err
}
