package journal

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/gofrs/flock"
)

// lockName is that of the file in the folder of the outputs that is locked while a
// process writes there. The lock ends with the process, even one that is killed.
const lockName = Name + ".lock"

// ErrInUse is the error for a folder that another process writes into.
var ErrInUse = errors.New("another run of pare is writing to this folder")

// A Lock keeps other processes from writing into a folder. A nil one keeps none.
type Lock struct {
	file  *flock.Flock
	path  string
	ended sync.Once
}

// lockTries is how often a lock is tried whose file the one who had it removes.
const lockTries = 100

// LockFolder locks a folder for this process. If another one has locked it, the
// error is ErrInUse. The lock is nil where the file system knows no locks.
func LockFolder(folder string) (*Lock, error) {
	path := filepath.Join(folder, lockName)
	for range lockTries {
		if err := checkRegular(path); err != nil {
			return nil, err
		}
		l := &Lock{file: flock.New(path, flock.SetPermissions(0o666)), path: path}
		locked, err := l.file.TryLock()
		var open *fs.PathError
		switch {
		case errors.As(err, &open):
			return nil, err
		case err != nil:
			return nil, errors.Join(os.Remove(path)) // it was made to be locked
		case !locked:
			return nil, ErrInUse
		case l.holds():
			return l, nil
		}
		// its file was removed before it was locked: another one may have that name
		if err := l.file.Close(); err != nil {
			return nil, err
		}
	}
	return nil, ErrInUse
}

// holds reports whether the file that is locked still has its name.
func (l *Lock) holds() bool {
	locked, err := l.file.Stat()
	if err != nil {
		return false
	}
	named, err := os.Lstat(l.path)
	return err == nil && os.SameFile(locked, named)
}

// Close gives the folder free. It may be called twice.
func (l *Lock) Close() (err error) {
	if l == nil {
		return nil
	}
	l.ended.Do(func() {
		// first the name, as another process may lock the file once it is free; Windows
		// lets nobody remove it before, and nobody while another one has it open
		removed := os.Remove(l.path)
		err = l.file.Close()
		if removed != nil {
			_ = os.Remove(l.path)
		}
	})
	return err
}
