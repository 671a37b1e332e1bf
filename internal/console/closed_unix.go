//go:build unix

package console

import (
	"os"

	"golang.org/x/sys/unix"
)

// isClosed reports whether f, one of the three standard files, was closed when
// the process began. The runtime of Go then opens /dev/null in its place, for
// reading and writing: what is written is lost without an error. A shell's
// ">/dev/null" is open for writing alone.
func isClosed(f *os.File) bool {
	flags, err := unix.FcntlInt(f.Fd(), unix.F_GETFL, 0)
	if err != nil || flags&unix.O_ACCMODE != unix.O_RDWR {
		return err != nil
	}
	info, err := f.Stat()
	null, nullErr := os.Stat(os.DevNull)
	return err == nil && nullErr == nil && os.SameFile(info, null)
}
