package batch

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/onuse"
)

// An unfitError is why -i cannot write an input back. Of a file that was named,
// it is a failure; in a folder the file is passed over.
type notInPlaceError struct{ error }

func (e notInPlaceError) Unwrap() error { return e.error }

// passOver counts an input that a folder holds and that -i cannot write back. It
// reports false if err is something else.
func (b *batch) passOver(in *Input, err error) bool {
	var unfit notInPlaceError
	if in.dir == "" || !errors.As(err, &unfit) {
		return false
	}
	b.notInPlace++
	if b.Verbose {
		b.sayOf(in.Path, "skipped: %v", unfit)
	}
	return true
}

const notInPlaceKinds = "pages, archives, compressed files or other encodings than UTF-8"

// tellNotInPlace says how many inputs were passed over. Its error says that there was
// nothing else.
func (b *batch) tellNotInPlace() error {
	switch {
	case b.notInPlace == 0:
		return nil
	case b.notInPlace == b.inputs:
		fmt.Fprintf(b.Console.Err, "pare: no text to clean in place; skipped %s that -i cannot write back (%s)\n", console.Plural(b.notInPlace, "file"), notInPlaceKinds)
		return console.ErrFailed
	case !b.Quiet && !b.Verbose:
		fmt.Fprintf(b.Console.Err, "pare: skipped %s that -i cannot write back (%s); -v names each\n", console.Plural(b.notInPlace, "file"), notInPlaceKinds)
	}
	return nil
}

// backupSuffixes are those that people give to -i, and editors to their backups.
var backupSuffixes = []string{".bak", ".backup", ".orig", ".old", "~"}

// backupNumber ends the name of a backup beside others.
var backupNumber = onuse.Regexp(`\.[0-9]+$`)

// isBackupOf reports whether the name of a backup is one that every run knows.
func isBackupOf(name, old string) bool {
	rest, ok := strings.CutPrefix(name, old)
	return ok && slices.Contains(backupSuffixes, rest)
}

// isBackup reports whether the file path is a backup of another one in its
// folder: with the suffix of this run, or with one of the usual ones.
func isBackup(path, suffix string) bool {
	dir, name := filepath.Split(path)
	for _, name := range []string{name, backupNumber().ReplaceAllString(name, "")} {
		for _, s := range append([]string{suffix}, backupSuffixes...) {
			before, behind, star := strings.Cut(s, "*")
			if !star {
				before, behind = "", s
			}
			rest, ok := strings.CutPrefix(name, before)
			old, ok2 := strings.CutSuffix(rest, behind)
			if !ok || !ok2 || s == "" || old == "" || old == name {
				continue
			}
			if info, err := os.Stat(filepath.Join(dir, old)); err == nil && info.Mode().IsRegular() {
				return true
			}
		}
	}
	return false
}
