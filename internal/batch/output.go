package batch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/pare-text/pare/internal/cleaners"
	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/journal"
	"github.com/pare-text/pare/internal/wholefile"
)

// An output takes what becomes of the inputs, one after the other: standard
// output, one file, or one file for each input in a folder.
type output struct {
	console *console.Console
	options *Options
	inputs  []Input
	names   textNames // of the texts of the input that is handed over
	// path is the file, or the folder; "" for standard output.
	path    string
	folder  bool                // one file for each input
	fileOf  func(*Input) string // the file of an input
	inPlace InPlace
	journal *resuming
	lock    *journal.Lock // on the folder, without a journal
	// emptyBefore says that an earlier run left nothing of some input.
	emptyBefore bool
	// overwrites is the input that the one file replaces, or nil, and read what it was
	// when it was opened.
	overwrites *Input
	read       fs.FileInfo
	open       *outputFile // one file, or that of the input that is handed over
	broken     bool        // it holds half of an input
	// spoiled says why the file that is an input must stay, or is nil.
	spoiled error
}

// An ending is what became of an input whose parts were handed over.
type ending struct {
	whole   bool   // all of it was read and written
	same    bool   // nothing was changed in it
	bad     int    // its lines or records that could not be read
	unit    string // what these are
	emptied int    // texts without text left
	texts   bool   // they have files of their own
}

// loses returns why the input itself must not be replaced, or nil: what could not
// be read of it would be gone.
func (e *ending) loses() error {
	if e.bad == 0 {
		return nil
	}
	return fmt.Errorf("left as it is, because of %s; correct what is wrong there, or write to another file with -o", console.Plural(e.bad, "bad "+e.unit))
}

// newOutput returns what -o names: see isFolderOut. Nothing is written yet, and an error says that
// two inputs would write one file, or one input itself.
func (o *Options) newOutput(inputs []Input) (*output, error) {
	out := &output{console: o.Console, options: o, inputs: inputs, inPlace: o.InPlace, fileOf: o.fileOf}
	if out.inPlace.Enabled {
		out.folder, out.fileOf = true, fileBehind
		return out, out.inPlace.prepare(inputs, o.Console.Files)
	}
	if o.Output == "-" {
		if o.FailEmpty {
			return out, nil // who discards the texts wants to know the status alone
		}
		o.Console.WarnOut()
		return out, nil
	}
	if err := cleaners.CheckOutput("-o", o.Output, o.optionFiles()); err != nil {
		return nil, console.NewUsageError(err, "pare")
	}
	out.path = o.Output
	folder, made, err := o.isFolderOut()
	if out.folder = folder; err != nil {
		return out, err
	}
	if !folder {
		info, _ := os.Stat(o.Output) // a file that is not there replaces no input
		out.overwrites = overwritten(info, inputs)
		return out, nil
	}
	if err := o.checkNames(inputs); err != nil {
		return nil, console.NewUsageError(err, "pare")
	}
	if made {
		err = wholefile.MakeFolder(o.Output)
	}
	if err == nil {
		err = o.NoteReplaced()
	}
	return out, err
}

// overwritten returns the input that a file is, or nil. There is no file if info
// is nil.
func overwritten(file fs.FileInfo, inputs []Input) *Input {
	if file == nil || !file.Mode().IsRegular() {
		return nil
	}
	for i := range inputs {
		in := &inputs[i]
		if in.size != file.Size() || in.time != file.ModTime().UnixNano() {
			continue
		}
		if info, err := os.Stat(in.Path); err == nil && os.SameFile(info, file) {
			return in
		}
	}
	return nil
}

// write writes the next of what becomes of an input. A failure to write comes
// back as a writeError. That a file of a folder cannot be made is no more than
// that input's failure.
func (out *output) write(p Piece, r *result) error {
	in := p.In
	if out.folder && out.options.asTexts(p.Format) {
		return out.writeTexts(p, r)
	}
	if out.path == "" && !out.folder {
		if _, err := out.console.Out.Write(r.out.Bytes()); err != nil {
			return console.NewWriteError(err)
		}
		return nil
	}
	if in == out.overwrites {
		out.read = r.read
	}
	if out.open == nil {
		f, err := out.create(in)
		if err != nil && !out.folder {
			return console.NewWriteError(err)
		}
		if err != nil {
			return err
		}
		out.open = f
	}
	if _, err := out.open.Write(r.out.Bytes()); err != nil {
		return console.NewWriteError(err)
	}
	return nil
}

