package main

import (
	"errors"
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
	// environ lists the variables of the environment, "NAME=value"; nil for none.
	environ func() []string
	// quiet keeps warnings back.
	quiet bool
	// outClosed says that the process was started without a standard output.
	outClosed bool
	files     *wholefile.Set

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
		environ:     os.Environ,
		outClosed:   isClosed(os.Stdout),
		files:       &wholefile.Set{},
	}
	if w.outTerminal {
		w.width, _, _ = term.GetSize(int(os.Stdout.Fd())) // 0 if it does not tell
	}
	return w
}

// stopping are the signals that end a run, as errors. SIGHUP comes when the
// terminal is closed.
var stopping = map[os.Signal]error{
	os.Interrupt:    errInterrupted,
	syscall.SIGTERM: errTerminated,
	syscall.SIGHUP:  errHungUp,
}

// run runs the command that args name and returns the exit status. An
// interrupt ends it at once; files that are not yet whole go.
func run(args []string, w *world) int {
	signal.Ignore(syscall.SIGPIPE) // the write fails instead, which status knows
	stop := make(chan os.Signal, 1)
	for s := range stopping {
		if !signal.Ignored(s) { // nohup has its way
			signal.Notify(stop, s)
		}
	}
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
		return status(w.err, stopping[s])
	}
}
