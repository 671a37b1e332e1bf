// Package checking reports what would be dropped from the inputs of a run.
package checking

import (
	"errors"
	"io"

	"github.com/pare-text/pare/internal/batch"
	"github.com/pare-text/pare/internal/cleaners"
	"github.com/pare-text/pare/internal/config"
	"github.com/pare-text/pare/internal/console"
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
	inputs, failed, err := o.Find(args)
	if err != nil {
		return err
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
	return c.verdict()
}
