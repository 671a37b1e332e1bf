package main

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/cleaners"
	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/excerpt"
	"github.com/pare-text/pare/internal/option"
	"github.com/pare-text/pare/internal/report"
	"github.com/pare-text/pare/internal/terminal"
	"github.com/pare-text/pare/rule"
	"github.com/spf13/cobra"
)

func newRules(con *console.Console) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List, show, test and measure rules",
		Args:  usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return cmd.Help()
		},
	}
	cmd.AddCommand(newRulesList(con), newRulesShow(con), newRulesTest(con), newRulesAudit(con))
	return cmd
}

func newRulesList(con *console.Console) *cobra.Command {
	var files []string
	cmd := &cobra.Command{
		Use:               "list",
		Short:             "List all rules: id, language, what it drops",
		Args:              usageArgs(cobra.NoArgs),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			rules, err := allRules(con, files)
			if err != nil {
				return err
			}
			con.WarnOut()
			return listRules(con, rules)
		},
	}
	bind(cmd, "rules list", option.Targets{"rules": &files})
	return cmd
}

// allRules returns the built-in rules, those of files, and the shape rules.
func allRules(con *console.Console, files []string) ([]*rule.Rule, error) {
	more, err := cleaners.ReadRules(con, files)
	if err != nil {
		return nil, err
	}
	cleaner, err := extract.New(extract.WithRules(more...))
	if err != nil {
		return nil, err
	}
	return cleaner.Rules(), nil
}

func listRules(con *console.Console, rules []*rule.Rule) error {
	wide := 0
	for _, r := range rules {
		wide = max(wide, len(r.ID))
	}
	out := bufio.NewWriter(con.Out)
	for _, r := range rules {
		lang := r.Lang
		if lang == "" {
			lang = "-"
		}
		fmt.Fprintf(out, "%-*s  %-3s  %s\n", wide, r.ID, lang, terminal.Plain(r.Doc))
	}
	return out.Flush()
}

func newRulesShow(con *console.Console) *cobra.Command {
	var files []string
	var expand bool
	cmd := &cobra.Command{
		Use:               "show ID...",
		Short:             "Print rules as they are written in a file",
		Example:           "  pare rules show consent/by-doing",
		Args:              usageArgs(atLeastOne("rule")),
		ValidArgsFunction: completeRules(con),
		RunE: func(_ *cobra.Command, ids []string) error {
			rules, err := allRules(con, files)
			if err != nil {
				return err
			}
			chosen := make([]*rule.Rule, len(ids))
			for i, id := range ids {
				if chosen[i], err = findRule(rules, id); err != nil {
					return err
				}
			}
			out := bufio.NewWriter(con.Out)
			if expand {
				for _, r := range chosen {
					report.Expanded(out, r)
				}
			} else {
				report.Rules(out, chosen)
			}
			con.WarnOut()
			return out.Flush()
		},
	}
	bind(cmd, "rules show", option.Targets{"rules": &files, "expand": &expand})
	return cmd
}

// findRule returns the rule of that id. Its error names those that are like it.
func findRule(rules []*rule.Rule, id string) (*rule.Rule, error) {
	var like []string
	_, name, _ := strings.Cut(id, "/")
	for _, r := range rules {
		switch {
		case r.ID == id:
			return r, nil
		case strings.Contains(r.ID, id), name != "" && strings.Contains(r.ID, name):
			like = append(like, r.ID)
		}
	}
	hint := "run \"pare rules list\" to see all"
	if n := len(like); n > 0 && n <= 10 {
		hint = "similar: " + strings.Join(like, ", ")
	}
	return nil, fmt.Errorf("no rule %s; %s", excerpt.Quote(id), hint)
}
