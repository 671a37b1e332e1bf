package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/pare-text/pare/internal/wholefile"
)

// An output takes what becomes of the inputs, one after the other: standard
// output, one file, or one file for each input in a folder.
type output struct {
	world *world
	// path is the file, or the folder; "" for standard output.
	path   string
	folder bool
	file   *wholefile.File // one file: open once an input was read
	broken bool            // it holds half of an input
}

// newOutput returns what -o names, and names the file of each input in a folder.
// Nothing is written yet, and an error says that two inputs would write one
// file, or one input itself.
func (o *cleanOptions) newOutput(inputs []input) (*output, error) {
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
	if err := o.nameFiles(inputs); err != nil {
		return nil, usageError{err, "pare"}
	}
	if exists {
		return out, nil
	}
	return out, os.MkdirAll(o.output, 0o777)
}

// write lets content write what becomes of an input. A failure to write comes
// back as a writeError, any other error of content as it is. That a file of a
// folder cannot be made is no more than that input's failure.
func (out *output) write(in input, content func(io.Writer) error) error {
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
	if err := os.MkdirAll(filepath.Dir(in.out), 0o777); err != nil {
		return err
	}
	f, err := out.world.files.Create(in.out)
	if err != nil {
		return err
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
