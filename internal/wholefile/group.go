package wholefile

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// A group is at most so many files, and the first of them waits no longer than that once
// another one comes. Chosen by hand: a disk takes 64 files in little more time than one, if
// they are asked for at once, and what a killed run did in a second is soon done again.
const (
	mostInGroup = 64
	longestWait = time.Second
)

// A Group is files that have their names, but which the disk may not have yet. It waits for the
// disk once for all of them. Its zero value is ready. It is safe for concurrent use.
type Group struct {
	mu    sync.Mutex
	files []grouped
	since time.Time // the first of them was added
}

// A grouped is a file of a group.
type grouped struct {
	path string
	done func() error
}

// Commit is f.CommitNew. done is called once the disk has the file, which may be long
// afterwards, by another goroutine.
func (g *Group) Commit(f *File, done func() error) error {
	if f.replaces || f.Name() == f.path || f.set.NoSync {
		return errors.Join(f.CommitNew(), done())
	}
	if err := f.CommitNew(); err != nil {
		return err
	}
	g.mu.Lock()
	if len(g.files) == 0 {
		g.since = time.Now()
	}
	g.files = append(g.files, grouped{f.path, done})
	full := len(g.files) >= mostInGroup || time.Since(g.since) >= longestWait
	g.mu.Unlock()
	if full {
		return g.Flush()
	}
	return nil
}

// Flush waits until the disk has all files that were added before. Its error is that of the
// disk, or of what was to be done.
func (g *Group) Flush() error {
	g.mu.Lock()
	files := g.files
	g.files = nil
	g.mu.Unlock()
	errs := make([]error, len(files))
	var all sync.WaitGroup
	for i := range files {
		all.Go(func() { errs[i] = syncFile(files[i].path) })
	}
	all.Wait()
	folders := map[string]bool{}
	for _, f := range files {
		if folder := filepath.Dir(f.path); !folders[folder] {
			folders[folder] = true
			syncFolder(folder)
		}
	}
	for i := range files {
		if errs[i] == nil {
			errs[i] = files[i].done()
		}
	}
	return errors.Join(errs...)
}

// syncFile waits until the disk has the file path.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		f, err = os.Open(path) // it may be read only
	}
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
