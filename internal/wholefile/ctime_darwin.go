package wholefile

import (
	"io/fs"
	"syscall"
)

// sameStatus reports whether two looks at a file saw it with the same time of its last
// change of any kind. Programs may set the time of the last change of the content back,
// but not this one.
func sameStatus(a, b fs.FileInfo) bool {
	first, ok := a.Sys().(*syscall.Stat_t)
	second, ok2 := b.Sys().(*syscall.Stat_t)
	return !ok || !ok2 || first.Ctimespec == second.Ctimespec
}
