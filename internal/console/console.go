// Package console is what a command has around it: its streams, messages on
// them, and the exit statuses of its errors.
package console

import (
	"io"
	"os"
	"sync/atomic"

	"github.com/pare-text/pare/internal/wholefile"
	"golang.org/x/term"
)

// A Console is all that a command gets from outside and may change there.
type Console struct {
	In       io.Reader
	Out, Err io.Writer
	// InTerminal, OutTerminal and ErrTerminal say whether In, Out and Err are
	// terminals.
	InTerminal, OutTerminal, ErrTerminal bool
	// Width is that of the terminal Out, in columns; 0 if it is none.
	Width int
	// Getenv returns a variable of the environment, or "".
	Getenv func(string) string
	// Environ lists the variables of the environment, "NAME=value"; nil for none.
	Environ func() []string
	// Quiet keeps warnings back.
	Quiet bool
	// OutClosed says that the process was started without a standard output.
	OutClosed bool
	// Files are those that are being written.
	Files *wholefile.Set

	stopping atomic.Pointer[func()]
}

// OnStop lets f be called when the process is interrupted.
func (con *Console) OnStop(f func()) { con.stopping.Store(&f) }

// OfProcess returns the console of the process.
func OfProcess() *Console {
	con := &Console{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		InTerminal:  term.IsTerminal(int(os.Stdin.Fd())),
		OutTerminal: term.IsTerminal(int(os.Stdout.Fd())),
		ErrTerminal: term.IsTerminal(int(os.Stderr.Fd())),
		Getenv:      os.Getenv,
		Environ:     os.Environ,
		OutClosed:   isClosed(os.Stdout),
		Files:       &wholefile.Set{},
	}
	if con.OutTerminal {
		con.Width, _, _ = term.GetSize(int(os.Stdout.Fd())) // 0 if it does not tell
	}
	return con
}

// Stopped calls what OnStop was given: the process was interrupted.
func (con *Console) Stopped() {
	if f := con.stopping.Load(); f != nil {
		(*f)()
	}
}
