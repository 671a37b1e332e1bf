package main

import (
	"errors"
	"io"
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
		refuseUnknown(root, con)
		printed := &noting{w: con.Out}
		root.SetOut(printed)
		root.SetArgs(args)
		done <- errors.Join(root.Execute(), printed.err)
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

// noting keeps the first error of a writer: cobra drops those of help texts and
// completions.
type noting struct {
	w   io.Writer
	err error
}

// Write writes.
func (n *noting) Write(p []byte) (int, error) {
	count, err := n.w.Write(p)
	if err != nil && n.err == nil {
		n.err = console.NewWriteError(err)
	}
	return count, err
}

// help prints a command's help on standard error: it was given nothing to do.
func help(con *console.Console, cmd *cobra.Command) error {
	cmd.SetOut(con.Err)
	return errors.Join(cmd.Help(), console.ErrFailed)
}
