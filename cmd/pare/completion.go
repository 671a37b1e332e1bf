package main

import (
	"slices"

	"github.com/pare-text/pare/internal/console"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// setCompletion tells the shells what the arguments of the commands are. cobra
// completes the arguments of a command that has subcommands to these alone, and
// those of any other, and all values of flags, to files.
func setCompletion(root *cobra.Command) {
	root.ValidArgsFunction = completeFiles
}

// describeFlags takes the backquotes out of the usages of flags, if args ask for
// completions: shells show them as they are. The help needs them.
func describeFlags(root *cobra.Command, args []string) {
	if len(args) == 0 || args[0] != cobra.ShellCompRequestCmd {
		return
	}
	for _, cmd := range commands(root) {
		cmd.Flags().VisitAll(func(f *pflag.Flag) { _, f.Usage = pflag.UnquoteUsage(f) })
	}
}

func completeFiles(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveDefault
}

// completeRules completes to the ids of the built-in rules that are not there
// yet. Those of --rules are not read.
func completeRules(con *console.Console) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		rules, err := allRules(con, nil)
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		var ids []string
		for _, r := range rules {
			if !slices.Contains(args, r.ID) {
				ids = append(ids, cobra.CompletionWithDesc(r.ID, r.Doc))
			}
		}
		return ids, cobra.ShellCompDirectiveNoFileComp
	}
}
