package main

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/source"
	"github.com/spf13/cobra"
)

const cleanLong = `pare takes an article as a person or a crawler got it and gives back what its
author wrote: no consent banners, sign-up gates, promo headlines, photo credits,
share bars, navigation. Kept lines of raw text are byte for byte those of the
input.

With no FILE, or when FILE is -, it reads standard input. Text and HTML are told
apart by the name, then by the content; --from insists. gzip is undone, whatever
the name says.

Of a FOLDER it reads, in the order of their names, the files in it and below:
.txt .text .html .htm .xhtml .xht .shtml .jsonl .ndjson, each also with .gz
behind it, and those without an extension that hold text. Others are skipped,
and so is what is hidden, and what pare writes. Links to files are followed, to
folders not. With -o DIR/ each file is written under its path below FOLDER:
a/b.html.gz to DIR/a/b.txt. Without it the texts follow one another as they are,
as with several FILEs; --to jsonl keeps them apart.

The exit status is 0 if all went well, 2 if there was an error or any input
failed, 3 if nothing was left and --fail-empty was given.`

const cleanExample = `  pare article.txt
  lynx -dump -nolist page.html | pare > article.txt
  curl -s https://example.org/article | pare
  pare -o clean/ crawl/
  pare --to markdown --front-matter page.html > page.md
  pare --to json --blocks article.txt | jq '.blocks[] | select(.keep | not)'
  pare --from jsonl --field body crawl.jsonl > clean.jsonl
  pare explain article.txt`

// cleanOptions are those of pare itself.
type cleanOptions struct {
	world    *world
	rules    rulesOptions
	from, to string
	toChosen bool // --to stands on the command line
	field    string
	ownField bool // --field stands on the command line
	encoding string
	output   string
	blocks   bool
	// frontMatter puts the metadata at the head of Markdown
	frontMatter bool
	failEmpty   bool
	quiet       bool
	verbose     bool
	folders     bool // one of the inputs is a folder
	// suggest returns the commands that a name is like.
	suggest func(string) []string
}

// newClean returns the root command, which cleans.
func newClean(w *world) *cobra.Command {
	o := &cleanOptions{world: w}
	cmd := &cobra.Command{
		Use:     "pare [flags] [FILE | FOLDER | -]...",
		Short:   "Strip the boilerplate from articles",
		Long:    cleanLong,
		Example: cleanExample,
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 && w.inTerminal {
				cmd.SetOut(w.err)
				return errors.Join(cmd.Help(), errFailed)
			}
			o.suggest = cmd.SuggestionsFor
			o.toChosen = cmd.Flags().Changed("to")
			o.ownField = cmd.Flags().Changed("field")
			return o.run(args)
		},
	}
	cmd.SuggestionsMinimumDistance = 2 // letters that a misspelt command may differ in
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&o.from, "from", "auto", "`FORMAT` of the input: auto (by name, then by content), text, html, jsonl")
	flags.StringVar(&o.to, "to", "text", "`FORMAT` of the output: text, markdown, json, jsonl")
	flags.StringVar(&o.field, "field", "text", "`NAME` of the field that --from jsonl cleans; by default also html, where there is no text")
	flags.StringVar(&o.encoding, "encoding", "", "`NAME` of the input's encoding, as web pages write it: latin1, utf-16le, shift_jis")
	flags.StringVarP(&o.output, "output", "o", "-", "write to a `FILE`, or to one file for each input in a folder DIR/")
	o.rules.register(cmd)
	flags.BoolVar(&o.frontMatter, "front-matter", false, "put the title, byline, date and the like at the head of Markdown, as YAML")
	flags.BoolVar(&o.blocks, "blocks", false, "add every block, with its verdict and evidence, to JSON")
	flags.BoolVar(&o.failEmpty, "fail-empty", false, "exit with 3 if nothing is left of an input")
	flags.BoolVarP(&o.quiet, "quiet", "q", false, "print no warnings")
	flags.BoolVarP(&o.verbose, "verbose", "v", false, "print a line about each input on standard error")
	complete(cmd, "from", "auto", "text", "html", "jsonl")
	complete(cmd, "to", "text", "markdown", "json", "jsonl")
	return cmd
}

// check returns what is wrong with the options.
func (o *cleanOptions) check() error {
	return errors.Join(
		oneOf("from", o.from, "auto", "text", "html", "jsonl"),
		oneOf("to", o.to, "text", "markdown", "json", "jsonl"),
		extract.CheckEncoding(o.encoding),
		o.checkDetails(),
	)
}

// checkDetails returns what is wrong with options that go with one format.
func (o *cleanOptions) checkDetails() error {
	var blocks, frontMatter error
	if o.blocks && (o.to == "text" || o.to == "markdown") {
		blocks = errors.New("--blocks goes with --to json or --to jsonl")
	}
	if o.frontMatter && o.to != "markdown" {
		frontMatter = errors.New("--front-matter goes with --to markdown")
	}
	return errors.Join(blocks, frontMatter)
}

// run cleans the inputs that args name.
func (o *cleanOptions) run(args []string) error {
	if len(args) == 0 {
		args = []string{source.Stdin}
	}
	if err := o.check(); err != nil {
		return usageError{err, "pare"}
	}
	var more []extract.Option
	if o.blocks {
		more = append(more, extract.Explain())
	}
	cleaner, err := o.rules.cleaner(o.world, "pare", more...)
	if err != nil {
		return err
	}
	inputs, failed := o.inputs(args)
	if len(inputs) == 0 {
		return errFailed // a folder without articles, which was named
	}
	out, err := o.newOutput(inputs)
	if err != nil {
		return err
	}
	c := cleaning{cleanOptions: o, cleaner: cleaner, out: out, several: len(args) > 1 || o.folders, failed: failed}
	for _, in := range inputs {
		err := c.input(in)
		if isFatal(err) {
			return errors.Join(err, out.abort())
		}
		if err != nil {
			c.failed = true
			complain(o.world.err, nameOf(in.path), o.explain(in.path, err))
		}
	}
	if err := out.finish(); err != nil {
		return err
	}
	switch {
	case c.failed:
		return errFailed
	case c.empty && o.failEmpty:
		return errNothingLeft
	}
	return nil
}

// explain adds to the error of an input that is not there that it may have been
// meant for a command.
func (o *cleanOptions) explain(path string, err error) error {
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, name := range o.suggest(path) {
		return fmt.Errorf("%w; did you mean \"pare %s\"?", err, name)
	}
	return err
}

// nameOf names an input for people.
func nameOf(path string) string {
	if path == source.Stdin {
		return "standard input"
	}
	return path
}

// A writeError is about the output: nothing more can be written there.
type writeError struct{ error }

func (e writeError) Unwrap() error { return e.error }

// isFatal reports whether err ends everything, not only one input.
func isFatal(err error) bool {
	var we writeError
	return errors.As(err, &we)
}

// say prints a line about an input on standard error.
func (o *cleanOptions) say(name, format string, args ...any) {
	o.world.say(name, format, args...)
}
