package main

import (
	"github.com/spf13/cobra"
)

// newRoot returns the command with all its subcommands.
func newRoot(w *world) *cobra.Command {
	root := newClean(w)
	root.AddCommand(newCheck(w), newDiff(w), newExplain(w), newLearn(w), newRules(w), newConfig(w), newMan(w), newVersion(w))
	setHelp(root, w)
	setCompletion(root)
	root.SilenceErrors = true // status prints them
	root.SilenceUsage = true
	root.SetIn(w.in)
	root.SetOut(w.out)
	root.SetErr(w.err)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usageError{flagError(err), cmd.CommandPath()}
	})
	root.Version = version()
	root.SetVersionTemplate("pare {{.Version}}\n")
	return root
}

// usageArgs makes the errors of a check of arguments usageErrors.
func usageArgs(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usageError{err, cmd.CommandPath()}
		}
		return nil
	}
}
