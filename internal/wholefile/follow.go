package wholefile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/pare-text/pare/internal/onuse"
)

// maxLinks is how many links may lead to a file, as Linux has it.
const maxLinks = 40

// follow returns the file that path leads to over links, which may not be there
// yet, or the name of an open file of a process on the way.
func follow(path string) (string, error) {
	at := path
	for range maxLinks {
		if openFile().MatchString(absolute(at)) {
			return at, nil
		}
		to, err := os.Readlink(at)
		if err != nil {
			return at, nil //nolint:nilerr // no link, or nothing there
		}
		if !filepath.IsAbs(to) {
			dir, _ := filepath.Split(at)
			to = dir + to // not cleaned: dir may be a link, and what is above it elsewhere
		}
		at = to
	}
	return "", &fs.PathError{Op: "create", Path: path, Err: errors.New("is a link that leads to itself")}
}

// MakeFolder makes a folder and those above it. A link is followed to the folder
// that it names, even if that is not there yet.
func MakeFolder(path string) error {
	if at, err := follow(strings.TrimRightFunc(path, isSeparator)); err == nil && path != "" {
		path = at
	}
	return os.MkdirAll(path, 0o777)
}

// isSeparator reports whether r may end the name of a folder.
func isSeparator(r rune) bool { return r == '/' || r == filepath.Separator }

// openFile are the names that Unix gives to the open files of a process. Links of
// Linux lead from there to the files, but the files must not be replaced: who
// opened them goes on to write there.
var openFile = onuse.Regexp(`^(?:/dev/(?:fd/(\d+)|(stdout)|(stderr))|/proc/(?:self|thread-self|(\d+))/fd/(\d+))$`)

func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// openStream opens path if it names an open file of a process. It is nil if not.
func openStream(path string) (*os.File, error) {
	m := openFile().FindStringSubmatch(absolute(path))
	switch {
	case m == nil || !hasDescriptors:
		return nil, nil //nolint:nilnil // an ordinary name
	case m[4] != "" && m[4] != strconv.Itoa(os.Getpid()):
		return os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0) // of another process, where it goes on to write
	case m[2] != "":
		return duplicate(1, path)
	case m[3] != "":
		return duplicate(2, path)
	}
	n, err := strconv.Atoi(m[1] + m[5])
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: path, Err: err}
	}
	return duplicate(n, path)
}
