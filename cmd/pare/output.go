package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/internal/wholefile"
)

// An output takes what becomes of the inputs, one after the other: standard
// output, one file, or one file for each input in a folder.
type output struct {
	world *world
	// path is the file, or the folder; "" for standard output.
	path   string
	folder bool
	names  map[string]string // in a folder: the file of each input
	file   *wholefile.File   // one file: open once an input was read
	broken bool              // it holds half of an input
}

// newOutput returns what -o names. Nothing is written yet, and an error says
// that two inputs would write one file, or one input itself.
func (o *cleanOptions) newOutput(inputs []string) (*output, error) {
	out := &output{world: o.world}
	if o.output == "-" {
		return out, nil
	}
	out.path = o.output
	info, err := os.Stat(o.output)
	exists := err == nil && info.IsDir()
	slash := o.output == "" || os.IsPathSeparator(o.output[len(o.output)-1])
	if out.folder = exists || slash; !out.folder {
		return out, nil
	}
	if err := out.nameFiles(inputs, o.extension); err != nil {
		return nil, usageError{err, "pare"}
	}
	if exists {
		return out, nil
	}
	return out, os.MkdirAll(o.output, 0o777)
}

// nameFiles gives each input its file in the folder.
func (out *output) nameFiles(inputs []string, extension func(string) string) error {
	out.names = map[string]string{}
	from := map[string]string{} // the input of each file
	var files []fs.FileInfo
	for _, in := range inputs {
		if info, err := os.Stat(in); err == nil {
			files = append(files, info)
		}
	}
	for _, in := range inputs {
		name := filepath.Join(out.path, stem(in)+extension(in))
		if other, ok := from[name]; ok {
			return fmt.Errorf("%s and %s would both write %s", nameOf(other), nameOf(in), name)
		}
		from[name], out.names[in] = in, name
		info, err := os.Stat(name)
		if err != nil {
			continue // not there yet
		}
		for _, f := range files {
			if os.SameFile(f, info) {
				return fmt.Errorf("%s would overwrite the input %s; name another folder", nameOf(in), name)
			}
		}
	}
	return nil
}

// extension is that of the output of an input. It depends on names alone, not
// on what the input holds.
func (o *cleanOptions) extension(input string) string {
	if o.from == "jsonl" || o.from == "auto" && source.FormatOf(input) == source.JSONL {
		return ".jsonl"
	}
	if o.to == "text" {
		return ".txt"
	}
	return "." + o.to
}

// stem is the name of an input without folder and without an extension that
// tells its format. What else stands behind a dot belongs to the name.
func stem(input string) string {
	if input == source.Stdin {
		return "stdin"
	}
	name := filepath.Base(input)
	switch ext := filepath.Ext(name); strings.ToLower(ext) {
	case ".txt", ".text", ".jsonl", ".ndjson", ".json":
		if ext != name {
			return strings.TrimSuffix(name, ext)
		}
	}
	return name
}

// write lets content write what becomes of an input. A failure to write comes
// back as a writeError, any other error of content as it is.
func (out *output) write(input string, content func(io.Writer) error) error {
	if out.path == "" {
		return buffered(out.world.out, content)
	}
	if !out.folder {
		if out.file == nil {
			f, err := out.world.files.Create(out.path)
			if err != nil {
				return writeError{err}
			}
			out.file = f
		}
		err := buffered(out.file, content)
		out.broken = out.broken || err != nil
		return err
	}
	f, err := out.world.files.Create(out.names[input])
	if err != nil {
		return writeError{err}
	}
	if err := buffered(f, content); err != nil {
		return errors.Join(err, f.Abort())
	}
	if err := f.Commit(); err != nil {
		return writeError{err}
	}
	return nil
}

// finish ends the output. A file that half of an input stands in is not left
// behind.
func (out *output) finish() error {
	switch {
	case out.file == nil:
		return nil
	case out.broken:
		return errors.Join(errFailed, out.file.Abort())
	}
	return out.file.Commit()
}

// abort ends an output that cannot be written.
func (out *output) abort() error {
	if out.file == nil {
		return nil
	}
	return out.file.Abort()
}
