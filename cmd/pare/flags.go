package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/choices"
	"github.com/pare-text/pare/internal/source"
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
	// read and readPack keep what files held: standard input cannot be read twice.
	read     map[string][]*extract.Rule
	readPack map[string]*learn.Pack
}

func (o *rulesOptions) register(cmd *cobra.Command) {
	o.read, o.readPack = map[string][]*extract.Rule{}, map[string]*learn.Pack{}
	flags := cmd.Flags()
	flags.StringSliceVar(&o.keep, "keep", nil, "never drop these `CATEGORIES`, separated by commas. Categories: "+categoryNames())
	flags.StringSliceVar(&o.drop, "drop", nil, "drop these `CATEGORIES` on weak evidence, too; same names as for --keep")
	flags.StringArrayVar(&o.files, "rules", nil, "add the rules in `FILE`")
	flags.StringArrayVar(&o.packs, "pack", nil, "drop lines that repeat on their site, as recorded in `FILE` by pare learn")
	flags.BoolVar(&o.rulesOnly, "rules-only", false, "drop only what a named rule matches; do not use the trained score")
	flags.StringVar(&o.mode, "mode", "balanced", "how much to drop: `MODE` is gentle (keeps more), balanced or strict (drops more)")
	flags.StringVar(&o.model, "model", "", "read the weights of the trained score from `FILE`; see train/README.md")
	complete(cmd, "mode", "gentle", "balanced", "strict")
	var names []string
	for _, c := range extract.Categories() {
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
	rules, err := o.readRules(w.in)
	if err != nil {
		return nil, err
	}
	opts = append(opts, extract.WithRules(rules...))
	if o.model != "" {
		raw, err := os.ReadFile(o.model)
		if err != nil {
			return nil, fmt.Errorf("--model: %w", err)
		}
		weights, err := choices.Weights(o.model, raw)
		if err != nil {
			return nil, err
		}
		opts = append(opts, weights)
	}
	if o.rulesOnly {
		opts = append(opts, extract.RulesOnly())
	}
	return opts, nil
}

// readRules reads the rules of the files that were chosen.
func (o *rulesOptions) readRules(stdin io.Reader) ([]*extract.Rule, error) {
	var all []*extract.Rule
	var errs []error
	for _, name := range o.files {
		if _, ok := o.read[name]; !ok {
			rules, err := readRuleFile(stdin, name)
			if err != nil {
				errs = append(errs, err)
				continue
			}
			o.read[name] = rules
		}
		all = append(all, o.read[name]...)
	}
	return all, errors.Join(errs...)
}

// readRules reads the rules of all files. Its error joins what is wrong with any
// of them.
func readRules(stdin io.Reader, files []string) ([]*extract.Rule, error) {
	o := rulesOptions{files: files, read: map[string][]*extract.Rule{}}
	return o.readRules(stdin)
}

func readRuleFile(stdin io.Reader, name string) ([]*extract.Rule, error) {
	in, err := source.Open(name, stdin)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	defer in.Close() //nolint:errcheck // only read
	return extract.ParseRules(name, in)
}

// oneOf returns an error unless value is allowed for the flag.
func oneOf(flag, value string, allowed ...string) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	return fmt.Errorf("--%s is %q; allowed are %s", flag, value, strings.Join(allowed, ", "))
}

// checkJobs returns an error unless --jobs can be n.
func checkJobs(n int) error {
	if n < 1 {
		return fmt.Errorf("--jobs is %d; it must be 1 or more", n)
	}
	return nil
}
