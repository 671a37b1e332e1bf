package main

import (
	"errors"
	"strings"

	"github.com/pare-text/pare/internal/batch"
	"github.com/pare-text/pare/internal/cleaners"
	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/format"
	"github.com/pare-text/pare/internal/option"
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

JSON lines are objects with a text in the field text, or a page in html. --from jsonl
writes one line for each line, in order, as soon as it is read: the same object with
clean text, and without html. A blank line stays blank, null stays null, and a bad
line becomes {"error": "why", "line": NUMBER}; the exit status is then 2. Only
--dedupe leaves lines out. --with adds fields. With --to text or --to markdown, the
texts follow one another, or with -o DIR/ get a file each, named by the field id or
the number of the line.

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
  pare --with meta,markdown -o clean.jsonl.gz crawl.jsonl
  pare --to markdown -o articles/ crawl.jsonl
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
	with     []string
	progress string
	sync     string
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
			if len(args) == 0 && o.NamesFile == "" && con.InTerminal {
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
			o.applyWords()
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

// applyWords takes from the flags what they say in words.
func (o *cleanOptions) applyWords() {
	o.To = format.OutputNamed(o.to)
	o.Options.Dedupe = dedupeKinds[o.dedupe]
	o.ShowProgress = o.progress != "never"
	o.Sync = syncs[o.sync]
	o.With, _ = format.WithOf(o.with) // it is checked
	o.Changes = settingsOfOutput(o.flags)
}

// newReading returns a reading for a command.
func newReading(con *console.Console) batch.Reading {
	return batch.Reading{Finder: batch.Finder{Console: con}}
}

// register adds the flags.
func (o *cleanOptions) register(cmd *cobra.Command) {
	bind(cmd, "pare", readingTargets(&o.Reading), choiceTargets(&o.Choice), settingsTargets(&o.Settings), option.Targets{
		"to": &o.to, "output": &o.Output, "in-place": &o.inPlace, "blocks": &o.Blocks, "with": &o.with, "front-matter": &o.FrontMatter, "fail-empty": &o.FailEmpty,
		"by": &o.By, "learn": &o.Learn, "dedupe": &o.dedupe, "resume": &o.Resume, "strict-exit": &o.StrictExit, "progress": &o.progress, "sync": &o.sync,
	})
}
