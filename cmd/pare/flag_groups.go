package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/console"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// A flagGroup is a part of the list of flags in help texts and manual pages.
type flagGroup struct {
	title string
	names []string
}

// flagGroups are the parts of the lists of flags of all commands, in order.
var flagGroups = []flagGroup{
	{"Input", []string{"from", "field", "encoding", "include", "exclude", "files0-from", "null", "merge", "by", "min-docs", "min-share", "fold", "min-hits", "site"}},
	{"Output", []string{"to", "format", "output", "in-place", "blocks", "front-matter", "html", "stat", "examples", "no-rest", "fail-empty", "exit-zero", "color", "quiet", "verbose"}},
	{"What is dropped", []string{"keep", "drop", "mode", "rules-only", "rules", "pack", "learn", "dedupe", "model"}},
	{"What is reported", []string{"only", "min-precision", "baseline", "write-baseline"}},
	{"Batches", []string{"jobs", "resume", "strict-exit", "progress", "memory", "max-memory"}},
	{"About", []string{"config", "no-config", "help", "version"}},
}

// otherFlags is the title of the flags that no group names.
const otherFlags = "Other"

// A flagList is what a command has of a group.
type flagList struct {
	title string
	flags []*pflag.Flag
}

// groupFlags puts flags into groups, in the order of the groups.
func groupFlags(flags []*pflag.Flag) []flagList {
	lists := make([]flagList, 0, len(flagGroups)+1)
	var rest []*pflag.Flag
	rest = append(rest, flags...)
	for _, g := range flagGroups {
		list := flagList{title: g.title}
		for _, name := range g.names {
			i := slices.IndexFunc(rest, func(f *pflag.Flag) bool { return f.Name == name })
			if i >= 0 {
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
	root.Flags().BoolP("version", "V", false, "print the version")
	for _, cmd := range commands(root) {
		cmd.Flags().BoolP("help", "h", false, "print this help")
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

// categoryNames are the names that --keep and --drop take, as prose has them.
func categoryNames() string {
	var names []string
	for _, c := range extract.Categories() {
		names = append(names, c.String())
	}
	return strings.Join(names, ", ")
}
