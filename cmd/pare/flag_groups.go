package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/option"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// A flagList is what a command has of a group of options.
type flagList struct {
	title string
	flags []*pflag.Flag
}

// otherFlags is the title of the flags that are not in the list of options.
const otherFlags = "Other"

// groupFlags puts flags into groups, in the order of the list of options.
func groupFlags(flags []*pflag.Flag) []flagList {
	lists := make([]flagList, 0, len(option.Groups)+1)
	rest := slices.Clone(flags)
	for _, group := range option.Groups {
		list := flagList{title: string(group)}
		for _, o := range option.All() {
			i := slices.IndexFunc(rest, func(f *pflag.Flag) bool { return f.Name == o.Name })
			if o.Group == group && i >= 0 {
				list.flags = append(list.flags, rest[i])
				rest = slices.Delete(rest, i, i+1)
			}
		}
		lists = append(lists, list)
	}
	lists = append(lists, flagList{otherFlags, rest})
	return slices.DeleteFunc(lists, func(l flagList) bool { return len(l.flags) == 0 })
}

// setHelp groups the flags in the help texts of root and its subcommands.
func setHelp(root *cobra.Command, con *console.Console) {
	option.Bind(root.Flags(), "pare", option.Targets{"version": new(bool)})
	for _, cmd := range commands(root) {
		option.Bind(cmd.Flags(), "pare", option.Targets{"help": new(bool)})
	}
	root.SetUsageFunc(func(cmd *cobra.Command) error {
		_, err := io.WriteString(cmd.OutOrStderr(), usageOf(cmd, con.Width))
		return err
	})
}

// helpWidth is how long lines of flags are where no terminal tells, and fewFlags
// how many a list needs to have parts.
const (
	helpWidth = 100
	fewFlags  = 8
)

// usageOf is the part of a help text below its introduction. Lines of flags are
// wrapped at width; 0 is unknown.
func usageOf(cmd *cobra.Command, width int) string {
	var b strings.Builder
	b.WriteString("Usage:\n")
	if cmd.Runnable() {
		fmt.Fprintf(&b, "  %s\n", cmd.UseLine())
	}
	subs := children(cmd)
	if len(subs) > 0 {
		fmt.Fprintf(&b, "  %s [command]\n", cmd.CommandPath())
	}
	if cmd.HasExample() {
		fmt.Fprintf(&b, "\nExamples:\n%s\n", cmd.Example)
	}
	if len(subs) > 0 {
		b.WriteString("\nCommands:\n")
		for _, sub := range subs {
			fmt.Fprintf(&b, "  %-*s %s\n", cmd.NamePadding(), sub.Name(), sub.Short)
		}
	}
	var flags []*pflag.Flag
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			flags = append(flags, f)
		}
	})
	lists := groupFlags(flags)
	if len(flags) < fewFlags {
		lists = []flagList{{"Flags", flags}}
	}
	if width == 0 {
		width = helpWidth
	}
	for _, list := range lists {
		set := pflag.NewFlagSet(list.title, pflag.ContinueOnError)
		set.SortFlags = false
		for _, f := range list.flags {
			set.AddFlag(f)
		}
		fmt.Fprintf(&b, "\n%s:\n%s", list.title, set.FlagUsagesWrapped(width))
	}
	if len(subs) > 0 {
		fmt.Fprintf(&b, "\nUse \"%s [command] --help\" for more about a command.\n", cmd.CommandPath())
	}
	return b.String()
}
