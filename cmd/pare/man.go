package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/pare-text/pare/internal/console"
	"github.com/spf13/cobra"
)

const manLong = `man prints the manual: a page for each command, one after the other. With DIR/ it
writes them to that folder: pare.1, pare-explain.1 and so on.

The pages have no date unless SOURCE_DATE_EPOCH is set, in seconds. So the same
program always writes the same bytes.`

func newMan(con *console.Console) *cobra.Command {
	return &cobra.Command{
		Use:     "man [DIR/]",
		Short:   "Print the manual page, or write one for each command",
		Long:    manLong,
		Example: "  pare man | man -l -\n  pare man /usr/local/share/man/man1/",
		Args:    usageArgs(cobra.MaximumNArgs(1)),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			date, err := sourceDate(con.Getenv)
			if err != nil {
				return err
			}
			if len(args) == 1 {
				return writeManual(con, cmd.Root(), date, args[0])
			}
			con.WarnOut()
			return console.Buffered(con.Out, func(out io.Writer) error {
				for _, cmd := range commands(cmd.Root()) {
					if err := writePage(out, cmd, date); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
}

// writeManual writes a page for each command into a folder, which it makes.
func writeManual(con *console.Console, root *cobra.Command, date time.Time, folder string) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	for _, cmd := range commands(root) {
		f, err := con.Files.Create(filepath.Join(folder, pageName(cmd)+".1"))
		if err != nil {
			return err
		}
		err = console.Buffered(f, func(out io.Writer) error { return writePage(out, cmd, date) })
		if err != nil {
			return errors.Join(err, f.Abort())
		}
		if err := f.Commit(); err != nil {
			return err
		}
	}
	return nil
}

// commands returns cmd and the commands under it that a reader should know of.
func commands(cmd *cobra.Command) []*cobra.Command {
	all := []*cobra.Command{cmd}
	for _, sub := range children(cmd) {
		all = append(all, commands(sub)...)
	}
	return all
}

// children returns the commands right under cmd that a reader should know of.
func children(cmd *cobra.Command) []*cobra.Command {
	var all []*cobra.Command
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() && sub.Name() != "help" {
			all = append(all, sub)
		}
	}
	return all
}

// pageName is the name of the manual page of cmd: "pare-rules-test".
func pageName(cmd *cobra.Command) string {
	return strings.ReplaceAll(cmd.CommandPath(), " ", "-")
}

// sourceDate returns the day of SOURCE_DATE_EPOCH; the zero time if that is not
// set.
func sourceDate(getenv func(string) string) (time.Time, error) {
	epoch := getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return time.Time{}, nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH is %q; it must be a number of seconds since 1970", epoch)
	}
	return time.Unix(seconds, 0).UTC(), nil
}
