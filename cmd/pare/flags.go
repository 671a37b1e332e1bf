package main

import (
	"fmt"

	"github.com/pare-text/pare/internal/batch"
	"github.com/pare-text/pare/internal/cleaners"
	"github.com/pare-text/pare/internal/config"
	"github.com/pare-text/pare/internal/memory"
	"github.com/pare-text/pare/internal/option"
	"github.com/spf13/cobra"
)

// bind adds the options of a command to it, each with the variable that its value
// goes to, and lets the shell complete their values.
func bind(cmd *cobra.Command, command string, targets ...option.Targets) {
	all := option.Targets{}
	for _, some := range targets {
		for name, target := range some {
			all[name] = target
		}
	}
	cmd.Flags().SortFlags = false
	option.Bind(cmd.Flags(), command, all)
	for o := range option.Of(command) {
		if o.Values == nil || cmd.Flags().Lookup(o.Name) == nil {
			continue
		}
		err := cmd.RegisterFlagCompletionFunc(o.Name, cobra.FixedCompletions(o.Values, cobra.ShellCompDirectiveNoFileComp))
		if err != nil {
			panic(err) // there is no such flag: a mistake in this program
		}
	}
}

// readingTargets are those of the options that all commands share which read many
// inputs.
func readingTargets(r *batch.Reading) option.Targets {
	r.MemoryLimit.Max = memory.Default
	return option.Targets{
		"from": &r.From, "field": &r.Field, "encoding": &r.Encoding, "include": &r.Include, "exclude": &r.Exclude,
		"files0-from": &r.NamesFile, "null": &r.NamesOnStdin, "jobs": &r.Jobs, "max-memory": &r.MemoryLimit.Max, "quiet": &r.Quiet, "verbose": &r.Verbose,
	}
}

// choiceTargets are those of the options that choose what is dropped.
func choiceTargets(c *cleaners.Choice) option.Targets {
	return option.Targets{
		"keep": &c.Keep, "drop": &c.Drop, "mode": &c.Mode, "rules-only": &c.RulesOnly, "rules": &c.Files, "pack": &c.Packs, "model": &c.Model,
	}
}

// settingsTargets are those of the options that choose the files of options.
func settingsTargets(s *config.Settings) option.Targets {
	return option.Targets{"config": &s.Path, "no-config": &s.Off}
}

// checkJobs returns an error unless --jobs can be n.
func checkJobs(n int) error {
	if n < 1 {
		return fmt.Errorf("--jobs is %d; it must be 1 or more", n)
	}
	return nil
}
