package main

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/pare-text/pare/internal/cleaners"
	"github.com/pare-text/pare/internal/config"
	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/option"
	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/internal/terminal"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

const configLong = `config prints the value of each option for FILE, or for standard input, and where
the value comes from. In order of precedence: the command line, the variable
PARE_NAME, ` + config.Name + ` in the working folder or the nearest folder above it, the
user's pare/config.yaml (in $XDG_CONFIG_HOME or the system's folder for
configuration), and the built-in default. --config FILE, or PARE_CONFIG, names
another file than ` + config.Name + `. A ` + config.Name + ` in any other folder that pare
reads is ignored, because somebody else may have written it.

A configuration file sets options by their long names. Options that decide what is
dropped can be in sections for some paths or sites. A later section overrides an
earlier one, and sites override paths. Paths in the file are relative to its folder.
Rules, packs and weights that it names must be regular files.

  mode: gentle
  keep: [caption, byline]
  paths:
    - match: [old/, "*.dump.txt"]     # patterns in .gitignore syntax
      rules: [old-site.yaml]
  sites:
    - match: [example.org, "*.example.org"]
      keep: []

The site is the host of the address: of a page, of a WARC record, or in the field
url of JSON lines.`

// newConfig returns "pare config".
func newConfig(con *console.Console) *cobra.Command {
	o := newCleanOptions(con)
	site := ""
	cmd := &cobra.Command{
		Use:   "config [flags] [FILE]",
		Short: "Show the value of each option and where it comes from",
		Long:  configLong,
		Args:  usageArgs(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			path := source.Stdin
			if len(args) > 0 {
				path = args[0]
			}
			return o.printConfig(cmd, path, site)
		},
	}
	o.register(cmd)
	option.Bind(cmd.Flags(), "config", option.Targets{"site": &site})
	return cmd
}

// printConfig prints what holds for an input.
func (o *cleanOptions) printConfig(cmd *cobra.Command, path, site string) error {
	if err := o.Settings.Load(cmd, o.Console); err != nil {
		return err
	}
	if err := o.check(); err != nil {
		return console.NewUsageError(err, "pare config")
	}
	set, err := cleaners.NewSet(o.Choice, &o.Settings, o.Console, "pare config")
	if err != nil {
		return err
	}
	at := cleaners.OriginOf(path)
	at.URL = "//" + site
	if _, err := set.At(at); err != nil {
		return err
	}
	values, err := o.Settings.For(path, site)
	if err != nil {
		return err
	}
	out := tabwriter.NewWriter(o.Console.Out, 0, 0, 2, ' ', 0)
	for _, key := range slices.Sorted(slices.Values(option.Keys())) {
		f := cmd.Flags().Lookup(key)
		if f == nil {
			continue // of another command
		}
		text, from := valueOf(f), o.Settings.Fixed[key]
		if v, ok := values[key]; ok {
			text, from = strings.Join(v.Texts, ","), v.From
		}
		if from == "" {
			from = "built-in"
		}
		if text == "" {
			text = "-"
		}
		fmt.Fprintf(out, "%s\t%s\t%s\n", key, terminal.Plain(text), terminal.Plain(from))
	}
	o.Console.WarnOut()
	return out.Flush()
}

// valueOf is the value of a flag as a file would have it.
func valueOf(f *pflag.Flag) string {
	if list, ok := f.Value.(pflag.SliceValue); ok {
		return strings.Join(list.GetSlice(), ",")
	}
	return f.Value.String()
}
