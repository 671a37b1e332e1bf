// Package batch reads the inputs of a run piece by piece, works on several at
// once, and writes what becomes of them in their order: to one place, to a file
// for each, or back in place. A later run may take up where one was broken off.
package batch

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/pare-text/pare/dedupe"
	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/cleaners"
	"github.com/pare-text/pare/internal/config"
	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/format"
	"github.com/pare-text/pare/learn"
)

// A Reading says which inputs a run reads, and how.
type Reading struct {
	Finder
	From        string // the name of the format, or format.Auto
	Field       string // of JSON lines, that holds the text
	FieldChosen bool   // it was chosen
	By          string // field of JSON lines that names the site, or ""
	Jobs        int    // pieces that are worked on at once
	MemoryLimit
	StrictExit   bool // stop at the first input that fails
	ShowProgress bool // on a terminal
}

// Options say what a run of cleaning reads, what it drops, and what it writes where.
type Options struct {
	Reading
	Choice   cleaners.Choice
	Settings config.Settings
	To       *format.Output
	ToAsked  bool        // it was chosen on the command line
	ToChosen bool        // or elsewhere
	Learn    bool        // from the inputs, before they are cleaned
	Dedupe   dedupe.Kind // of texts that are left out; 0 for none
	Output   string      // a file, a folder, or "-"
	Blocks   bool        // with every block
	With     format.With // beside the texts of JSON lines
	// FrontMatter puts the metadata at the head of Markdown
	FrontMatter bool
	FailEmpty   bool // an input without text left is an error
	InPlace     InPlace
	Resume      bool
	Sync        Sync
	// Changes tells all options that change what becomes of an input.
	Changes string
	// Suggest returns the commands that a name is like.
	Suggest func(string) []string

	learned *learn.Pack
}

// Run cleans the inputs that args name.
func (o *Options) Run(args []string) error {
	more := []extract.Option{extract.WithoutCategories()} // no output but that of all blocks shows them
	if o.explains() {
		more = []extract.Option{extract.Explain()}
	}
	if !o.To.Meta && !o.FrontMatter && !o.With.Meta { // an input may have another output, see clean
		more = append(more, extract.WithoutMeta())
	}
	set, err := cleaners.NewSet(o.Choice, &o.Settings, o.Console, "pare", more...)
	if err != nil {
		return err
	}
	o.Own, o.Replaces, o.backupSuffix = []string{o.Output}, o.Output, o.InPlace.Suffix
	for _, file := range o.Choice.Named() {
		o.Own = append(o.Own, file.Path)
	}
	inputs, failed, err := o.Find(args)
	if err != nil {
		return err
	}
	if len(inputs) == 0 {
		return console.ErrFailed // a folder without articles, which was named
	}
	if inputs, err = o.fitInPlace(inputs); err != nil {
		return err
	}
	twins, end, err := o.readBefore(inputs, set)
	if err != nil {
		return err
	}
	defer end()
	several := len(inputs) > 1 || o.folders
	o.Console.Files.NoSync = o.Sync == SyncNever
	out, err := o.newOutput(inputs)
	if err != nil {
		return err
	}
	if inputs, err = o.resumeAt(out, inputs); err != nil {
		return err
	}
	c := &cleaning{Options: o, reader: o.newReader(inputs), cleaners: set, out: out, several: several, duplicates: twins}
	b := &batch{cleaning: c, empty: out.emptyBefore}
	err = b.run(inputs)
	if !out.folder {
		err = errors.Join(err, o.NoteReplaced())
	}
	if failed > 0 {
		err = errors.Join(err, console.ErrFailed)
	}
	return err
}

// fitInPlace returns the inputs that -i cleans: in a folder, a file that is reached
// a second time through a link is passed over, and so is the backup of another.
func (o *Options) fitInPlace(inputs []Input) ([]Input, error) {
	if !o.InPlace.Enabled {
		return inputs, nil
	}
	left, links, err := o.InPlace.passOverLinks(inputs)
	if err != nil {
		return nil, err
	}
	for i := range links {
		if o.Verbose {
			o.Console.Say(links[i].Path, "skipped: a link to %s, which is cleaned itself", fileBehind(&links[i]))
		}
	}
	left, backups := o.InPlace.passOverBackups(left)
	for i := range backups {
		if o.Verbose {
			o.Console.Say(backups[i].Path, "skipped: a backup")
		}
	}
	if name := o.InPlace.readableBackup(left); name != "" && !o.Quiet {
		o.Console.Warn(name, "a backup of this name looks like an article; a later run that reads the folder with another suffix, or without one, cleans it too; use a suffix such as -i.bak")
	}
	return left, nil
}

// readBefore reads the inputs before they are cleaned, once for --learn and once
// for --dedupe. end is to be called when they are cleaned.
func (o *Options) readBefore(inputs []Input, set *cleaners.Set) (twins *duplicates, end func(), err error) {
	if !o.Learn && o.Dedupe == 0 {
		return nil, func() {}, nil
	}
	end, err = keepStreams(o.Console, inputs)
	if err != nil {
		return nil, nil, err
	}
	if o.Learn {
		if err = o.learnFirst(inputs); err == nil {
			set.Learn(o.learned)
		}
	}
	if err == nil && o.Dedupe != 0 {
		c := &cleaning{Options: o, reader: o.newReader(inputs), cleaners: set}
		twins, err = c.findDuplicates(inputs)
	}
	if err != nil {
		end()
	}
	return twins, end, err
}

// newReader returns a reader of the inputs, to clean them.
func (o *Options) newReader(inputs []Input) *Reader {
	r := NewReader(&o.Reading, inputs)
	r.Explain, r.refuse = o.explains(), o.refuse
	return r
}

// withSuggestion adds to the error of an input that is not there that it may have been
// meant for a command.
func (o *Options) withSuggestion(path string, err error) error {
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if strings.Contains(path, "://") {
		return fmt.Errorf("%w; pare fetches nothing: curl -s URL | pare", err)
	}
	for _, name := range o.Suggest(path) {
		return fmt.Errorf("%w; did you mean \"pare %s\"?", err, name)
	}
	return err
}

// optionFiles are the files that options name to be read.
func (o *Options) optionFiles() []cleaners.NamedFile {
	return cleaners.OptionFiles(o.NamesFile, &o.Choice, &o.Settings)
}
