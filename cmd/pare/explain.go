package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/pare-text/pare/charset"
	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/batch"
	"github.com/pare-text/pare/internal/cleaners"
	"github.com/pare-text/pare/internal/config"
	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/format"
	"github.com/pare-text/pare/internal/memory"
	"github.com/pare-text/pare/internal/option"
	"github.com/pare-text/pare/internal/ordered"
	"github.com/pare-text/pare/internal/report"
	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/internal/terminal"
	"github.com/spf13/cobra"
)

const explainLong = `explain prints an article with line numbers, or an HTML page with block numbers.
Dropped blocks have a minus sign, and below it the rule that dropped them and its
evidence. A summary at the end shows how much was dropped, by category, and where.

--html writes the same report for one input as an HTML page: a single file that
needs no network, with all evidence and a filter by category.`

// explainOptions are those of "pare explain".
type explainOptions struct {
	console  *console.Console
	rules    cleaners.Choice
	config   config.Settings
	from     string
	encoding string
	html     string // the file to write, or - for standard output
	asPage   bool   // --html stands on the command line
	color    string
	verbose  bool
	jobs     int
	batch.MemoryLimit
}

func newExplain(con *console.Console) *cobra.Command {
	o := &explainOptions{console: con, rules: cleaners.NewChoice()}
	cmd := &cobra.Command{
		Use:     "explain [flags] [FILE | -]...",
		Short:   "Show what is dropped, by which rule, on what evidence",
		Long:    explainLong,
		Example: "  pare explain article.txt\n  pare explain --color always article.txt | less -R\n  pare explain --html report.html page.html",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 && con.InTerminal {
				return help(con, cmd)
			}
			o.asPage = cmd.Flags().Changed("html")
			if err := o.config.Load(cmd, con); err != nil {
				return err
			}
			return o.run(args)
		},
	}
	o.MemoryLimit.Max = memory.Default
	bind(cmd, "explain", choiceTargets(&o.rules), settingsTargets(&o.config), option.Targets{
		"from": &o.from, "encoding": &o.encoding, "color": &o.color, "html": &o.html, "jobs": &o.jobs, "verbose": &o.verbose, "max-memory": &o.MemoryLimit.Max,
	})
	return cmd
}

// run explains the inputs that args name.
func (o *explainOptions) run(args []string) error {
	if len(args) == 0 {
		args = []string{source.Stdin}
	}
	color, err := terminal.Color(o.color, o.console.OutTerminal, o.console.Getenv)
	err = errors.Join(err, option.Check("explain", "from", o.from), charset.CheckLabel(o.encoding), checkJobs(o.jobs), o.checkHTML(args))
	if err != nil {
		return console.NewUsageError(err, "pare explain")
	}
	set, err := cleaners.NewSet(o.rules, &o.config, o.console, "pare explain", extract.Explain())
	if err != nil {
		return err
	}
	if !o.asPage || o.html == "-" {
		o.console.WarnOut()
	}
	if o.asPage {
		return o.writePage(set, args[0])
	}
	return o.writeReports(set, args, report.Options{Color: color, Width: o.console.Width, All: o.verbose})
}

// An explainTask is an input that is to be explained, with its room in memory.
type explainTask struct {
	path string
	room *memory.Ticket
}

// An explanation is the report on an input.
type explanation struct {
	report bytes.Buffer
	err    error // what is wrong with the input
}

// writeReports explains inputs, several at once, and prints the reports in order.
func (o *explainOptions) writeReports(set *cleaners.Set, paths []string, look report.Options) error {
	budget := o.MemoryLimit.Budget(o.jobs)
	tasks := func(yield func(explainTask) bool) {
		for _, path := range paths {
			if !yield(explainTask{path, budget.Ticket()}) {
				return
			}
		}
	}
	work := func(in explainTask) *explanation {
		defer in.room.Settle()
		e := &explanation{}
		doc, err := o.read(set, in.path, in.room)
		if err == nil {
			err = report.Explain(&e.report, doc, look)
		}
		e.err = err
		return e
	}
	var failed error
	done, first := 0, true
	hand := func(in explainTask, e *explanation) error {
		defer in.room.Free()
		done++
		if e.err != nil {
			failed = console.ErrFailed
			console.Complain(o.console.Err, source.NameOf(in.path), e.err)
			return nil
		}
		var err error
		if len(paths) > 1 {
			err = heading(o.console.Out, source.NameOf(in.path), !first)
		}
		first = false
		_, writeErr := e.report.WriteTo(o.console.Out)
		if err = errors.Join(err, writeErr); err != nil {
			budget.Stop() // others may wait for room
		}
		return err
	}
	size := func(in explainTask) int64 {
		if info, err := os.Stat(in.path); err == nil {
			return info.Size()
		}
		return 0
	}
	err := ordered.Run(ordered.Runner[explainTask]{Workers: o.jobs, Cost: size, Budget: batch.ReadAhead}, tasks, work, hand)
	if err != nil {
		failed = errors.Join(failed, o.nameMissing(paths[done:]))
	}
	return errors.Join(err, failed)
}

// nameMissing names the inputs that are not there, of those that come after the end of
// the output.
func (o *explainOptions) nameMissing(rest []string) (failed error) {
	for _, path := range rest {
		if _, err := os.Stat(path); err != nil && path != source.Stdin {
			console.Complain(o.console.Err, path, source.Bare(err))
			failed = console.ErrFailed
		}
	}
	return failed
}

// read reads one input whole and cleans it.
func (o *explainOptions) read(set *cleaners.Set, path string, room *memory.Ticket) (*extract.Document, error) {
	in, err := source.Open(path, o.console.In)
	if err != nil {
		return nil, err
	}
	defer in.Close() //nolint:errcheck // only read
	f := format.Choose(o.from, in)
	if f.One != "" {
		return nil, fmt.Errorf("contains %s; explain one text at a time: %s | pare explain", f.Called, f.One)
	}
	in.Measure(&memory.Meter{Ticket: room, Kind: f.Memory, Explain: true})
	src, err := batch.ReadArticle(in, f, o.encoding, o.from != format.Auto)
	if err != nil {
		return nil, err
	}
	room.Settle()
	return set.Clean(cleaners.OriginOf(path), src, f.Page)
}

// heading names the input that follows, as head does.
func heading(w io.Writer, name string, gap bool) error {
	before := ""
	if gap {
		before = "\n"
	}
	_, err := fmt.Fprintf(w, "%s==> %s <==\n", before, terminal.Plain(name))
	return err
}
