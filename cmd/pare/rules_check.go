package main

import (
	"errors"
	"fmt"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/audit"
	"github.com/pare-text/pare/internal/source"
	"github.com/spf13/cobra"
)

func newRulesTest(w *world) *cobra.Command {
	return &cobra.Command{
		Use:   "test [FILE]...",
		Short: "Run rules on their own examples; those built in, if no FILE is named",
		RunE: func(_ *cobra.Command, files []string) error {
			rules := extract.BuiltinRules()
			if len(files) > 0 {
				var err error
				if rules, err = readRules(w.in, files); err != nil {
					return err
				}
			}
			return testRules(w, rules)
		},
	}
}

// testRules checks rules and says on standard error which examples they get
// wrong.
func testRules(w *world, rules []*extract.Rule) error {
	if err := extract.Validate(rules); err != nil {
		return err
	}
	failures := extract.Check(rules)
	for _, f := range failures {
		complain(w.err, "", errors.New(f.String()))
	}
	examples := 0
	for _, r := range rules {
		examples += len(r.Drop) + len(r.Keep)
	}
	_, err := fmt.Fprintf(w.out, "rules: %d, examples: %d, wrong: %d\n", len(rules), examples, len(failures))
	if len(failures) > 0 {
		err = errors.Join(err, errFailed)
	}
	return err
}

func newRulesAudit(w *world) *cobra.Command {
	var o audit.Options
	var files []string
	cmd := &cobra.Command{
		Use:   "audit GOLD",
		Short: "Measure each rule on labelled text",
		Long: `audit prints what each rule hits on labelled text: lines of boilerplate and
lines of articles, its precision, the publishers, and what it alone catches;
the worst first. GOLD is a file of JSON lines, plain or gzip:
{"publisher":"a","fold":1,"lines":[{"text":"Read more","label":"drop"}]}`,
		Args: usageArgs(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			rules, err := readRules(w.in, files)
			if err != nil {
				return err
			}
			in, err := source.Open(args[0], w.in)
			if err != nil {
				return fmt.Errorf("%s: %w", nameOf(args[0]), err)
			}
			defer in.Close() //nolint:errcheck // only read
			return audit.Run(w.out, in, rules, o)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringArrayVar(&files, "rules", nil, "add the rules of a `FILE`")
	flags.IntSliceVar(&o.Folds, "fold", nil, "read only these `FOLDS`")
	flags.IntVar(&o.Examples, "examples", 0, "print up to `N` lines of articles for each rule that hits some")
	flags.Float64Var(&o.MinPrecision, "min-precision", 0, "fail if a rule's precision is below this `SHARE`: .98")
	flags.IntVar(&o.MinHits, "min-hits", 20, "and it hits `N` lines or more")
	return cmd
}
