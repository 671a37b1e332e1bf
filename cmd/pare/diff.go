package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/pare-text/pare/charset"
	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/batch"
	"github.com/pare-text/pare/internal/cleaners"
	"github.com/pare-text/pare/internal/config"
	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/format"
	"github.com/pare-text/pare/internal/memory"
	"github.com/pare-text/pare/internal/option"
	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/internal/terminal"
	"github.com/pare-text/pare/internal/textdiff"
	"github.com/spf13/cobra"
)

const diffLong = `diff prints what pare would change, as a unified diff that patch can apply:
pare diff article.txt | patch -p0. Other encodings are compared as UTF-8.

For an HTML page, diff compares the text of all blocks with the clean text. This is
for reading only; it cannot be applied to the page.

The exit status is 0 if nothing would change, 1 if anything would, and 2 if there
was an error or any input failed.`

// maxDiff is the size of the largest input, in bytes: a diff takes up to ten
// times as much memory.
const maxDiff = 256 << 20

// diffOptions are those of "pare diff".
type diffOptions struct {
	console  *console.Console
	rules    cleaners.Choice
	config   config.Settings
	from     string
	encoding string
	color    string
	batch.MemoryLimit
}

func newDiff(con *console.Console) *cobra.Command {
	o := &diffOptions{console: con, rules: cleaners.NewChoice()}
	cmd := &cobra.Command{
		Use:     "diff [flags] [FILE | -]...",
		Short:   "Print what would change, as a unified diff",
		Long:    diffLong,
		Example: "  pare diff article.txt\n  pare diff --keep caption raw/*.txt | patch -p0",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 && con.InTerminal {
				return help(con, cmd)
			}
			if err := o.config.Load(cmd, con); err != nil {
				return err
			}
			return o.run(args)
		},
	}
	o.MemoryLimit.Max = memory.Default
	bind(cmd, "diff", choiceTargets(&o.rules), settingsTargets(&o.config), option.Targets{
		"from": &o.from, "encoding": &o.encoding, "color": &o.color, "max-memory": &o.MemoryLimit.Max,
	})
	return cmd
}

// run compares the inputs that args name, one after the other.
func (o *diffOptions) run(args []string) error {
	if len(args) == 0 {
		args = []string{source.Stdin}
	}
	color, err := terminal.Color(o.color, o.console.OutTerminal, o.console.Getenv)
	err = errors.Join(err, option.Check("diff", "from", o.from), charset.CheckLabel(o.encoding))
	if err != nil {
		return console.NewUsageError(err, "pare diff")
	}
	set, err := cleaners.NewSet(o.rules, &o.config, o.console, "pare diff")
	if err != nil {
		return err
	}
	look := textdiff.Options{Color: color, Visible: color || o.console.OutTerminal}
	var failed, found error
	for i, path := range args {
		before, after, err := o.read(set, path)
		if err != nil {
			failed = console.ErrFailed
			console.Complain(o.console.Err, source.NameOf(path), err)
			continue
		}
		if before != after {
			found = console.ErrFound
		}
		err = console.Buffered(o.console.Out, func(w io.Writer) error { return textdiff.Write(w, source.NameOf(path), before, after, look) })
		if err != nil {
			return errors.Join(console.CutOff(err, i+1 == len(args)), failed, found)
		}
	}
	return errors.Join(failed, found)
}

// read returns an input and what pare makes of it.
func (o *diffOptions) read(set *cleaners.Set, path string) (before, after string, err error) {
	in, err := source.Open(path, o.console.In)
	if err != nil {
		return "", "", err
	}
	defer in.Close() //nolint:errcheck // only read
	f := format.Choose(o.from, in)
	if f.One != "" {
		return "", "", fmt.Errorf("contains %s; compare one text at a time: %s | pare diff", f.Called, f.One)
	}
	o.Measure(in, f, false)
	raw, err := batch.ReadRaw(in, f, o.encoding, o.from != format.Auto)
	if err != nil {
		return "", "", err
	}
	if len(raw) > maxDiff {
		return "", "", fmt.Errorf("larger than %d MiB; compare it with the output of pare: pare FILE | diff -u FILE -", maxDiff>>20)
	}
	src, err := batch.DecodeArticle(raw, f, o.encoding)
	if err != nil {
		return "", "", err
	}
	doc, err := set.Clean(cleaners.OriginOf(path), src, f.Page)
	if err != nil {
		return "", "", err
	}
	o.warn(in.Name, doc)
	if f.Page {
		return wholeText(doc), doc.Text(), nil
	}
	var clean strings.Builder
	if err := format.WriteText(&clean, doc); err != nil {
		return "", "", err
	}
	if bytes.HasSuffix(raw, []byte(src)) {
		src = string(raw) // with its byte-order mark, which pare leaves out
	}
	return src, clean.String(), nil
}

func (o *diffOptions) warn(name string, doc *extract.Document) {
	if doc.Guard != "" {
		o.console.Say(name, "warning: %s", doc.Guard)
	}
}

// wholeText returns the text of all blocks of a page.
func wholeText(doc *extract.Document) string {
	whole := *doc
	whole.Blocks = slices.Clone(doc.Blocks)
	for i := range whole.Blocks {
		whole.Blocks[i].Verdict.Keep = true
	}
	return whole.Text()
}
