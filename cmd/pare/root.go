package main

import (
	"fmt"
	"strings"

	"github.com/pare-text/pare/internal/config"
	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/excerpt"
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

// refuseUnknown makes what cobra adds to root refuse words that mean nothing there; it
// prints its help, and all seems well.
func refuseUnknown(root *cobra.Command, con *console.Console) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		switch cmd.Name() {
		case "help":
			cmd.Run, cmd.RunE = nil, func(_ *cobra.Command, args []string) error {
				about, rest, err := root.Find(args)
				if err != nil || len(rest) > 0 {
					return console.NewUsageError(fmt.Errorf("no command %s", excerpt.Quote(strings.Join(args, " "))), "pare")
				}
				return about.Help()
			}
		case "completion":
			for _, shell := range cmd.Commands() {
				write := shell.RunE
				shell.RunE = func(cmd *cobra.Command, args []string) error {
					con.WarnOut()
					return write(cmd, args)
				}
			}
			cmd.Args = cobra.ArbitraryArgs
			cmd.RunE = func(cmd *cobra.Command, args []string) error {
				if len(args) > 0 {
					return console.NewUsageError(fmt.Errorf("no completion for %s; there are bash, zsh, fish and powershell", excerpt.Quote(args[0])), "pare completion")
				}
				return cmd.Help()
			}
		}
	}
}

// atLeastOne refuses a command line that names none of what a command is about.
func atLeastOne(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return fmt.Errorf("name one %s or more", what)
		}
		return nil
	}
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
