//go:build unix

package wholefile

import (
	"io/fs"
	"os"
	"syscall"
)

// hasDescriptors says that open files have names.
const hasDescriptors = true

// duplicate returns another handle of an open file of this process, which writes
// where the first does, and may be closed.
func duplicate(n int, path string) (*os.File, error) {
	fd, err := syscall.Dup(n)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: path, Err: err}
	}
	syscall.CloseOnExec(fd)
	return os.NewFile(uintptr(fd), path), nil
}
