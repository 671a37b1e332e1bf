package batch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/pare-text/pare/internal/journal"
	"github.com/pare-text/pare/internal/source"
)

// An output may lie in a folder that is read. It is passed over there, so it must
// not be an article that nobody has read: it is one that an earlier run has written,
// and noted.

// foundOwn looks at what pare writes, or keeps for itself, in a folder that is read.
func (f *Finder) foundOwn(folder, rel string, info fs.FileInfo) {
	path := filepath.Join(folder, rel)
	if f.taken != "" || !isSame(f.Replaces, info) || f.excluded.Match(rel, info.IsDir()) || journal.WroteOutput(path) {
		return
	}
	if !info.IsDir() {
		if f.whySkip(rel, path) == "" {
			f.taken = path
		}
		return
	}
	for file, err := range source.Files(path, func(string, fs.FileInfo) bool { return false }) {
		if below := filepath.Join(rel, file.Rel); err == nil && f.whySkip(below, filepath.Join(path, file.Rel)) == "" {
			f.taken = filepath.Join(path, file.Rel)
			return
		}
	}
}

// isSame reports whether a name is that of a file that is there.
func isSame(name string, info fs.FileInfo) bool {
	if name == "" || name == source.Stdin {
		return false
	}
	other, err := os.Stat(name)
	return err == nil && os.SameFile(other, info)
}

// checkTaken returns an error if the output is, or has in it, an article of a folder
// that is read, unless it is named itself.
func (f *Finder) checkTaken(args []string) error {
	if f.taken == "" {
		return nil
	}
	for _, arg := range args {
		if source.SameFile(arg, f.taken) {
			return nil
		}
	}
	if !source.SameFile(f.Replaces, f.taken) {
		return fmt.Errorf("-o %s: this folder holds articles, such as %s, and is in a folder that is read; name a new folder", f.Replaces, f.taken)
	}
	return fmt.Errorf("-o %s would overwrite a file of a folder that is read, and pare did not write that file; name another file, or remove it first", f.Replaces)
}

// NoteReplaced notes that pare wrote Replaces, if a later run would take it for an
// input.
func (f *Finder) NoteReplaced() error {
	if f.Replaces == "" || f.Replaces == source.Stdin {
		return nil
	}
	info, err := os.Stat(f.Replaces)
	if err != nil || !info.IsDir() && !info.Mode().IsRegular() {
		return nil //nolint:nilerr // a stream, or nothing
	}
	at, err := filepath.Abs(f.Replaces)
	if err == nil {
		at, err = filepath.EvalSymlinks(at)
	}
	if err != nil {
		return err
	}
	for _, folder := range f.read {
		rel, err := filepath.Rel(folder, at)
		below := err == nil && rel != "." && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
		if below && (info.IsDir() || f.whySkip(rel, at) == "") {
			if err := journal.NoteOutput(f.Console.Files, at); err != nil {
				return errors.Join(fmt.Errorf("%s: a note of what pare wrote cannot be kept there", f.Replaces), err)
			}
			return nil
		}
	}
	return nil
}

// noteRead notes a folder that is read.
func (f *Finder) noteRead(folder string) {
	f.folders = true
	at, err := filepath.Abs(folder)
	if err == nil {
		at, err = filepath.EvalSymlinks(at)
	}
	if err == nil {
		f.read = append(f.read, at)
	}
}
