package main

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"

	"github.com/pare-text/pare/charset"

	"github.com/pare-text/pare/rule"

	"github.com/pare-text/pare/internal/findings"
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
type checkOptions struct {
	*cleanOptions
	format string
	stat   bool
	// only are the categories that are reported, by name; all without any.
	only []string
	// baseline and newBaseline are the files to read and to write, or "".
	baseline, newBaseline string
	exitZero              bool
}

func newCheck(w *world) *cobra.Command {
	o := &checkOptions{cleanOptions: newCleanOptions(w)}
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
	o.register(cmd)
	return cmd
}

// register adds the flags.
func (o *checkOptions) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&o.format, "format", "line", "report `FORMAT`: "+strings.Join(findings.Formats, ", "))
	flags.BoolVar(&o.stat, "stat", false, "print the number of findings by file and category, instead of the findings")
	flags.StringVarP(&o.output, "output", "o", "-", "write the report to `FILE`")
	flags.StringSliceVar(&o.only, "only", nil, "report only these `CATEGORIES`; same names as for --keep")
	flags.StringVar(&o.baseline, "baseline", "", "report only findings that are not in `FILE`, which --write-baseline wrote")
	flags.StringVar(&o.newBaseline, "write-baseline", "", "record all findings in `FILE` instead of reporting them, and exit with 0")
	flags.BoolVar(&o.exitZero, "exit-zero", false, "exit with 0 even if there are findings")
	flags.StringVar(&o.from, "from", "auto", "input `FORMAT`: auto (by name, then by content), text, html, jsonl, warc")
	flags.StringVar(&o.field, "field", "text", "with --from jsonl, read the field `NAME`; by default text or, if there is none, html")
	flags.StringVar(&o.encoding, "encoding", "", "input encoding: a `NAME` that web pages use, such as latin1, utf-16le, shift_jis")
	flags.IntVarP(&o.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "check `N` inputs, lines or records in parallel; the report is the same for any N")
	o.memoryLimit.register(cmd)
	o.finder.register(cmd)
	o.rules.register(cmd)
	flags.BoolVarP(&o.quiet, "quiet", "q", false, "print no warnings and no summary")
	flags.BoolVarP(&o.verbose, "verbose", "v", false, "name the files that are skipped in folders")
	o.config.register(cmd)
	complete(cmd, "format", findings.Formats...)
	complete(cmd, "from", "auto", "text", "html", "jsonl", "warc")
	complete(cmd, "only", strings.Split(categoryNames(), ", ")...)
}

// usage returns what is wrong with the options and the inputs.
func (o *checkOptions) usage(inputs []string) error {
	errs := []error{
		oneOf("format", o.format, findings.Formats...),
		oneOf("from", o.from, "auto", "text", "html", "jsonl", "warc"),
		charset.CheckLabel(o.encoding),
		checkJobs(o.jobs),
	}
	for _, name := range o.only {
		if _, err := rule.ParseCategory(name); err != nil {
			errs = append(errs, fmt.Errorf("--only: %w", err))
		}
	}
	if o.stat && !slices.Contains(findings.StatFormats, o.format) {
		errs = append(errs, fmt.Errorf("--stat has the formats %s, not %s", strings.Join(findings.StatFormats, " and "), o.format))
	}
	if o.newBaseline != "" && (o.baseline != "" || o.output != "-" || o.stat) {
		errs = append(errs, errors.New("--write-baseline prints no report; leave out --baseline, --output and --stat"))
	}
	if o.output != "-" && o.baseline != "" && sameFile(o.output, o.baseline) {
		errs = append(errs, fmt.Errorf("--output %s would overwrite the baseline", o.output))
	}
	for _, in := range inputs {
		for _, out := range []string{o.output, o.newBaseline} {
			if sameFile(in, out) {
				errs = append(errs, fmt.Errorf("%s is an input and would be overwritten", out))
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
		return errors.Join(cutOff(err, c.ended), c.verdict())
	}
	c.summary()
	return c.verdict()
}
