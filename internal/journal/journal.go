// Package journal remembers which files of a batch are done, so that the next
// run passes them over. It may be killed at any point: what a journal names as
// done is done.
package journal

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// Name is that of the journal in the folder of the outputs.
const Name = ".pare-journal"

// version is that of the format.
const version = 1

// A header is the first line of a journal.
type header struct {
	Journal  int    `json:"journal"`
	Settings string `json:"settings"`
}

// An Entry is a file that is done.
type Entry struct {
	// In is the path of the input, Size its bytes, and Time when it was changed,
	// in nanoseconds since 1970.
	In   string `json:"in"`
	Size int64  `json:"size"`
	Time int64  `json:"time"`
	// Options tells what files of options say of the input.
	Options string `json:"options,omitempty"`
	// Out is the path of the output inside the folder, and OutSize its bytes.
	Out     string `json:"out"`
	OutSize int64  `json:"out_size"`
	// Emptied is how many texts of the input have nothing left.
	Emptied int `json:"emptied,omitempty"`
}

// A Journal is open. It is safe for concurrent use.
type Journal struct {
	folder string
	lock   *Lock
	mu     sync.Mutex
	file   *os.File
	done   map[string]Entry // by Out
}

// Open opens the journal of a folder, or begins one. What it names counts only
// if it was written with the same settings; with others the journal begins
// anew. It must be a regular file: a link could lead to any file of the user.
// The folder is locked while the journal is open: see [LockFolder].
func Open(folder, settings string) (*Journal, error) {
	path := filepath.Join(folder, Name)
	lock, err := LockFolder(folder)
	if err != nil {
		return nil, err
	}
	j := &Journal{folder: folder, lock: lock, done: map[string]Entry{}}
	j.file, err = openRegular(path)
	if err == nil {
		err = j.open(path, settings)
	}
	if err != nil {
		return nil, errors.Join(err, j.Close())
	}
	return j, nil
}

// openRegular opens a regular file, or makes one.
func openRegular(path string) (*os.File, error) {
	if err := checkRegular(path); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	named, namedErr := os.Lstat(path)
	if err := errors.Join(err, namedErr); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	if !os.SameFile(info, named) { // a link has taken its place
		return nil, errors.Join(notRegular(path), f.Close())
	}
	return f, nil
}

// checkRegular returns an error if path is there and is no regular file.
func checkRegular(path string) error {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return notRegular(path)
	}
	return nil
}

func notRegular(path string) error {
	return fmt.Errorf("%s is not a regular file, and pare did not write it; remove it, or use another folder", path)
}

func (j *Journal) open(path, settings string) error {
	f := j.file
	head, whole, err := j.read(f)
	if err == nil && head.Journal > version {
		err = fmt.Errorf("%s was written by a later version of pare; remove it, or use another folder", path)
	}
	if err != nil {
		return err
	}
	if head.Journal == version && head.Settings == settings {
		// a line that was cut off when the process was killed goes
		_, seekErr := f.Seek(whole, io.SeekStart)
		return errors.Join(f.Truncate(whole), seekErr)
	}
	clear(j.done)
	_, seekErr := f.Seek(0, io.SeekStart)
	return errors.Join(f.Truncate(0), seekErr, j.write(header{version, settings}))
}

// read reads the journal, and says how long its whole lines are. What cannot be
// read ends it: it was cut off.
func (j *Journal) read(r io.Reader) (head header, whole int64, err error) {
	in := bufio.NewReader(r)
	for n := 0; ; n++ {
		line, err := in.ReadBytes('\n')
		if err == io.EOF {
			return head, whole, nil
		}
		if err != nil {
			return head, whole, err
		}
		var e Entry
		if n == 0 {
			err = json.Unmarshal(line, &head)
		} else if err = json.Unmarshal(line, &e); err == nil {
			j.done[e.Out] = e
		}
		if err != nil {
			return head, whole, nil //nolint:nilerr // not ours, or damaged: what follows does not count
		}
		whole += int64(len(line))
	}
}

// write appends a line, all at once.
func (j *Journal) write(v any) error {
	line, err := json.Marshal(v)
	if err != nil {
		return err
	}
	_, err = j.file.Write(append(line, '\n'))
	return err
}

// IsDone reports whether e is done: it is in the journal, but for OutSize and
// Emptied, and the output is there and has the size that it had.
func (j *Journal) IsDone(e Entry) bool {
	old, ok := j.done[e.Out]
	e.OutSize, e.Emptied = old.OutSize, old.Emptied
	if !ok || old != e {
		return false
	}
	info, err := os.Stat(filepath.Join(j.folder, e.Out))
	return err == nil && info.Size() == old.OutSize
}

// Emptied is how many texts of an input that is done have nothing left.
func (j *Journal) Emptied(e Entry) int { return j.done[e.Out].Emptied }

// Add notes that e is done.
func (j *Journal) Add(e Entry) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.write(e)
}

// Unlock lets others write into the folder: the process ends, and writes no more.
func (j *Journal) Unlock() error { return j.lock.Close() }

// Close ends the use of the journal, which stays.
func (j *Journal) Close() error {
	var err error
	if j.file != nil {
		err = j.file.Close()
	}
	return errors.Join(err, j.lock.Close())
}
