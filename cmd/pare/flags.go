package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pare-text/pare/rule"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/choices"
	"github.com/pare-text/pare/internal/excerpt"
	"github.com/pare-text/pare/learn"
	"github.com/spf13/cobra"
)

// complete lets the shell complete the values of a flag.
func complete(cmd *cobra.Command, flag string, values ...string) {
	err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	if err != nil {
		panic(err) // there is no such flag: a mistake in this program
	}
}

// rulesOptions choose what is dropped.
type rulesOptions struct {
	keep, drop []string
	files      []string
	packs      []string
	rulesOnly  bool
	mode       string
	model      string
	// read, readPack and readModel keep what files held: standard input and pipes
	// cannot be read twice.
	read      map[string][]*rule.Rule
	readPack  map[string]*learn.Pack
	readModel map[string]extract.Option
}

func (o *rulesOptions) register(cmd *cobra.Command) {
	o.read, o.readPack, o.readModel = map[string][]*rule.Rule{}, map[string]*learn.Pack{}, map[string]extract.Option{}
	flags := cmd.Flags()
	flags.StringSliceVar(&o.keep, "keep", nil, "never drop these `CATEGORIES`, separated by commas. Categories: "+categoryNames())
	flags.StringSliceVar(&o.drop, "drop", nil, "drop these `CATEGORIES` on weak evidence, too; same names as for --keep")
	flags.StringArrayVar(&o.files, "rules", nil, "add the rules in `FILE`; a rule with the id of a built-in rule overrides it")
	flags.StringArrayVar(&o.packs, "pack", nil, "drop lines that repeat on their site, as recorded in `FILE` by pare learn")
	flags.BoolVar(&o.rulesOnly, "rules-only", false, "drop only what a named rule matches; do not use the trained score")
	flags.StringVar(&o.mode, "mode", "balanced", "how much to drop: `MODE` is gentle (keeps more), balanced or strict (drops more)")
	flags.StringVar(&o.model, "model", "", "read the weights of the trained score from `FILE`; see train/README.md")
	complete(cmd, "mode", "gentle", "balanced", "strict")
	var names []string
	for _, c := range rule.Categories() {
		names = append(names, c.String())
	}
	complete(cmd, "keep", names...)
	complete(cmd, "drop", names...)
}

// cleaner returns the cleaner that was chosen on the command line of command.
func (o *rulesOptions) cleaner(w *world, command string, more ...extract.Option) (*extract.Cleaner, error) {
	opts, err := o.options(w, command)
	if err != nil {
		return nil, err
	}
	return extract.New(append(opts, more...)...)
}

// options are those of the cleaner that was chosen on the command line of
// command. Files of rules and weights are read once, standard input too.
func (o *rulesOptions) options(w *world, command string) ([]extract.Option, error) {
	opts, err := choices.Options(o.mode, o.keep, o.drop)
	if err != nil {
		return nil, usageError{err, command}
	}
	rules, err := o.readRules(w)
	if err != nil {
		return nil, err
	}
	opts = append(opts, extract.WithRules(rules...))
	if o.model != "" {
		weights, err := o.weights(w)
		if err != nil {
			return nil, fmt.Errorf("--model %s: %w", nameOf(o.model), err)
		}
		opts = append(opts, weights)
	}
	if o.rulesOnly {
		opts = append(opts, extract.RulesOnly())
	}
	return opts, nil
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
