package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"

	"github.com/pare-text/pare/internal/wholefile"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// A world is all that a command gets from outside and may change there.
type world struct {
	in       io.Reader
	out, err io.Writer
	// inTerminal, outTerminal and errTerminal say whether in, out and err are one.
	inTerminal, outTerminal, errTerminal bool
	// width is that of the terminal out, or 0.
	width  int
	getenv func(string) string
	files  *wholefile.Set

	stopping atomic.Pointer[func()]
}

// onStop lets f be called when the process is interrupted.
func (w *world) onStop(f func()) { w.stopping.Store(&f) }

// help prints a command's help on standard error: it was given nothing to do.
func (w *world) help(cmd *cobra.Command) error {
	cmd.SetOut(w.err)
	return errors.Join(cmd.Help(), errFailed)
}

// newWorld returns the world of the process.
func newWorld() *world {
	w := &world{
		in: os.Stdin, out: os.Stdout, err: os.Stderr,
		inTerminal:  term.IsTerminal(int(os.Stdin.Fd())),
		outTerminal: term.IsTerminal(int(os.Stdout.Fd())),
		errTerminal: term.IsTerminal(int(os.Stderr.Fd())),
		getenv:      os.Getenv,
		files:       &wholefile.Set{},
	}
	if w.outTerminal {
		w.width, _, _ = term.GetSize(int(os.Stdout.Fd())) // 0 if it does not tell
	}
	return w
}

// say prints a line about an input on standard error.
func (w *world) say(name, format string, args ...any) {
	fmt.Fprintf(w.err, "pare: %s: %s\n", name, fmt.Sprintf(format, args...))
}

// run runs the command that args name and returns the exit status. An
// interrupt ends it at once; files that are not yet whole go.
func run(args []string, w *world) int {
	signal.Ignore(syscall.SIGPIPE) // the write fails instead, which status knows
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	done := make(chan error, 1)
	go func() {
		root := newRoot(w)
		args := splitInPlace(args, root.Flags())
		noteNext(args, root.Flags())
		describeFlags(root, args)
		root.SetArgs(args)
		done <- root.Execute()
	}()
	select {
	case err := <-done:
		return status(w.err, err)
	case s := <-stop:
		w.files.Abort()
		if f := w.stopping.Load(); f != nil {
			(*f)()
		}
		if s == os.Interrupt {
			return status(w.err, errInterrupted)
		}
		return status(w.err, errTerminated)
	}
}
