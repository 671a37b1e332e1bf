package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pare-text/pare/charset"
	"github.com/pare-text/pare/internal/checking"
	"github.com/pare-text/pare/internal/cleaners"
	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/findings"
	"github.com/pare-text/pare/internal/option"
	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/rule"
	"github.com/spf13/cobra"
)

const checkLong = `check reports each block that pare would drop. It changes nothing. It finds and
reads its inputs as pare does: text, HTML, JSON lines and WARC, files and folders.

Formats: line (one line for each finding, as compilers print them), github
(annotations for GitHub Actions), sarif (SARIF 2.1.0, for code scanning and
editors) and json (one object). A block that a named rule drops is a warning. A
block that only the trained score drops is a note, or a notice in github.
--stat prints how many findings there are by file and category instead.

Lines and columns count from 1, columns in characters. In an HTML page they are
those of the source, where the block begins. In JSON lines the line is that of
the file. A finding in a WARC file names the address of the record; line and
column are those of the text or page in it.

To start in a repository with many old findings, record them once and report only
new ones, in the categories that you want to enforce:

  pare check --stat articles/
  pare check --rules-only --only consent,sign-up,share --write-baseline .pare-baseline articles/
  pare check --rules-only --only consent,sign-up,share --baseline .pare-baseline articles/

A baseline identifies a finding by path, rule and text; its line may move. Write
and read it from the same folder.

The exit status is 0 without findings, 1 with findings, and 2 if there was an
error or any input failed.`

const checkExample = `  pare check articles/
  pare check --stat articles/
  pare check --format sarif -o pare.sarif articles/
  pare check --only share,follow,app articles/
  pare check --write-baseline .pare-baseline articles/
  pare check --baseline .pare-baseline articles/
  git diff --name-only main -- '*.txt' | xargs pare check --rules-only`

// checkOptions are those of "pare check".
type checkOptions struct{ checking.Options }

func newCheck(con *console.Console) *cobra.Command {
	o := &checkOptions{checking.Options{Reading: newReading(con), Choice: cleaners.NewChoice(), Version: version()}}
	cmd := &cobra.Command{
		Use:     "check [flags] [FILE | FOLDER | -]...",
		Short:   "Report what would be dropped, for continuous integration",
		Long:    checkLong,
		Example: checkExample,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 && o.NamesFile == "" && con.InTerminal {
				return help(con, cmd)
			}
			if err := o.Settings.Load(cmd, con); err != nil {
				return err
			}
			o.FieldChosen = cmd.Flags().Changed("field")
			return o.run(args)
		},
	}
	o.register(cmd)
	return cmd
}

// register adds the flags.
func (o *checkOptions) register(cmd *cobra.Command) {
	bind(cmd, "check", readingTargets(&o.Reading), choiceTargets(&o.Choice), settingsTargets(&o.Settings), option.Targets{
		"format": &o.Format, "stat": &o.Stat, "output": &o.Output, "only": &o.Only, "baseline": &o.Baseline, "write-baseline": &o.NewBaseline,
		"exit-zero": &o.ExitZero,
	})
}

// usage returns what is wrong with the options.
func (o *checkOptions) usage() error {
	errs := []error{
		option.Check("check", "format", o.Format),
		option.Check("check", "from", o.From),
		charset.CheckLabel(o.Encoding),
		checkJobs(o.Jobs),
	}
	for _, name := range o.Only {
		if _, err := rule.ParseCategory(name); err != nil {
			errs = append(errs, fmt.Errorf("--only: %w", err))
		}
	}
	if o.Stat && !slices.Contains(findings.StatFormats, o.Format) {
		errs = append(errs, fmt.Errorf("--stat has the formats %s, not %s", strings.Join(findings.StatFormats, " and "), o.Format))
	}
	if o.NewBaseline != "" && (o.Baseline != "" || o.Output != "-" || o.Stat) {
		errs = append(errs, errors.New("--write-baseline prints no report; leave out --baseline, --output and --stat"))
	}
	if o.Output != "-" && o.Baseline != "" && source.SameFile(o.Output, o.Baseline) {
		errs = append(errs, fmt.Errorf("--output %s would overwrite the baseline", o.Output))
	}
	return errors.Join(errs...)
}

// run checks the inputs that args name.
func (o *checkOptions) run(args []string) error {
	if err := o.usage(); err != nil {
		return console.NewUsageError(err, "pare check")
	}
	return o.Options.Run(args)
}
