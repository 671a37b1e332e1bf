package wholefile

import (
	"errors"
	"io/fs"
	"os"
)

// ErrChanged is the error for a file that is no longer the one that was read.
var ErrChanged = errors.New("changed after it was read")

// Replace is [File.Commit] for a file that was made from the one that it replaces,
// of which read is what was known when it was opened to be read. If it is another
// one by now, or was written to, the error is [ErrChanged], and it stays. keep, if
// it is not nil, may first keep the old file under another name.
func (f *File) Replace(read fs.FileInfo, keep func() error) error {
	return f.commit(true, func() error {
		// only before keep, which may give the file a second name: that changes its status
		if info, err := os.Stat(f.path); err == nil && !sameStatus(info, read) {
			return ErrChanged
		}
		if err := Unchanged(f.path, read); err != nil || keep == nil {
			return err
		}
		if err := keep(); err != nil {
			return err
		}
		return Unchanged(f.path, read) // to keep it may have taken long
	})
}

// Unchanged returns ErrChanged unless path is the file that was read, with the
// size and time that it had.
func Unchanged(path string, read fs.FileInfo) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return ErrChanged
	case err != nil:
		return err
	case !os.SameFile(info, read) || info.Size() != read.Size() || !info.ModTime().Equal(read.ModTime()):
		return ErrChanged
	}
	return nil
}
