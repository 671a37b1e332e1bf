package main

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime"

	"github.com/pare-text/pare/charset"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/learn"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

const cleanLong = `pare removes boilerplate from articles: consent banners, sign-up gates, headlines of
other stories, photo credits, share bars, navigation. It reads raw text and HTML
pages. The lines of raw text that it keeps are unchanged, byte for byte.

Without FILE, or if FILE is -, pare reads standard input. The name of a file, then
its content, decides whether it is text or HTML; --from overrides this. Input in
gzip or zstd is decompressed, whatever its name. In WARC and WET files, each record
becomes a JSON line.

In a FOLDER, pare reads all files with these extensions, including subfolders:
.txt .text .md .markdown .html .htm .xhtml .xht .shtml .jsonl .ndjson .warc .wet,
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
	rules    rulesOptions
	config   configuration
	from, to string
	toAsked  bool // --to stands on the command line
	toChosen bool // or elsewhere
	field    string
	ownField bool // --field was chosen
	by       string
	learn    bool
	learned  *learn.Pack // with --learn
	dedupe   string
	output   string
	toFile   bool // --output stands on the command line
	blocks   bool
	// frontMatter puts the metadata at the head of Markdown
	frontMatter bool
	failEmpty   bool
	finder
	inPlace
	jobs int
	memoryLimit
	resume     bool
	strictExit bool
	progress   string
	flags      *pflag.FlagSet // all of them
	// suggest returns the commands that a name is like.
	suggest func(string) []string
}

// newClean returns the root command, which cleans.
func newClean(w *world) *cobra.Command {
	o := newCleanOptions(w)
	cmd := &cobra.Command{
		Use:     "pare [flags] [FILE | FOLDER | -]...",
		Short:   "Strip the boilerplate from articles",
		Long:    cleanLong,
		Example: cleanExample,
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 && o.files0 == "" && w.inTerminal {
				return w.help(cmd)
			}
			o.suggest, o.flags = cmd.SuggestionsFor, cmd.Flags()
			o.toAsked = cmd.Flags().Changed("to")
			if err := o.config.load(cmd, w); err != nil {
				return err
			}
			o.toChosen = cmd.Flags().Changed("to")
			o.ownField = cmd.Flags().Changed("field")
			o.toFile = cmd.Flags().Changed("output")
			return o.run(args)
		},
	}
	cmd.SuggestionsMinimumDistance = 2 // letters that a misspelt command may differ in
	o.register(cmd)
	return cmd
}

func newCleanOptions(w *world) *cleanOptions { return &cleanOptions{finder: finder{world: w}} }

// register adds the flags.
func (o *cleanOptions) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&o.from, "from", "auto", "input `FORMAT`: auto (by name, then by content), text, html, jsonl, warc")
	flags.StringVar(&o.to, "to", "text", "output `FORMAT`: text, markdown, json, jsonl")
	flags.StringVar(&o.field, "field", "text", "with --from jsonl, clean the field `NAME`; by default text or, if there is none, html")
	flags.StringVar(&o.encoding, "encoding", "", "input encoding: a `NAME` that web pages use, such as latin1, utf-16le, shift_jis")
	flags.StringVarP(&o.output, "output", "o", "-", "write to `FILE`, or to one file for each input in a folder: DIR/, or any name without an extension if an input is a folder")
	o.inPlace.register(cmd)
	flags.IntVarP(&o.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "clean `N` inputs, lines or records in parallel; the output is the same for any N")
	o.memoryLimit.register(cmd)
	flags.BoolVar(&o.resume, "resume", false, "with -o DIR/, skip inputs that an earlier run finished and that have not changed since")
	o.finder.register(cmd)
	o.rules.register(cmd)
	flags.BoolVar(&o.learn, "learn", false, "first read all inputs to learn which lines repeat on their site, as pare learn does")
	o.registerBy(cmd)
	flags.StringVar(&o.dedupe, "dedupe", "", "leave out duplicate texts: `KIND` is exact, or near for almost the same words")
	flags.BoolVar(&o.frontMatter, "front-matter", false, "with --to markdown, begin with the metadata as YAML: title, byline, date and others")
	flags.BoolVar(&o.blocks, "blocks", false, "with --to json or jsonl, add every block with its verdict and evidence")
	flags.BoolVar(&o.failEmpty, "fail-empty", false, "exit with 3 if an input has no text left")
	flags.BoolVar(&o.strictExit, "strict-exit", false, "stop at the first input that fails")
	flags.StringVar(&o.progress, "progress", "auto", "progress bar: `WHEN` is auto (on a terminal, after a second) or never")
	flags.BoolVarP(&o.quiet, "quiet", "q", false, "print no warnings")
	flags.BoolVarP(&o.verbose, "verbose", "v", false, "print a line about each input to standard error")
	o.config.register(cmd)
	complete(cmd, "from", "auto", "text", "html", "jsonl", "warc")
	complete(cmd, "progress", "auto", "never")
	complete(cmd, "dedupe", "exact", "near")
	complete(cmd, "to", "text", "markdown", "json", "jsonl")
}

// check returns what is wrong with the options.
func (o *cleanOptions) check() error {
	return errors.Join(
		oneOf("from", o.from, "auto", "text", "html", "jsonl", "warc"),
		oneOf("to", o.to, "text", "markdown", "json", "jsonl"),
		oneOf("progress", o.progress, "auto", "never"),
		charset.CheckLabel(o.encoding),
		o.checkDetails(),
		o.checkInPlace(),
		o.checkResume(),
		o.checkDedupe(),
	)
}

// checkDetails returns what is wrong with options that go with one format.
func (o *cleanOptions) checkDetails() error {
	var blocks, frontMatter error
	if o.blocks && (o.to == "text" || o.to == "markdown") {
		blocks = errors.New("--blocks needs --to json or --to jsonl")
	}
	if o.frontMatter && o.to != "markdown" {
		frontMatter = errors.New("--front-matter needs --to markdown")
	}
	return errors.Join(blocks, frontMatter, checkJobs(o.jobs))
}

// checkInPlace returns why -i makes no sense here.
func (o *cleanOptions) checkInPlace() error {
	switch {
	case !o.on:
		return nil
	case o.toFile:
		return errors.New("-i and -o cannot be used together")
	case o.toChosen && o.to != "text":
		return fmt.Errorf("-i writes plain text; it cannot be used with --to %s", o.to)
	}
	return nil
}

// run cleans the inputs that args name.
func (o *cleanOptions) run(args []string) error {
	if err := errors.Join(o.check(), o.checkSuffix(args)); err != nil {
		return usageError{err, "pare"}
	}
	var more []extract.Option
	if o.blocks {
		more = append(more, extract.Explain())
	}
	chooser, err := newChooser(o.rules, &o.config, o.world, "pare", more...)
	if err != nil {
		return err
	}
	o.own, o.backupSuffix = []string{o.output}, o.suffix
	inputs, failed, err := o.find(args)
	if err != nil {
		return err
	}
	if len(inputs) == 0 {
		return errFailed // a folder without articles, which was named
	}
	twins, end, err := o.readBefore(inputs, chooser)
	if err != nil {
		return err
	}
	defer end()
	several := len(inputs) > 1 || o.folders
	out, err := o.newOutput(inputs)
	if err != nil {
		return err
	}
	if inputs, err = o.resumeAt(out, inputs); err != nil {
		return err
	}
	c := &cleaning{cleanOptions: o, chooser: chooser, out: out, several: several, watch: o.newWatch(inputs), duplicates: twins}
	b := &batch{cleaning: c}
	err = b.run(inputs)
	if failed > 0 {
		err = errors.Join(err, errFailed)
	}
	return err
}

// readBefore reads the inputs before they are cleaned, once for --learn and once
// for --dedupe. end is to be called when they are cleaned.
func (o *cleanOptions) readBefore(inputs []input, ch *chooser) (twins *duplicates, end func(), err error) {
	if !o.learn && o.dedupe == "" {
		return nil, func() {}, nil
	}
	again, end, err := o.world.twice(inputs)
	if err != nil {
		return nil, nil, err
	}
	if o.learn {
		if err = errors.Join(again(), o.learnFirst(inputs)); err == nil {
			ch.learn(o.learned)
		}
	}
	if err == nil && o.dedupe != "" {
		if err = again(); err == nil {
			c := &cleaning{cleanOptions: o, chooser: ch, watch: o.newWatch(inputs)}
			twins, err = c.findDuplicates(inputs)
		}
	}
	if err = errors.Join(err, again()); err != nil {
		end()
	}
	return twins, end, err
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
