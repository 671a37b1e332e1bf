package console

import (
	"fmt"
	"io"

	"github.com/pare-text/pare/internal/excerpt"
	"github.com/pare-text/pare/internal/terminal"
)

// longName is how long the path of a file may be, in bytes, on Linux.
const longName = 4096

// Message is a line for standard error about the input name or, if that is
// empty, about the whole. Names and texts come from outside: what a terminal
// would obey, or would take for a second message, shows as symbols.
func Message(name, text string) string {
	if len(name) > longName {
		name = excerpt.Cut(name) // no file has such a name
	}
	if name != "" {
		name += ": "
	}
	return "pare: " + terminal.Plain(name+text) + "\n"
}

// printMessage prints one.
func printMessage(stderr io.Writer, name, text string) {
	_, _ = io.WriteString(stderr, Message(name, text)) // nowhere to tell it
}

// Say prints a line about an input on standard error.
func (con *Console) Say(name, format string, args ...any) {
	printMessage(con.Err, name, fmt.Sprintf(format, args...))
}

// Warn is Say for what a run can do without, unless -q was given.
func (con *Console) Warn(name, format string, args ...any) {
	if !con.Quiet {
		con.Say(name, "warning: "+format, args...)
	}
}

// WarnOut warns if what a command prints is lost. It is for commands that are called for
// what they print; of others the status counts. It is no error: a program that discards
// the output of another one gives it such a /dev/null.
func (con *Console) WarnOut() {
	if con.OutClosed {
		con.Warn("", "standard output is closed, or is /dev/null: what pare prints is lost; write to a file with -o FILE")
	}
}

// Plural is a number of things, "1 line" or "2 lines".
func Plural(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}
