package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/batch"
	"github.com/pare-text/pare/internal/cleaners"
	"github.com/pare-text/pare/internal/config"
	"github.com/pare-text/pare/internal/excerpt"
	"github.com/pare-text/pare/internal/memory"
	"github.com/spf13/cobra"
)

// complete lets the shell complete the values of a flag.
func complete(cmd *cobra.Command, flag string, values ...string) {
	err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	if err != nil {
		panic(err) // there is no such flag: a mistake in this program
	}
}

// registerRules adds the flags that choose what is dropped.
func registerRules(cmd *cobra.Command, o *cleaners.Choice) {
	flags := cmd.Flags()
	flags.StringSliceVar(&o.Keep, "keep", nil, "never drop these `CATEGORIES`, separated by commas. Categories: "+categoryNames())
	flags.StringSliceVar(&o.Drop, "drop", nil, "drop these `CATEGORIES` on weak evidence, too; same names as for --keep")
	flags.StringArrayVar(&o.Files, "rules", nil, "add the rules in `FILE`; a rule with the id of a built-in rule overrides it")
	flags.StringArrayVar(&o.Packs, "pack", nil, "drop lines that repeat on their site, as recorded in `FILE` by pare learn")
	flags.BoolVar(&o.RulesOnly, "rules-only", false, "drop only what a named rule matches; do not use the trained score")
	flags.StringVar(&o.Mode, "mode", "balanced", "how much to drop: `MODE` is gentle (keeps more), balanced or strict (drops more)")
	flags.StringVar(&o.Model, "model", "", "read the weights of the trained score from `FILE`; see train/README.md")
	complete(cmd, "mode", "gentle", "balanced", "strict")
	var names []string
	for _, c := range extract.Categories() {
		names = append(names, c.String())
	}
	complete(cmd, "keep", names...)
	complete(cmd, "drop", names...)
}

// oneOf returns an error unless value is allowed for the flag.
func oneOf(flag, value string, allowed ...string) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	return fmt.Errorf("--%s is %s; allowed are %s", flag, excerpt.Quote(value), strings.Join(allowed, ", "))
}

// checkJobs returns an error unless --jobs can be n.
func checkJobs(n int) error {
	if n < 1 {
		return fmt.Errorf("--jobs is %d; it must be 1 or more", n)
	}
	return nil
}

// registerConfig adds the flags that choose the files of options.
func registerConfig(cmd *cobra.Command, c *config.Settings) {
	cmd.Flags().StringVar(&c.Path, "config", "", "read options from `FILE` instead of the nearest "+config.Name+" in the working folder or above it")
	cmd.Flags().BoolVar(&c.Off, "no-config", false, "ignore "+config.Name+", the user's configuration file and PARE_ variables")
}

// registerMemory adds the flag of the limit.
func registerMemory(cmd *cobra.Command, l *batch.MemoryLimit) {
	l.Max = memory.Default
	cmd.Flags().Var(&l.Max, "max-memory", "use about `SIZE` of memory at most; documents wait for room, and a document that needs more fails")
}

// registerFinder adds the flags that choose inputs.
func registerFinder(cmd *cobra.Command, f *batch.Finder) {
	flags := cmd.Flags()
	flags.StringArrayVar(&f.Include, "include", nil, "in folders, read only files that match `PATTERN` (.gitignore syntax), whatever their extension")
	flags.StringArrayVar(&f.Exclude, "exclude", nil, "in folders, skip files and folders that match `PATTERN`")
	flags.StringVar(&f.Files0, "files0-from", "", "read the names of the inputs from `FILE`, each ended by a NUL")
	flags.BoolVarP(&f.Null, "null", "0", false, "the same from standard input: find -print0 | pare -0 -o clean/")
}

// registerBy adds the flag that names the sites of JSON lines.
func registerBy(cmd *cobra.Command, by *string) {
	cmd.Flags().StringVar(by, "by", "", "in JSON lines, take the site from the field `NAME`; by default the host of the field url")
}
