package console

import (
	"errors"
	"io"
	"slices"
	"strings"
	"syscall"
)

// The kinds of errors that a shell can tell apart. Whoever returns ErrFailed,
// ErrFound or ErrNothingLeft has said what it is about.
var (
	ErrFound       = errors.New("something would be dropped")
	ErrFailed      = errors.New("an input failed")
	ErrNothingLeft = errors.New("no text left")
	ErrInterrupted = errors.New("interrupted")
	ErrTerminated  = errors.New("terminated")
	ErrHungUp      = errors.New("hung up")
)

// errUnread is joined to a closed pipe by a command whose status tells what is
// in the inputs, as it does not know.
var errUnread = errors.New("the output was closed before all inputs were read; the exit status is 2")

// CutOff adds to an error of writing that inputs were left unread, if that is
// because nobody reads the output.
func CutOff(err error, ended bool) error {
	if !ended && errors.Is(err, syscall.EPIPE) {
		return errors.Join(err, errUnread)
	}
	return err
}

// statuses are the exit statuses of the kinds of errors; any other error is
// printed, and its status is 2.
var statuses = []struct {
	kind   error
	status int
}{
	{syscall.EPIPE, 0}, // who reads has enough: "pare x.txt | head"
	{ErrFailed, 2},
	{ErrFound, 1},
	{ErrNothingLeft, 3},
	{ErrInterrupted, 130},
	{ErrTerminated, 143},
	{ErrHungUp, 129},
}

// fromBest are the statuses, the worst last: what failed may hold more than
// what was found.
var fromBest = []int{0, 3, 1, 2, 129, 130, 143}

// Status prints err, unless that was done, and returns its exit status: of
// joined errors, the worst. So a closed pipe hides nothing that was known before.
func Status(stderr io.Writer, err error) int {
	worst := 0
	for _, e := range Joined(err) {
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
	Complain(stderr, "", err)
	return 2
}

// Joined returns the errors that [errors.Join] made err of, or err alone.
func Joined(err error) []error {
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
		all = append(all, Joined(e)...)
		texts = append(texts, e.Error())
	}
	if err.Error() != strings.Join(texts, "\n") {
		return []error{err} // of fmt.Errorf, with words of its own
	}
	return all
}

// A UsageError is a command line that makes no sense.
type UsageError struct {
	error
	command string // whose help tells more
}

// Unwrap returns what is wrong.
func (e UsageError) Unwrap() error { return e.error }

// NewUsageError says that a command line makes no sense, and whose help tells
// more.
func NewUsageError(err error, command string) error { return UsageError{err, command} }

// A writeError is about the output: nothing more can be written there.
type writeError struct{ error }

func (e writeError) Unwrap() error { return e.error }

// NewWriteError says that err is about the output.
func NewWriteError(err error) error { return writeError{err} }

// IsFatal reports whether err ends everything, not only one input.
func IsFatal(err error) bool {
	var we writeError
	return errors.As(err, &we)
}

// Complain prints err, which is about the input name or, if that is empty,
// about the whole: a line for each of the errors that it joins.
func Complain(stderr io.Writer, name string, err error) {
	all := Joined(err)
	var usage UsageError
	if errors.As(err, &usage) {
		all = Joined(usage.error)
	}
	for _, e := range all {
		printMessage(stderr, name, e.Error())
	}
	if usage.error != nil {
		_, _ = io.WriteString(stderr, "See \""+usage.command+" --help\".\n") // nowhere to tell it
	}
}
