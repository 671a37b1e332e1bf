//go:build unix

package wholefile

import (
	"os"

	"github.com/gofrs/flock"
)

// A lock is held on an unfinished file. A nil one is of a file that has none.
type lock struct {
	*flock.Flock
	lost bool // another process has it
}

// lockPart locks an unfinished file. Where a file system knows no locks, there is
// none, and no run removes what it finds there.
func lockPart(path string) *lock {
	l := flock.New(path, flock.SetFlag(os.O_RDONLY))
	locked, err := l.TryLock()
	return &lock{l, err == nil && !locked}
}

// holds reports whether f, which was locked, still has its name.
func (l *lock) holds(f *os.File) bool {
	if l.lost {
		return false
	}
	ours, err := f.Stat()
	if err != nil {
		return false
	}
	named, err := os.Lstat(f.Name())
	return err == nil && os.SameFile(ours, named)
}

// end gives the lock back.
func (l *lock) end() {
	if l != nil {
		_ = l.Close() // the end of the process does the same
	}
}

// removeLeft removes an unfinished file unless its process goes on.
func removeLeft(path string) {
	if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() {
		return // to open a pipe may last for ever
	}
	l := flock.New(path, flock.SetFlag(os.O_RDONLY))
	if locked, err := l.TryLock(); err != nil || !locked {
		return
	}
	_ = os.Remove(path) // of another user, perhaps
	_ = l.Close()
}
