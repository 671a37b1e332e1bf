package main

import (
	"fmt"
	"io"

	"github.com/pare-text/pare/internal/terminal"
)

// message is a line for standard error about the input name or, if that is
// empty, about the whole. Names and texts come from outside: what a terminal
// would obey, or would take for a second message, shows as symbols.
func message(name, text string) string {
	if name != "" {
		name += ": "
	}
	return "pare: " + terminal.Plain(name+text) + "\n"
}

// printMessage prints one.
func printMessage(stderr io.Writer, name, text string) {
	_, _ = io.WriteString(stderr, message(name, text)) // nowhere to tell it
}

// say prints a line about an input on standard error.
func (w *world) say(name, format string, args ...any) {
	printMessage(w.err, name, fmt.Sprintf(format, args...))
}

// warn is say for what a run can do without, unless -q was given.
func (w *world) warn(name, format string, args ...any) {
	if !w.quiet {
		w.say(name, "warning: "+format, args...)
	}
}
