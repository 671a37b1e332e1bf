// Package wholefile writes files that are there whole or not at all: under
// another name first, which is changed when all is written.
package wholefile

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// A Set is the files that are being written. Its zero value is ready. It is
// safe for concurrent use.
type Set struct {
	// Mark, if it is not empty, stands at the end of the other names: what a
	// process left that was killed can be told by it. See [Sweep].
	Mark string

	ending sync.RWMutex // held by Abort alone, so that none begins or ends meanwhile
	mu     sync.Mutex   // of open
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

// Create begins the file path. It takes the mode of the file that it replaces,
// and its owner, where the system lets it.
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
	s.ending.RLock()
	defer s.ending.RUnlock()
	if s.closed {
		return nil, errClosed
	}
	f, err := create(path, mode, s.Mark)
	if err != nil {
		return nil, err
	}
	file := &File{File: f, set: s, path: path}
	s.mu.Lock()
	if s.open == nil {
		s.open = map[*File]bool{}
	}
	s.open[file] = true
	s.mu.Unlock()
	if old != nil {
		keepOwner(f, old)
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
func create(path string, mode fs.FileMode, mark string) (f *os.File, err error) {
	dir, name := filepath.Split(path)
	if len(name) > longName { // more would be longer than a name may be
		name = strings.ToValidUTF8(name[:longName], "")
	}
	for range 100 {
		f, err = os.OpenFile(fmt.Sprintf("%s.%s.%08x%s", dir, name, rand.Uint32(), mark), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
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

// Commit lets the disk have all of f, closes it and gives it its name: after a
// loss of power, too, the old file is there or the new one.
func (f *File) Commit() error {
	if f.Name() == f.path {
		return f.Close()
	}
	err := f.Sync()
	f.set.ending.RLock()
	defer f.set.ending.RUnlock()
	if f.set.closed {
		return errClosed
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), f.path)
	}
	if err != nil {
		return errors.Join(err, f.remove())
	}
	f.set.forget(f)
	return nil
}

// forget reports whether f was still being written, and that it is not any more.
func (s *Set) forget(f *File) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	open := s.open[f]
	delete(s.open, f)
	return open
}

// Abort closes f and removes what was written.
func (f *File) Abort() error {
	if f.Name() == f.path {
		return f.Close()
	}
	f.set.ending.RLock()
	defer f.set.ending.RUnlock()
	return f.remove()
}

// Sweep removes what files of a set with this mark have left in a folder, and in
// the folders in it.
func Sweep(folder, mark string) error {
	if mark == "" {
		return nil
	}
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() || !strings.HasPrefix(entry.Name(), ".") || !strings.HasSuffix(entry.Name(), mark) {
			return err
		}
		return os.Remove(path)
	})
}

// remove removes f, if it is still there.
func (f *File) remove() error {
	if !f.set.forget(f) {
		return nil
	}
	_ = f.Close() // it may be closed already, and is not wanted any more
	return os.Remove(f.Name())
}

// Abort removes all files that are being written, and lets no other begin: the
// program ends.
func (s *Set) Abort() {
	s.ending.Lock()
	defer s.ending.Unlock()
	s.closed = true
	for _, f := range slices.Collect(maps.Keys(s.open)) {
		_ = f.remove() // nobody is left to tell
	}
}
