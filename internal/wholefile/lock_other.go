//go:build !unix

package wholefile

import (
	"os"
	"time"
)

// A lock is nothing here: Windows does not remove a file that is open.
type lock struct{}

func lockPart(string) *lock { return nil }

func (*lock) holds(*os.File) bool { return true }

func (*lock) end() {}

// renamed is how long a file may be closed before it has its new name.
const renamed = time.Minute

// removeLeft removes an unfinished file unless its process goes on.
func removeLeft(path string) {
	info, err := os.Lstat(path)
	if err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > renamed {
		_ = os.Remove(path)
	}
}
