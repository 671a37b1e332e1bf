package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pare-text/pare/internal/journal"
	"github.com/pare-text/pare/internal/wholefile"
)

// A resuming output remembers which inputs are done. A nil one remembers
// nothing.
type resuming struct {
	folder  string
	fileOf  func(*input) string
	config  *configuration
	journal *journal.Journal
}

// resume opens the journal of the output and returns the inputs that are not
// done yet. What a killed run left half written goes.
func (o *cleanOptions) resumeAt(out *output, inputs []input) ([]input, error) {
	if !o.resume {
		return inputs, nil
	}
	if !out.folder {
		return nil, usageError{errNoFolder, "pare"}
	}
	settings, err := o.settings()
	if err != nil {
		return nil, err
	}
	j, err := journal.Open(out.path, settings)
	if errors.Is(err, journal.ErrInUse) {
		err = fmt.Errorf("%s: %w; wait for it, or use another folder", out.path, err)
	}
	if err != nil {
		return nil, err
	}
	out.journal = &resuming{out.path, out.fileOf, &o.config, j}
	out.world.files.Mark = j.Mark
	if err := wholefile.Sweep(out.path, j.Mark); err != nil {
		return nil, errors.Join(err, j.Close())
	}
	all, left := len(inputs), inputs[:0]
	for _, in := range inputs {
		if !j.IsDone(out.journal.entry(&in)) {
			left = append(left, in)
		}
	}
	if n := all - len(left); n > 0 && o.verbose {
		what := "inputs were already"
		if n == 1 {
			what = "input was already"
		}
		fmt.Fprintf(o.world.err, "pare: %s: %d %s done\n", o.output, n, what)
	}
	return left, nil
}

var errNoFolder = errors.New("--resume needs an output folder: -o DIR/")

// settings tells all that changes what becomes of an input: the same settings
// make the same output.
func (o *cleanOptions) settings() (string, error) {
	h := sha256.New()
	fmt.Fprintf(h, "%s %q %q %q %q %v %v %q", version(), o.from, o.to, o.field, o.by, o.blocks, o.frontMatter, o.encoding)
	if o.learned != nil {
		if err := o.learned.Write(h); err != nil {
			return "", err
		}
	}
	r := &o.rules
	fmt.Fprintf(h, " %q %q %q %v", r.keep, r.drop, r.mode, r.rulesOnly)
	for _, name := range slices.Concat(r.files, r.packs, []string{r.model}) {
		if name == "" {
			continue
		}
		if err := addFile(h, name); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("%x", h.Sum(nil)), nil
}

// addFile adds the content of a file to a hash.
func addFile(h io.Writer, name string) error {
	content, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	fmt.Fprintf(h, " %x", sha256.Sum256(content))
	return nil
}

// checkResume returns why --resume makes no sense here.
func (o *cleanOptions) checkResume() error {
	switch {
	case !o.resume:
		return nil
	case o.inPlace.on:
		return errors.New("--resume cannot be used with -i; files that are clean do not change again")
	case o.output == "-":
		return errNoFolder
	}
	for _, name := range o.rules.files {
		if name == "-" {
			return errors.New("--resume cannot tell whether rules from standard input are the same; put them in a file")
		}
	}
	return nil
}

func (r *resuming) entry(in *input) journal.Entry {
	file := r.fileOf(in)
	out, err := filepath.Rel(r.folder, file)
	if err != nil {
		out = file // cannot be: it begins with the folder
	}
	return journal.Entry{In: strings.ToValidUTF8(in.path, "\ufffd"), Size: in.size, Time: in.time, Out: filepath.ToSlash(out), Options: r.config.digest(in.path)}
}

// add notes that the file of an input is there.
func (r *resuming) add(in *input, size int64) error {
	if r == nil || size < 0 || in.path == "-" {
		return nil
	}
	e := r.entry(in)
	e.OutSize = size
	if err := r.journal.Add(e); err != nil {
		return writeError{err}
	}
	return nil
}

func (r *resuming) close() error {
	if r == nil {
		return nil
	}
	return r.journal.Close()
}
