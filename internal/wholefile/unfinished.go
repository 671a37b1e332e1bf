package wholefile

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"github.com/pare-text/pare/internal/onuse"
)

// An unfinished file is called .NAME.NUMBER.pare-part. Its process holds a lock on
// it, which ends with the process: a file without one was left by a run that was
// killed. The number of a process would not tell that, as two machines or
// containers that share a folder may give the same to different ones.
const part = ".pare-part"

var partName = onuse.Regexp(`^\..*\.[0-9a-f]{8}\` + part + `$`)

// longName is how many bytes of a file's name stand in the unfinished one. Systems
// allow 255, with the rest.
const longName = 200

// create makes the unfinished file of path, and locks it. os.CreateTemp would not
// let others read it.
func create(path string, mode fs.FileMode) (f *os.File, l *lock, err error) {
	dir, name := filepath.Split(path)
	if len(name) > longName { // more would be longer than a name may be
		name = strings.ToValidUTF8(name[:longName], "")
	}
	for range 100 {
		f, err = os.OpenFile(fmt.Sprintf("%s.%s.%08x%s", dir, name, rand.Uint32(), part), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			break
		}
		if l = lockPart(f.Name()); l.holds(f) {
			return f, l, nil
		}
		// another run has swept it before it was locked
		l.end()
		_ = f.Close()
		_ = os.Remove(f.Name())
		err = fs.ErrExist
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		pe.Path = path // the other name says nothing to anyone
	}
	return nil, nil, err
}

// sweepStep is how many names of a folder are held at once.
const sweepStep = 1024

// Sweep removes what processes that were killed have left unfinished in a folder,
// not in the folders in it. What a process still writes stays. Each folder is
// swept once; what cannot be removed stays.
func (s *Set) Sweep(folder string) {
	s.mu.Lock()
	done := s.swept[folder]
	if s.swept == nil {
		s.swept = map[string]bool{}
	}
	s.swept[folder] = true
	s.mu.Unlock()
	if done {
		return
	}
	dir, err := os.Open(folder)
	if err != nil {
		return // who writes there will know
	}
	defer dir.Close() //nolint:errcheck // only read
	for {
		names, err := dir.Readdirnames(sweepStep)
		for _, name := range names {
			if partName().MatchString(name) {
				removeLeft(filepath.Join(folder, name))
			}
		}
		if err != nil || len(names) == 0 {
			return
		}
	}
}
