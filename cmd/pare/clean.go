package main

import (
	"errors"
	"runtime"
	"strings"

	"github.com/pare-text/pare/internal/batch"
	"github.com/pare-text/pare/internal/cleaners"
	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/format"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

var cleanLong = `pare removes boilerplate from articles: consent banners, sign-up gates, headlines of
other stories, photo credits, share bars, navigation. It reads raw text and HTML
pages. The lines of raw text that it keeps are unchanged, byte for byte.

Without FILE, or if FILE is -, pare reads standard input. The name of a file, then
its content, decides whether it is text or HTML; --from overrides this. Input in
gzip or zstd is decompressed, whatever its name. In WARC and WET files, each record
becomes a JSON line.

In a FOLDER, pare reads all files with these extensions, including subfolders:
` + strings.Join(format.Extensions(), " ") + `,
also with .gz or .zst added, and text files without an extension. It skips hidden
files, all others, and files that it writes itself. It follows links to files, but
not links to folders. With -o NAME the output has the same names: a/b.html.gz
becomes NAME/a/b.txt. If NAME has the extension of an output, such as all.txt or
all.jsonl, it is one file: texts follow one another, as without -o; --to jsonl
keeps them apart.

Inputs are cleaned in parallel and printed in order. If an input fails, pare
reports it and continues. With --resume and -o DIR/, the same command continues
after an interrupt or a crash.

The exit status is 0 if all went well, 2 if there was an error or any input failed,
and 3 if an input has no text left and --fail-empty was given.`

const cleanExample = `  pare article.txt
  lynx -dump -nolist page.html | pare > article.txt
  curl -s https://example.org/article | pare
  pare -o clean/ crawl/
  pare --to markdown --front-matter page.html > page.md
  pare --to json --blocks article.txt | jq '.blocks[] | select(.keep | not)'
  pare --from jsonl --field body crawl.jsonl > clean.jsonl
  pare --resume -o clean/ crawl/
  find . -name '*.html' -print0 | pare -0 --to jsonl > clean.jsonl
  pare CC-MAIN-0001.warc.wet.gz > clean.jsonl
  pare explain article.txt`

// cleanOptions are those of pare itself.
type cleanOptions struct {
	batch.Options
	to       string
	inPlace  inPlaceFlag
	dedupe   string
	progress string
	toFile   bool // --output stands on the command line
	flags    *pflag.FlagSet
}

// newClean returns the root command, which cleans.
func newClean(con *console.Console) *cobra.Command {
	o := newCleanOptions(con)
	cmd := &cobra.Command{
		Use:     "pare [flags] [FILE | FOLDER | -]...",
		Short:   "Strip the boilerplate from articles",
		Long:    cleanLong,
		Example: cleanExample,
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 && o.Files0 == "" && con.InTerminal {
				return help(con, cmd)
			}
			o.Suggest, o.flags = cmd.SuggestionsFor, cmd.Flags()
			o.ToAsked = cmd.Flags().Changed("to")
			if err := o.Settings.Load(cmd, con); err != nil {
				return err
			}
			o.ToChosen = cmd.Flags().Changed("to")
			o.FieldChosen = cmd.Flags().Changed("field")
			o.toFile = cmd.Flags().Changed("output")
			if err := errors.Join(o.check(), o.inPlace.checkSuffix(args)); err != nil {
				return console.NewUsageError(err, "pare")
			}
			o.complete()
			return o.Run(args)
		},
	}
	cmd.SuggestionsMinimumDistance = 2 // letters that a misspelt command may differ in
	o.register(cmd)
	return cmd
}

func newCleanOptions(con *console.Console) *cleanOptions {
	o := &cleanOptions{Options: batch.Options{Reading: newReading(con), Choice: cleaners.NewChoice()}}
	o.inPlace.InPlace = &o.Options.InPlace
	return o
}

// complete takes from the flags what they say in words.
func (o *cleanOptions) complete() {
	o.To = format.OutputNamed(o.to)
	o.Options.Dedupe = dedupeKinds[o.dedupe]
	o.ShowProgress = o.progress != "never"
	o.Changes = changes(o.flags)
}

// newReading returns a reading for a command.
func newReading(con *console.Console) batch.Reading {
	return batch.Reading{Finder: batch.Finder{Console: con}}
}

// register adds the flags.
func (o *cleanOptions) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&o.From, "from", format.Auto, "input `FORMAT`: auto (by name, then by content), "+strings.Join(format.Names()[1:], ", "))
	flags.StringVar(&o.to, "to", format.Outputs[0].Name, "output `FORMAT`: "+strings.Join(format.OutputNames(), ", "))
	flags.StringVar(&o.Field, "field", "text", "with --from jsonl, clean the field `NAME`; by default text or, if there is none, html")
	flags.StringVar(&o.Encoding, "encoding", "", "input encoding: a `NAME` that web pages use, such as latin1, utf-16le, shift_jis")
	flags.StringVarP(&o.Output, "output", "o", "-", "write to `FILE`, or to one file for each input in a folder: DIR/, or any name without an extension if an input is a folder")
	o.inPlace.register(cmd)
	flags.IntVarP(&o.Jobs, "jobs", "j", runtime.GOMAXPROCS(0), "clean `N` inputs, lines or records in parallel; the output is the same for any N")
	registerMemory(cmd, &o.MemoryLimit)
	flags.BoolVar(&o.Resume, "resume", false, "with -o DIR/, skip inputs that an earlier run finished and that have not changed since")
	registerFinder(cmd, &o.Finder)
	registerRules(cmd, &o.Choice)
	flags.BoolVar(&o.Learn, "learn", false, "first read all inputs to learn which lines repeat on their site, as pare learn does")
	registerBy(cmd, &o.By)
	flags.StringVar(&o.dedupe, "dedupe", "", "leave out duplicate texts: `KIND` is exact, or near for almost the same words")
	flags.BoolVar(&o.FrontMatter, "front-matter", false, "with --to markdown, begin with the metadata as YAML: title, byline, date and others")
	flags.BoolVar(&o.Blocks, "blocks", false, "with --to json or jsonl, add every block with its verdict and evidence")
	flags.BoolVar(&o.FailEmpty, "fail-empty", false, "exit with 3 if an input has no text left")
	flags.BoolVar(&o.StrictExit, "strict-exit", false, "stop at the first input that fails")
	flags.StringVar(&o.progress, "progress", "auto", "progress bar: `WHEN` is auto (on a terminal, after a second) or never")
	flags.BoolVarP(&o.Quiet, "quiet", "q", false, "print no warnings")
	flags.BoolVarP(&o.Verbose, "verbose", "v", false, "print a line about each input to standard error")
	registerConfig(cmd, &o.Settings)
	complete(cmd, "from", format.Names()...)
	complete(cmd, "progress", "auto", "never")
	complete(cmd, "dedupe", "exact", "near")
	complete(cmd, "to", format.OutputNames()...)
}
