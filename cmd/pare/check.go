package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/findings"
	"github.com/spf13/cobra"
)

const checkLong = `check reports what pare would drop, and changes nothing. It finds and reads its
inputs as pare does.

The formats: line, one line for each finding, as compilers write; github,
annotations for GitHub Actions; sarif, SARIF 2.1.0 for code scanning and editors;
json, one object. What a named rule drops is a warning, what only the trained
score drops is a note (in github a notice).

Lines and columns count from 1, columns in characters. Of a page they are those
of the source, where the block begins; bytes are those of the page in UTF-8. Of
JSON lines the line is that of the file.

--write-baseline records the findings of today, by path, rule and text, and
--baseline passes over those: only new ones count, wherever their lines moved.
Call both from the same folder.

The exit status is 0 if nothing would be dropped, 1 if anything would, 2 if there
was an error or any input failed.`

const checkExample = `  pare check articles/
  pare check --format sarif -o pare.sarif articles/
  pare check --write-baseline .pare-baseline articles/
  pare check --baseline .pare-baseline articles/
  git diff --name-only main -- '*.txt' | xargs pare check --rules-only`

// checkOptions are those of "pare check".
type checkOptions struct {
	finder
	rules    rulesOptions
	config   configuration
	format   string
	from     string
	field    string
	ownField bool // --field stands on the command line
	output   string
	// baseline and newBaseline are the files to read and to write, or "".
	baseline, newBaseline string
	exitZero              bool
}

func newCheck(w *world) *cobra.Command {
	o := &checkOptions{finder: finder{world: w}}
	cmd := &cobra.Command{
		Use:     "check [flags] [FILE | FOLDER | -]...",
		Short:   "Report what would be dropped, for continuous integration",
		Long:    checkLong,
		Example: checkExample,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 && o.files0 == "" && w.inTerminal {
				return w.help(cmd)
			}
			if err := o.config.load(cmd, w); err != nil {
				return err
			}
			o.ownField = cmd.Flags().Changed("field")
			return o.run(args)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&o.format, "format", "line", "report `FORMAT`: "+strings.Join(findings.Formats, ", "))
	flags.StringVarP(&o.output, "output", "o", "-", "write the report to `FILE`")
	flags.StringVar(&o.baseline, "baseline", "", "report only findings that are not in `FILE`, which --write-baseline wrote")
	flags.StringVar(&o.newBaseline, "write-baseline", "", "record all findings in `FILE` instead of reporting them, and exit with 0")
	flags.BoolVar(&o.exitZero, "exit-zero", false, "exit with 0 even if there are findings")
	flags.StringVar(&o.from, "from", "auto", "input `FORMAT`: auto (by name, then by content), text, html, jsonl")
	flags.StringVar(&o.field, "field", "text", "with --from jsonl, read the field `NAME`; by default text or, if there is none, html")
	flags.StringVar(&o.encoding, "encoding", "", "input encoding: a `NAME` that web pages use, such as latin1, utf-16le, shift_jis")
	o.finder.register(cmd)
	o.rules.register(cmd)
	flags.BoolVarP(&o.quiet, "quiet", "q", false, "print no warnings and no summary")
	flags.BoolVarP(&o.verbose, "verbose", "v", false, "name the files that are skipped in folders")
	o.config.register(cmd)
	complete(cmd, "format", findings.Formats...)
	complete(cmd, "from", "auto", "text", "html", "jsonl")
	return cmd
}

// usage returns what is wrong with the options and the inputs.
func (o *checkOptions) usage(inputs []string) error {
	errs := []error{
		oneOf("format", o.format, findings.Formats...),
		oneOf("from", o.from, "auto", "text", "html", "jsonl"),
		extract.CheckEncoding(o.encoding),
	}
	if o.newBaseline != "" && (o.baseline != "" || o.output != "-") {
		errs = append(errs, errors.New("--write-baseline reports nothing; it goes without --baseline and --output"))
	}
	if o.output != "-" && o.baseline != "" && sameFile(o.output, o.baseline) {
		errs = append(errs, fmt.Errorf("--output %s would overwrite the baseline", o.output))
	}
	for _, in := range inputs {
		for _, out := range []string{o.output, o.newBaseline} {
			if sameFile(in, out) {
				errs = append(errs, fmt.Errorf("%s would be overwritten; it is an input", out))
			}
		}
	}
	return errors.Join(errs...)
}

// run checks the inputs that args name.
func (o *checkOptions) run(args []string) error {
	if err := o.usage(args); err != nil {
		return usageError{err, "pare check"}
	}
	c, err := o.newChecking()
	if err != nil {
		return err
	}
	o.own = []string{o.output, o.baseline, o.newBaseline}
	inputs, failed, err := o.find(args)
	if err != nil {
		return err
	}
	if len(inputs) == 0 {
		return errFailed // a folder without articles, which was named
	}
	c.failed = failed > 0
	if o.newBaseline != "" {
		return c.record(inputs)
	}
	err = o.world.write(o.output, func(w io.Writer) error { return c.report(w, inputs) })
	if err != nil {
		return err
	}
	c.summary()
	switch {
	case c.failed:
		return errFailed
	case c.stats.Findings > 0 && !o.exitZero:
		return errFound
	}
	return nil
}
