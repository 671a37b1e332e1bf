package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/pare-text/pare/internal/source"
)

// nameFiles gives each input its file in the folder -o: where it stood below
// the folder that was named, without the extensions that tell its format.
func (o *cleanOptions) nameFiles(inputs []input) error {
	from := make(map[string]string, len(inputs)) // the input of each file
	for i := range inputs {
		in := &inputs[i]
		in.out = filepath.Join(o.output, filepath.Dir(in.rel), stem(*in)+o.extension(in.path))
		if other, ok := from[in.out]; ok {
			return fmt.Errorf("%s and %s would both write %s", nameOf(other), nameOf(in.path), in.out)
		}
		from[in.out] = in.path
	}
	top := filepath.Clean(o.output)
	for _, in := range inputs {
		for dir := filepath.Dir(in.out); len(dir) > len(top); dir = filepath.Dir(dir) {
			if other, ok := from[dir]; ok {
				return fmt.Errorf("%s would write %s, which is the folder that %s needs", nameOf(other), dir, nameOf(in.path))
			}
		}
	}
	return checkOverwrite(inputs)
}

// checkOverwrite returns an error if the file of an input is an input.
func checkOverwrite(inputs []input) error {
	// os.SameFile compares two files only; what is the same has one of these
	type sizeAndTime struct {
		size int64
		time time.Time
	}
	keyOf := func(info fs.FileInfo) sizeAndTime { return sizeAndTime{info.Size(), info.ModTime()} }
	type old struct {
		info fs.FileInfo
		in   input // whose file it is
	}
	there := map[sizeAndTime][]old{}
	for _, in := range inputs {
		if info, err := os.Stat(in.out); err == nil {
			there[keyOf(info)] = append(there[keyOf(info)], old{info, in})
		}
	}
	if len(there) == 0 {
		return nil
	}
	for _, in := range inputs {
		info, err := os.Stat(in.path)
		if err != nil {
			continue // the one who reads it says so
		}
		for _, f := range there[keyOf(info)] {
			if os.SameFile(f.info, info) {
				return fmt.Errorf("%s would overwrite the input %s; name another folder", nameOf(f.in.path), f.in.out)
			}
		}
	}
	return nil
}

// extension is that of the output of an input. It depends on names alone, not
// on what the input holds.
func (o *cleanOptions) extension(path string) string {
	if o.formatBy(path) == source.JSONL {
		return ".jsonl"
	}
	switch o.formatOf(o.formatBy(path)) {
	case "text":
		return ".txt"
	case "markdown":
		return ".md"
	}
	return "." + o.formatOf(o.formatBy(path))
}

// formatBy is the format of an input as far as the command line and its name
// tell.
func (o *cleanOptions) formatBy(path string) source.Format {
	if o.from != "auto" {
		return source.Format(o.from)
	}
	return source.FormatOf(path)
}

// stem is the name of the output of an input without its extension.
func stem(in input) string {
	if in.path == source.Stdin {
		return in.rel
	}
	return source.Stem(in.rel)
}
