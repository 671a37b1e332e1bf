package main

import (
	"github.com/pare-text/pare/internal/config"
	"github.com/pare-text/pare/internal/console"
	"github.com/spf13/cobra"
)

// newRoot returns the command with all its subcommands.
func newRoot(con *console.Console) *cobra.Command {
	root := newClean(con)
	root.AddCommand(newCheck(con), newDiff(con), newExplain(con), newLearn(con), newRules(con), newConfig(con), newMan(con), newVersion(con))
	setHelp(root, con)
	setCompletion(root)
	root.SilenceErrors = true // status prints them
	root.SilenceUsage = true
	root.SetIn(con.In)
	root.SetOut(con.Out)
	root.SetErr(con.Err)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return console.NewUsageError(config.FlagError(err), cmd.CommandPath())
	})
	root.Version = version()
	root.SetVersionTemplate("pare {{.Version}}\n")
	return root
}

// usageArgs makes the errors of a check of arguments usageErrors.
func usageArgs(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return console.NewUsageError(err, cmd.CommandPath())
		}
		return nil
	}
}
