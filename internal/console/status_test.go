package console

import (
	"errors"
	"fmt"
	"strings"
	"syscall"
	"testing"
)

func TestStatus(t *testing.T) {
	for _, c := range []struct {
		why    string
		err    error
		status int
		says   string
	}{
		{"all went well", nil, 0, ""},
		{"said already", ErrFailed, 2, ""},
		{"said already, joined", errors.Join(nil, ErrFailed), 2, ""},
		{"something was found", ErrFound, 1, ""},
		{"found, and an input failed", errors.Join(ErrFound, ErrFailed), 2, ""},
		{"nothing left", ErrNothingLeft, 3, ""},
		{"interrupted", ErrInterrupted, 130, ""},
		{"anything else", errors.Join(errors.New("bad"), errors.New("worse")), 2, "pare: bad\npare: worse\n"},
		{"the name of a file is no second line", errors.New("open a\npare: b\x1b[2J: no such file"), 2, "pare: open a\u240apare: b\u241b[2J: no such file\n"},
		{"who reads has enough", NewWriteError(syscall.EPIPE), 0, ""},
		{"and something was found", errors.Join(NewWriteError(syscall.EPIPE), ErrFound), 1, ""},
		{"and an input failed", errors.Join(errors.Join(NewWriteError(syscall.EPIPE), nil), ErrFailed), 2, ""},
		{"and nothing was left", errors.Join(NewWriteError(syscall.EPIPE), ErrNothingLeft), 3, ""},
		{"and something else is wrong", errors.Join(NewWriteError(syscall.EPIPE), errors.New("bad")), 2, "pare: bad\n"},
		{"the disk is full, and an input failed", errors.Join(errors.New("disk full"), ErrFailed), 2, "pare: disk full\n"},
		{"words around what is joined", fmt.Errorf("a %w b %w", errors.New("c"), errors.New("d")), 2, "pare: a c b d\n"},
		{"usage", NewUsageError(errors.New("bad"), "pare man"), 2, "pare: bad\nSee \"pare man --help\".\n"},
	} {
		var says strings.Builder
		if got := Status(&says, c.err); got != c.status || says.String() != c.says {
			t.Errorf("%s: %d, %q", c.why, got, says.String())
		}
	}
}
