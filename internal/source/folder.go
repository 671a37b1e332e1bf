package source

import (
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
)

// ErrSkipped is why [Files] passes over what is no regular file.
var ErrSkipped = errors.New("no regular file")

// Files yields the files inside of folder and of the folders in it, as paths
// relative to folder: each folder in the order of its names. Hidden files and
// folders are left out, and so are those that skip reports. Links to files are
// files; links to folders are ErrSkipped, as are pipes and devices: who follows
// them may never come back. Any other error is about a folder that cannot be
// read, and the next file follows.
func Files(folder string, skip func(fs.FileInfo) bool) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		root, err := filepath.EvalSymlinks(folder) // a link is followed if it was named
		if err != nil {
			yield(".", bare(err))
			return
		}
		_ = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			rel, relErr := filepath.Rel(root, path)
			if relErr != nil {
				rel = path // cannot be: path begins with root
			}
			switch {
			case rel == "." && err == nil:
				return nil
			case strings.HasPrefix(filepath.Base(rel), ".") && rel != ".":
				return skipped(entry)
			}
			if err == nil {
				info, statErr := os.Stat(path) // of a link, that of its file
				switch {
				case statErr != nil: // who opens it says so
				case skip(info):
					return skipped(entry)
				case entry.IsDir():
					return nil
				case !info.Mode().IsRegular():
					err = ErrSkipped
				}
			}
			if !yield(rel, bare(err)) {
				return fs.SkipAll
			}
			return nil
		})
	}
}

// skipped goes on behind an entry.
func skipped(entry fs.DirEntry) error {
	if entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}
