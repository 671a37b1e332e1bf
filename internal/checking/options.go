// Package checking reports what would be dropped from the inputs of a run.
package checking

import (
	"errors"
	"fmt"
	"io"

	"github.com/pare-text/pare/internal/batch"
	"github.com/pare-text/pare/internal/cleaners"
	"github.com/pare-text/pare/internal/config"
	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/findings"
	"github.com/pare-text/pare/internal/source"
)

// Options say what is checked, and how it is reported.
type Options struct {
	batch.Reading
	Choice   cleaners.Choice
	Settings config.Settings
	Output   string // the file of the report, or "-"
	Format   string // one of findings.Formats
	Stat     bool   // numbers instead of findings
	// Only are the categories that are reported, by name; all without any.
	Only []string
	// Baseline and NewBaseline are the files to read and to write, or "".
	Baseline, NewBaseline string
	ExitZero              bool   // whatever is found
	Version               string // of the program, for reports
}

// Run checks the inputs that args name.
func (o *Options) Run(args []string) error {
	c, err := o.newChecking()
	if err != nil {
		return err
	}
	o.Own = []string{o.Output, o.Baseline, o.NewBaseline}
	for _, file := range o.Choice.Named() {
		o.Own = append(o.Own, file.Path)
	}
	if o.NewBaseline != "" {
		if err := findings.CheckReplaced(o.NewBaseline); err != nil {
			return console.NewUsageError(err, "pare check")
		}
	}
	o.Replaces = o.Output
	inputs, failed, err := o.Find(args)
	if err != nil {
		return err
	}
	if err := o.checkOutputs(inputs); err != nil {
		return console.NewUsageError(err, "pare check")
	}
	if len(inputs) == 0 {
		return console.ErrFailed // a folder without articles, which was named
	}
	c.failed = failed > 0
	if o.NewBaseline != "" {
		return c.record(inputs)
	}
	err = o.Console.Write(o.Output, func(w io.Writer) error { return c.report(w, inputs) })
	if err != nil {
		return errors.Join(console.CutOff(err, c.ended), c.verdict())
	}
	c.summary()
	return errors.Join(o.NoteReplaced(), c.verdict())
}

// checkOutputs returns an error if a report would replace an input, or a file that
// an option names.
func (o *Options) checkOutputs(inputs []batch.Input) error {
	var errs []error
	for _, out := range []struct{ flag, path string }{{"--output", o.Output}, {"--write-baseline", o.NewBaseline}} {
		if out.path == "" || out.path == source.Stdin {
			continue
		}
		errs = append(errs, cleaners.CheckOutput(out.flag, out.path, cleaners.OptionFiles(o.NamesFile, &o.Choice, &o.Settings)))
		for i := range inputs {
			if source.SameFile(inputs[i].Path, out.path) {
				errs = append(errs, fmt.Errorf("%s is an input and would be overwritten", out.path))
				break
			}
		}
	}
	return errors.Join(errs...)
}
