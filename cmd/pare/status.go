package main

import (
	"errors"
	"io"
	"slices"
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
	errHungUp      = errors.New("hung up")
)

// errUnread is joined to a closed pipe by a command whose status tells what is
// in the inputs, as it does not know.
var errUnread = errors.New("the output was closed before all inputs were read; the exit status is 2")

// cutOff adds to an error of writing that inputs were left unread, if that is
// because nobody reads the output.
func cutOff(err error, ended bool) error {
	if !ended && errors.Is(err, syscall.EPIPE) {
		return errors.Join(err, errUnread)
	}
	return err
}

// errNoOutput says that what pare writes would be lost without a word.
var errNoOutput = errors.New("standard output is closed, or is /dev/null opened for reading as well; open it, write to a file with -o FILE, or discard the output with -o /dev/null")

// checkOut returns an error if what a command prints would be lost. It is for
// commands that are called for what they print; of others the status counts.
func (w *world) checkOut() error {
	if w.outClosed {
		return errNoOutput
	}
	return nil
}

// statuses are the exit statuses of the kinds of errors; any other error is
// printed, and its status is 2.
var statuses = []struct {
	kind   error
	status int
}{
	{syscall.EPIPE, 0}, // who reads has enough: "pare x.txt | head"
	{errFailed, 2},
	{errFound, 1},
	{errNothingLeft, 3},
	{errInterrupted, 130},
	{errTerminated, 143},
	{errHungUp, 129},
}

// fromBest are the statuses, the worst last: what failed may hold more than
// what was found.
var fromBest = []int{0, 3, 1, 2, 129, 130, 143}

// status prints err, unless that was done, and returns its exit status: of
// joined errors, the worst. So a closed pipe hides nothing that was known before.
func status(stderr io.Writer, err error) int {
	worst := 0
	for _, e := range joined(err) {
		if s := statusOf(stderr, e); slices.Index(fromBest, s) > slices.Index(fromBest, worst) {
			worst = s
		}
	}
	return worst
}

func statusOf(stderr io.Writer, err error) int {
	for _, s := range statuses {
		if errors.Is(err, s.kind) {
			return s.status
		}
	}
	complain(stderr, "", err)
	return 2
}

// joined returns the errors that [errors.Join] made err of, or err alone.
func joined(err error) []error {
	if err == nil {
		return nil
	}
	list, ok := err.(interface{ Unwrap() []error }) //nolint:errorlint // what wraps it says more
	if !ok {
		return []error{err}
	}
	var all []error
	var texts []string
	for _, e := range list.Unwrap() {
		all = append(all, joined(e)...)
		texts = append(texts, e.Error())
	}
	if err.Error() != strings.Join(texts, "\n") {
		return []error{err} // of fmt.Errorf, with words of its own
	}
	return all
}

// A usageError is a command line that makes no sense.
type usageError struct {
	error
	command string // whose help tells more
}

func (e usageError) Unwrap() error { return e.error }

// complain prints err, which is about the input name or, if that is empty,
// about the whole: a line for each of the errors that it joins.
func complain(stderr io.Writer, name string, err error) {
	all := joined(err)
	var usage usageError
	if errors.As(err, &usage) {
		all = joined(usage.error)
	}
	for _, e := range all {
		printMessage(stderr, name, e.Error())
	}
	if usage.error != nil {
		_, _ = io.WriteString(stderr, "See \""+usage.command+" --help\".\n") // nowhere to tell it
	}
}
