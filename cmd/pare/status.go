package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"
)

// The kinds of errors that a shell can tell apart. Whoever returns errFailed,
// errFound or errNothingLeft has said what it is about.
var (
	errFound       = errors.New("something would be dropped")
	errFailed      = errors.New("an input failed")
	errNothingLeft = errors.New("no text left")
	errInterrupted = errors.New("interrupted")
	errTerminated  = errors.New("terminated")
)

// statuses are the exit statuses of the kinds of errors. The first that fits
// counts; any other error is printed, and its status is 2.
var statuses = []struct {
	kind   error
	status int
}{
	{nil, 0},
	{syscall.EPIPE, 0}, // who reads has enough: "pare x.txt | head"
	{errFailed, 2},     // before errFound: what failed may hold more
	{errFound, 1},
	{errNothingLeft, 3},
	{errInterrupted, 130},
	{errTerminated, 143},
}

// status prints err, unless that was done, and returns its exit status.
func status(stderr io.Writer, err error) int {
	for _, s := range statuses {
		if errors.Is(err, s.kind) {
			return s.status
		}
	}
	complain(stderr, "", err)
	return 2
}

// A usageError is a command line that makes no sense.
type usageError struct {
	error
	command string // whose help tells more
}

func (e usageError) Unwrap() error { return e.error }

// complain prints err, which is about the input name or, if that is empty,
// about the whole. An error of several lines keeps them.
func complain(stderr io.Writer, name string, err error) {
	if name != "" {
		name += ": "
	}
	for line := range strings.Lines(err.Error()) {
		fmt.Fprintf(stderr, "pare: %s%s\n", name, strings.TrimRight(line, "\n"))
	}
	var usage usageError
	if errors.As(err, &usage) {
		fmt.Fprintf(stderr, "See \"%s --help\".\n", usage.command)
	}
}
