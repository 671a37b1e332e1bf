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
var ErrSkipped = errors.New("not a regular file")

// A File is in a folder.
type File struct {
	Rel  string      // its path relative to the folder that was named
	Info fs.FileInfo // of a link, that of its file; nil if that cannot be told
}

// Files yields the files inside of folder and of the folders in it: each folder in the order of its names. Hidden files and
// folders are left out, and so are those that skip reports. Links to files are
// files; links to folders are ErrSkipped, as are pipes and devices: who follows
// them may never come back. Any other error is about a folder that cannot be
// read, and the next file follows.
func Files(folder string, skip func(rel string, info fs.FileInfo) bool) iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		root, err := filepath.EvalSymlinks(folder) // a link is followed if it was named
		if err != nil {
			yield(File{Rel: "."}, bare(err))
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
			var info fs.FileInfo
			if err == nil {
				var statErr error
				info, statErr = os.Stat(path) // of a link, that of its file
				switch {
				case statErr != nil: // who opens it says so
				case skip(rel, info):
					return skipped(entry)
				case entry.IsDir():
					return nil
				case !info.Mode().IsRegular():
					err = ErrSkipped
				}
			}
			if !yield(File{rel, info}, bare(err)) {
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
