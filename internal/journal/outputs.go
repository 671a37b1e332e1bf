package journal

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/pare-text/pare/internal/wholefile"
)

// OutputsName is that of the file that notes which files of a folder are outputs. It
// is needed only in folders that hold inputs as well.
const OutputsName = ".pare-outputs"

// A noted output is a line of it.
type noted struct {
	Out  string `json:"out"` // the name; "." for the folder itself
	Size int64  `json:"size,omitempty"`
	Time int64  `json:"time,omitempty"` // when it was changed, in nanoseconds since 1970
}

// NoteOutput notes that pare wrote a file, or that a folder is for what it writes.
func NoteOutput(files *wholefile.Set, path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	folder, one := placeOf(path, info)
	var b bytes.Buffer
	for _, other := range readOutputs(folder) {
		if other.Out != one.Out {
			b.Write(lineOf(other))
		}
	}
	b.Write(lineOf(one))
	at := filepath.Join(folder, OutputsName)
	if err := checkRegular(at); err != nil {
		return err
	}
	f, err := files.Create(at)
	if err != nil {
		return err
	}
	if _, err := f.Write(b.Bytes()); err != nil {
		return errors.Join(err, f.Abort())
	}
	return f.Commit()
}

// WroteOutput reports whether a file is one that pare wrote and nobody changed, or a
// folder is for what pare writes, as [NoteOutput] or a journal says.
func WroteOutput(path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return false
	}
	folder, one := placeOf(path, info)
	for _, other := range readOutputs(folder) {
		if other == one {
			return true
		}
	}
	if !info.IsDir() {
		return false
	}
	_, err = os.Stat(filepath.Join(folder, Name))
	return err == nil
}

// placeOf returns the folder of the notes about a file or a folder, and its note.
func placeOf(path string, info fs.FileInfo) (folder string, one noted) {
	if info.IsDir() {
		return path, noted{Out: "."}
	}
	return filepath.Dir(path), noted{filepath.Base(path), info.Size(), info.ModTime().UnixNano()}
}

func lineOf(one noted) []byte {
	line, _ := json.Marshal(one) // of texts and numbers
	return append(line, '\n')
}

// maxOutputs bounds how many notes of a folder are read.
const maxOutputs = 10_000

// readOutputs reads the notes of a folder. What is damaged or not there says nothing.
func readOutputs(folder string) []noted {
	at := filepath.Join(folder, OutputsName)
	if checkRegular(at) != nil {
		return nil
	}
	f, err := os.Open(at)
	if err != nil {
		return nil
	}
	defer f.Close() //nolint:errcheck // only read
	var all []noted
	for lines := bufio.NewScanner(f); len(all) < maxOutputs && lines.Scan(); {
		var one noted
		if json.Unmarshal(lines.Bytes(), &one) == nil && one.Out != "" {
			all = append(all, one)
		}
	}
	return all
}
