//go:build !linux && !darwin

package wholefile

import "io/fs"

// sameStatus reports nothing here: the times of a file are known from its content alone.
func sameStatus(fs.FileInfo, fs.FileInfo) bool { return true }
