// Package wholefile writes files that are there whole or not at all: under
// another name first, which is changed when all is written.
package wholefile

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// A Set is the files that are being written. Its zero value is ready. It is
// safe for concurrent use.
type Set struct {
	// NoSync says that nobody waits for the disk. It is set before the first file is begun.
	NoSync bool

	ending sync.RWMutex // held by Abort alone, so that none begins or ends meanwhile
	mu     sync.Mutex   // of open and swept
	open   map[*File]bool
	swept  map[string]bool // folders
	closed bool
}

// A File is being written. Neither Commit nor Abort may follow one of them.
type File struct {
	*os.File
	set  *Set
	path string // what it will be; that of File if it is written in place
	lock *lock  // says that this process goes on
	// replaces says that a file is there that it takes the place of.
	replaces bool
}

// errClosed is what Create and Commit return after Abort of the whole set.
var errClosed = errors.New("interrupted")

// Create begins the file path. It takes the mode of the file that it replaces,
// and its owner, where the system lets it. A link is followed to the file that it
// names, even if that is not there yet.
// What is no regular file, a device or a pipe, is written in place, and so is an
// open file of the process, such as /dev/stdout, whatever it leads to.
// The first file in a folder sweeps it: see [Set.Sweep].
func (s *Set) Create(path string) (*File, error) {
	mode := fs.FileMode(0o666)
	path, err := follow(path)
	if err != nil {
		return nil, err
	}
	if f, err := openStream(path); f != nil || err != nil {
		return &File{File: f, set: s, path: path}, err
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
	s.Sweep(filepath.Dir(path))
	s.ending.RLock()
	defer s.ending.RUnlock()
	if s.closed {
		return nil, errClosed
	}
	f, lock, err := create(path, mode)
	if err != nil {
		return nil, err
	}
	file := &File{File: f, set: s, path: path, lock: lock}
	s.mu.Lock()
	if s.open == nil {
		s.open = map[*File]bool{}
	}
	s.open[file] = true
	s.mu.Unlock()
	if file.replaces = old != nil; file.replaces {
		keepOwner(f, old)
		err = f.Chmod(mode) // what the umask took away
	}
	if err != nil {
		_ = file.remove()
		return nil, err
	}
	return file, nil
}

// Commit lets the disk have all of f, closes it and gives it its name: after a
// loss of power, too, the old file is there or the new one.
func (f *File) Commit() error { return f.commit(true, func() error { return nil }) }

// CommitNew is Commit, but for a file that replaces none it does not wait for the disk: after a
// loss of power it may be there and be empty, or hold a part only.
func (f *File) CommitNew() error { return f.commit(f.replaces, func() error { return nil }) }

// commit is Commit, which calls ready right before the new name is given. Its
// error leaves the old file as it is. sync says to wait for the disk first.
func (f *File) commit(sync bool, ready func() error) error {
	if f.Name() == f.path {
		return f.Close()
	}
	var err error
	if sync && !f.set.NoSync {
		err = f.Sync()
	}
	f.set.ending.RLock()
	defer f.set.ending.RUnlock()
	if f.set.closed {
		return errClosed
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = ready()
	}
	if err == nil {
		err = os.Rename(f.Name(), f.path)
	}
	if err != nil {
		return errors.Join(err, f.remove())
	}
	if sync && !f.set.NoSync {
		syncFolder(filepath.Dir(f.path))
	}
	f.set.forget(f)
	f.lock.end()
	return nil
}

// syncFolder lets the disk have the names in a folder. Some systems know no such thing, as
// Windows, and keep names by themselves: an error says that, and no more.
func syncFolder(path string) {
	if d, err := os.Open(path); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
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

// remove removes f, if it is still there.
func (f *File) remove() error {
	if !f.set.forget(f) {
		return nil
	}
	_ = f.Close() // it may be closed already, and is not wanted any more
	defer f.lock.end()
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
