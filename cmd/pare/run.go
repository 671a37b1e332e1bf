package main

import (
	"errors"
	"os"
	"os/signal"
	"syscall"

	"github.com/pare-text/pare/internal/console"
	"github.com/spf13/cobra"
)

// stopping are the signals that end a run, as errors. SIGHUP comes when the
// terminal is closed.
var stopping = map[os.Signal]error{
	os.Interrupt:    console.ErrInterrupted,
	syscall.SIGTERM: console.ErrTerminated,
	syscall.SIGHUP:  console.ErrHungUp,
}

// run runs the command that args name and returns the exit status. An
// interrupt ends it at once; files that are not yet whole go.
func run(args []string, con *console.Console) int {
	signal.Ignore(syscall.SIGPIPE) // the write fails instead, which status knows
	stop := make(chan os.Signal, 1)
	for s := range stopping {
		if !signal.Ignored(s) { // nohup has its way
			signal.Notify(stop, s)
		}
	}
	done := make(chan error, 1)
	go func() {
		root := newRoot(con)
		args := splitInPlace(args, root.Flags())
		noteArgumentAfter(args, root.Flags())
		describeFlags(root, args)
		root.SetArgs(args)
		done <- root.Execute()
	}()
	select {
	case err := <-done:
		return console.Status(con.Err, err)
	case s := <-stop:
		con.Files.Abort()
		con.Stopped()
		return console.Status(con.Err, stopping[s])
	}
}

// help prints a command's help on standard error: it was given nothing to do.
func help(con *console.Console, cmd *cobra.Command) error {
	cmd.SetOut(con.Err)
	return errors.Join(cmd.Help(), console.ErrFailed)
}
