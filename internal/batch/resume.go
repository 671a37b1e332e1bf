package batch

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/pare-text/pare/internal/config"
	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/journal"
	"github.com/pare-text/pare/internal/wholefile"
)

// A resuming output remembers which inputs are done. A nil one remembers
// nothing.
type resuming struct {
	folder  string
	fileOf  func(*Input) string
	config  *config.Settings
	journal *journal.Journal
	group   wholefile.Group // files that the journal names when the disk has them
}

// resumeAt locks the folder of the output, opens its journal with --resume and
// returns the inputs that are not done yet. What a killed run left half written
// is removed.
func (o *Options) resumeAt(out *output, inputs []Input) ([]Input, error) {
	if !o.Resume {
		return inputs, out.lockFolder()
	}
	if !out.folder {
		return nil, console.NewUsageError(ErrNoFolder, "pare")
	}
	settings, err := o.Fingerprint()
	if err != nil {
		return nil, err
	}
	j, err := journal.Open(out.path, settings)
	if err != nil {
		return nil, out.explainInUse(err)
	}
	out.journal = &resuming{folder: out.path, fileOf: out.fileOf, config: &o.Settings, journal: j}
	if err := sweepAll(out.path, out.console.Files); err != nil {
		return nil, errors.Join(err, j.Close())
	}
	all, left := len(inputs), inputs[:0]
	for _, in := range inputs {
		e := out.journal.entry(&in)
		if !j.IsDone(e) {
			left = append(left, in)
		} else if emptied := j.Emptied(e); emptied > 0 && o.FailEmpty {
			out.emptyBefore = true
			if !o.Quiet {
				o.Console.Say(in.Path, "nothing was left of %s in an earlier run", console.Plural(emptied, "text"))
			}
		}
	}
	if n := all - len(left); n > 0 && o.Verbose {
		what := "inputs were already"
		if n == 1 {
			what = "input was already"
		}
		o.Console.Say(o.Output, "%d %s done", n, what)
	}
	return left, nil
}

// lockFolder locks the folder of the output. Two runs would take each other's
// files for those of an earlier one.
func (out *output) lockFolder() error {
	if !out.folder || out.inPlace.Enabled {
		return nil
	}
	var err error
	out.lock, err = journal.LockFolder(out.path)
	return out.explainInUse(err)
}

// explainInUse says of the error for a folder that another run writes into what to do.
func (out *output) explainInUse(err error) error {
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

// ErrNoFolder is the error for an output that cannot be resumed.
var ErrNoFolder = errors.New("--resume needs an output folder: -o DIR/")

// Fingerprint tells all that changes what becomes of an input: the same settings
// make the same output.
func (o *Options) Fingerprint() (string, error) {
	h := sha256.New()
	fmt.Fprint(h, o.Changes)
	if o.learned != nil {
		if err := o.learned.Write(h); err != nil {
			return "", err
		}
	}
	for _, file := range o.Choice.Named() {
		if err := config.AddFile(h, file.Path); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("%x", h.Sum(nil)), nil
}

func (r *resuming) entry(in *Input) journal.Entry {
	file := r.fileOf(in)
	out, err := filepath.Rel(r.folder, file)
	if err != nil {
		out = file // cannot be: it begins with the folder
	}
	return journal.Entry{In: strings.ToValidUTF8(in.Path, "\ufffd"), Size: in.size, Time: in.time, Out: filepath.ToSlash(out), Options: r.config.Digest()}
}

// add notes that the file of an input is there, and how many of its texts have
// nothing left.
func (r *resuming) add(in *Input, size int64, emptied int) error {
	if r == nil || size < 0 || in.size < 0 { // what is read from a stream may differ the next time
		return nil
	}
	e := r.entry(in)
	e.OutSize, e.Emptied = size, emptied
	if err := r.journal.Add(e); err != nil {
		return console.NewWriteError(err)
	}
	return nil
}

func (r *resuming) close() error {
	if r == nil {
		return nil
	}
	return errors.Join(r.group.Flush(), r.journal.Close())
}

// release lets other runs write into the folder: the process ends.
func (out *output) release() {
	if out.journal != nil {
		_ = out.journal.group.Flush()    // or they are cleaned again
		_ = out.journal.journal.Unlock() // it ends with the process anyway
	}
	_ = out.lock.Close()
}