// create begins the file of an input, or that of all.
func (out *output) create(in *Input) (*outputFile, error) {
	path := out.path
	if out.folder {
		path = out.fileOf(in)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return nil, err
		}
	}
	f, err := out.console.Files.Create(path)
	if err != nil || out.folder { // a file of a folder is not compressed, whatever its name
		return &outputFile{File: f}, err
	}
	return newOutputFile(f, path)
}

// writeFile writes all that becomes of an input into its file in the folder. It may
// be called for several inputs at once.
func (out *output) writeFile(in *Input, r *result) error {
	if out.inPlace.Enabled && r.unchanged {
		return nil
	}
	f, err := out.create(in)
	if err != nil {
		return err
	}
	if _, err := f.Write(r.out.Bytes()); err != nil {
		return errors.Join(console.NewWriteError(err), f.Abort())
	}
	return out.commit(in, r, f, ending{whole: true, emptied: r.tally.emptied})
}

// end ends an input of which r is the last piece, and which was handed over piece
// by piece.
func (out *output) end(in *Input, r *result, e ending) error {
	if !out.folder {
		out.broken = out.broken || !e.whole && out.open != nil
		return out.endPart(in, &e)
	}
	f := out.open
	out.open = nil
	switch {
	case e.texts:
		return nil // each is whole
	case out.inPlace.Enabled && e.whole && e.bad > 0:
		err := e.loses()
		if f != nil {
			err = errors.Join(err, f.Abort())
		}
		return err
	case f == nil && e.whole && !(out.inPlace.Enabled && e.same): // an input without lines
		var err error
		if f, err = out.create(in); err != nil {
			return err
		}
	case f == nil:
		return nil
	case !e.whole, out.inPlace.Enabled && e.same:
		return f.Abort()
	}
	return out.commit(in, r, f, e)
}

// endPart ends an input that is one of several in a file. If the file replaces it,
// nothing of it may be missing there.
func (out *output) endPart(in *Input, e *ending) error {
	if in != out.overwrites {
		return nil
	}
	out.spoiled = e.loses()
	if !e.whole {
		out.spoiled = console.ErrFailed // which has been said
		return nil
	}
	return out.spoiled
}

// commit gives the file of an input its name.
func (out *output) commit(in *Input, r *result, f *outputFile, e ending) error {
	size, err := f.Seek(0, 1) // what was written
	if err != nil {
		size = -1 // a pipe or a device
	}
	if out.inPlace.Enabled {
		return out.putBack(in, r, f.File)
	}
	done := func() error {
		if e.bad > 0 {
			return nil // the next run names them again
		}
		return out.journal.add(in, size, e.emptied)
	}
	return out.commitNew(f, done)
}

// finish ends the output. A file that half of an input stands in is not left
// behind.
func (out *output) finish() error {
	switch {
	case out.open == nil:
		return errors.Join(out.journal.close(), out.lock.Close())
	case out.broken, out.spoiled != nil:
		return errors.Join(console.ErrFailed, out.open.Abort())
	}
	commit := out.open.Commit
	if out.read != nil {
		commit = func() error { return out.open.Replace(out.read) }
	}
	err := commit()
	if errors.Is(err, wholefile.ErrChanged) {
		return fmt.Errorf("%s: %w", out.path, errPassedOver)
	}
	if err != nil {
		return console.NewWriteError(err)
	}
	return nil
}

// abort ends an output that cannot be written.
func (out *output) abort() error {
	err := errors.Join(out.journal.close(), out.lock.Close())
	if out.open != nil {
		err = errors.Join(err, out.open.Abort())
	}
	return err
}
