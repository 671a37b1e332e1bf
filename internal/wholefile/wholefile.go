// Package wholefile writes files that are there whole or not at all: under
// another name first, which is changed when all is written.
package wholefile

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// A Set is the files that are being written. Its zero value is ready. It is
// safe for concurrent use.
type Set struct {
	mu     sync.Mutex
	open   map[*File]bool
	closed bool
}

// A File is being written. Neither Commit nor Abort may follow one of them.
type File struct {
	*os.File
	set  *Set
	path string // what it will be; that of File if it is written in place
}

// errClosed is what Create and Commit return after Abort of the whole set.
var errClosed = errors.New("interrupted")

// Create begins the file path. It takes the mode of the file that it replaces.
// What is no regular file, a device or a pipe, is written in place.
func (s *Set) Create(path string) (*File, error) {
	mode := fs.FileMode(0o666)
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real // the file that the link names is replaced, not the link
	}
	old, err := os.Stat(path)
	switch {
	case err == nil && old.IsDir():
		return nil, &fs.PathError{Op: "create", Path: path, Err: errors.New("is a folder")}
	case err == nil && !old.Mode().IsRegular():
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		return &File{File: f, set: s, path: path}, err
	case err == nil:
		mode = old.Mode().Perm()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, errClosed
	}
	f, err := create(path, mode)
	if err != nil {
		return nil, err
	}
	file := &File{File: f, set: s, path: path}
	if s.open == nil {
		s.open = map[*File]bool{}
	}
	s.open[file] = true
	if old != nil {
		err = f.Chmod(mode) // what the umask took away
	}
	if err != nil {
		_ = file.remove()
		return nil, err
	}
	return file, nil
}

// longName is how many bytes of a file's name stand in the other one. Systems
// allow 255, with the dot and the number.
const longName = 200

// create makes a file beside path that did not exist. os.CreateTemp would not
// let others read it.
func create(path string, mode fs.FileMode) (f *os.File, err error) {
	dir, name := filepath.Split(path)
	if len(name) > longName { // more would be longer than a name may be
		name = strings.ToValidUTF8(name[:longName], "")
	}
	for range 100 {
		f, err = os.OpenFile(fmt.Sprintf("%s.%s.%08x", dir, name, rand.Uint32()), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		pe.Path = path // the other name says nothing to anyone
	}
	return f, err
}

// Commit closes f and gives it its name.
func (f *File) Commit() error {
	if f.Name() == f.path {
		return f.Close()
	}
	f.set.mu.Lock()
	defer f.set.mu.Unlock()
	if f.set.closed {
		return errClosed
	}
	err := f.Close()
	if err == nil {
		err = os.Rename(f.Name(), f.path)
	}
	if err != nil {
		return errors.Join(err, f.remove())
	}
	delete(f.set.open, f)
	return nil
}

// Abort closes f and removes what was written.
func (f *File) Abort() error {
	if f.Name() == f.path {
		return f.Close()
	}
	f.set.mu.Lock()
	defer f.set.mu.Unlock()
	return f.remove()
}

// remove removes f, if it is still there.
func (f *File) remove() error {
	if !f.set.open[f] {
		return nil
	}
	delete(f.set.open, f)
	_ = f.Close() // it may be closed already, and is not wanted any more
	return os.Remove(f.Name())
}

// Abort removes all files that are being written, and lets no other begin: the
// program ends.
func (s *Set) Abort() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	for f := range s.open {
		_ = f.remove() // nobody is left to tell
	}
}
