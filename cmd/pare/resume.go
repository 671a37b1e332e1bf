package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pare-text/pare/internal/journal"
	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/internal/wholefile"
	"github.com/spf13/pflag"
)

// A resuming output remembers which inputs are done. A nil one remembers
// nothing.
type resuming struct {
	folder  string
	fileOf  func(*input) string
	config  *configuration
	journal *journal.Journal
}

// resumeAt locks the folder of the output, opens its journal with --resume and
// returns the inputs that are not done yet. What a killed run left half written
// is removed.
func (o *cleanOptions) resumeAt(out *output, inputs []input) ([]input, error) {
	if !o.resume {
		return inputs, out.lockFolder()
	}
	if !out.folder {
		return nil, usageError{errNoFolder, "pare"}
	}
	settings, err := o.settings()
	if err != nil {
		return nil, err
	}
	j, err := journal.Open(out.path, settings)
	if err != nil {
		return nil, out.inUse(err)
	}
	out.journal = &resuming{out.path, out.fileOf, &o.config, j}
	if err := sweepAll(out.path, out.world.files); err != nil {
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
		o.world.say(o.output, "%d %s done", n, what)
	}
	return left, nil
}

// lockFolder locks the folder of the output. Two runs would take each other's
// files for those of an earlier one.
func (out *output) lockFolder() error {
	if !out.folder || out.on {
		return nil
	}
	var err error
	out.lock, err = journal.LockFolder(out.path)
	return out.inUse(err)
}

// inUse says of the error for a folder that another run writes into what to do.
func (out *output) inUse(err error) error {
	if errors.Is(err, journal.ErrInUse) {
		return fmt.Errorf("%s: %w; wait for it, or use another folder", out.path, err)
	}
	return err
}

// sweepAll removes what killed runs left half written in a folder and in the
// folders in it.
func sweepAll(folder string, files *wholefile.Set) error {
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() {
			files.Sweep(path)
		}
		return err
	})
}

var errNoFolder = errors.New("--resume needs an output folder: -o DIR/")

// sameOutput are the options that change how a run works, what it reads or what
// it tells, but not what becomes of an input. Any other option counts, so that a
// new one does, too, until it stands here.
var sameOutput = []string{
	"output", "in-place", "jobs", "resume", "include", "exclude", "files0-from", "null", "fail-empty", "strict-exit", "progress", "quiet", "verbose",
	"no-config", "config", "help", "version", "max-memory",
}

// settings tells all that changes what becomes of an input: the same settings
// make the same output.
func (o *cleanOptions) settings() (string, error) {
	h := sha256.New()
	fmt.Fprintf(h, "%s", version())
	o.flags.VisitAll(func(f *pflag.Flag) {
		if !slices.Contains(sameOutput, f.Name) {
			// "--field text" means more than its default does, without which html counts
			fmt.Fprintf(h, " %s %v %q", f.Name, f.Changed, f.Value)
		}
	})
	if o.learned != nil {
		if err := o.learned.Write(h); err != nil {
			return "", err
		}
	}
	for _, file := range o.rules.named() {
		if err := addFile(h, file.path); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("%x", h.Sum(nil)), nil
}

// A namedFile is one that an option names.
type namedFile struct{ option, path string }

// named returns the files of rules, packs and weights.
func (o *rulesOptions) named() []namedFile {
	var all []namedFile
	for _, path := range o.files {
		all = append(all, namedFile{"rules", path})
	}
	for _, path := range o.packs {
		all = append(all, namedFile{"pack", path})
	}
	if o.model != "" {
		all = append(all, namedFile{"model", o.model})
	}
	return all
}

// addFile adds the content of a file to a hash.
func addFile(h io.Writer, name string) error {
	if err := source.CheckRegular(name); err != nil {
		return fmt.Errorf("%s: %w", name, err) // to read a pipe would empty it
	}
	in, err := os.Open(name)
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // only read
	content := sha256.New()
	if _, err := io.Copy(content, in); err != nil {
		return err
	}
	fmt.Fprintf(h, " %x", content.Sum(nil))
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
	for _, file := range o.rules.named() {
		if file.path == source.Stdin || source.IsStream(file.path) {
			return fmt.Errorf("--resume cannot tell whether --%s %s is the same as before; put it in a file", file.option, file.path)
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
	return journal.Entry{In: strings.ToValidUTF8(in.path, "\ufffd"), Size: in.size, Time: in.time, Out: filepath.ToSlash(out), Options: r.config.digest()}
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

// release lets other runs write into the folder: the process ends.
func (out *output) release() {
	if out.journal != nil {
		_ = out.journal.journal.Unlock() // it ends with the process anyway
	}
	_ = out.lock.Close()
}
