package main

import (
	"errors"
	"fmt"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/audit"
	"github.com/pare-text/pare/internal/cleaners"
	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/match"
	"github.com/pare-text/pare/internal/option"
	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/rule"
	"github.com/spf13/cobra"
)

func newRulesTest(con *console.Console) *cobra.Command {
	return &cobra.Command{
		Use:   "test [FILE]...",
		Short: "Run rules on their own examples: those in FILE, or the built-in ones",
		RunE: func(_ *cobra.Command, files []string) error {
			rules := extract.BuiltinRules()
			if len(files) > 0 {
				// each by itself: that one overrides another does not matter here
				var errs []error
				rules = nil
				for _, name := range files {
					more, err := cleaners.ReadRuleFile(con, name)
					rules, errs = append(rules, more...), append(errs, err)
				}
				if err := errors.Join(errs...); err != nil {
					return err
				}
			}
			return testRules(con, rules)
		},
	}
}

// testRules checks rules and says on standard error what is wrong with them.
func testRules(con *console.Console, rules []*rule.Rule) error {
	if err := rule.Validate(rules); err != nil {
		return err
	}
	faults := match.Lint(rules)
	for _, f := range faults {
		console.Complain(con.Err, "", errors.New(f.String()))
	}
	examples := 0
	for _, r := range rules {
		examples += len(r.Drop) + len(r.Keep)
	}
	_, err := fmt.Fprintf(con.Out, "rules: %d, examples: %d, wrong: %d\n", len(rules), examples, len(faults))
	if len(faults) > 0 {
		err = errors.Join(err, console.ErrFailed)
	}
	return err
}

func newRulesAudit(con *console.Console) *cobra.Command {
	var o audit.Options
	var files []string
	cmd := &cobra.Command{
		Use:   "audit GOLD...",
		Short: "Measure each rule on labelled text",
		Long: `audit prints what each rule matches in labelled text, worst rules first: lines
of boilerplate, lines of articles, precision, publishers, lines that no other rule
matches, and what readers say that the lines are. GOLD is a file of JSON lines, plain
or gzip:
{"publisher":"a","fold":1,"lines":[{"text":"Read more","label":"drop","category":"related"}]}
Lines with the label "ignore" are not counted. If their category is byline, kicker
or source, rules of byline and source may match them.`,
		Args: usageArgs(atLeastOne("file of labelled text")),
		RunE: func(_ *cobra.Command, args []string) error {
			rules, err := cleaners.ReadRules(con, files)
			if err != nil {
				return err
			}
			var gold []audit.Gold
			for _, path := range args {
				in, err := source.Open(path, con.In)
				if err != nil {
					return fmt.Errorf("%s: %w", source.NameOf(path), err)
				}
				defer in.Close() //nolint:errcheck // only read
				gold = append(gold, audit.Gold{Name: source.NameOf(path), Reader: in})
			}
			return audit.Run(con.Out, gold, rules, o)
		},
	}
	bind(cmd, "rules audit", option.Targets{
		"rules": &files, "fold": &o.Folds, "examples": &o.Examples, "min-precision": &o.MinPrecision, "min-hits": &o.MinHits, "phrases": &o.Phrases,
	})
	return cmd
}
