package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"testing/iotest"
	"time"

	"github.com/pare-text/pare/internal/wholefile"
)

// pareCommand returns the command as a process of its own: TestMain runs main
// for a program of that name.
func pareCommand(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Args[0] = "pare"
	return cmd
}

// Whoever reads has enough after one line: no error, no message.
func TestBrokenPipe(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no broken pipes")
	}
	cmd := pareCommand(t, "--from", "jsonl")
	cmd.Stdin = strings.NewReader(strings.Repeat(`{"text":"A sentence that is kept."}`+"\n", 100_000))
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(out, make([]byte, 10)); err != nil {
		t.Fatal(err)
	}
	_ = out.Close()
	if err := cmd.Wait(); err != nil || stderr.Len() > 0 {
		t.Errorf("%v, %s", err, stderr.String())
	}
}

// An interrupt while the input goes on: 130, and no half of a file.
func TestInterrupt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no interrupts of other processes")
	}
	dir := t.TempDir()
	cmd := pareCommand(t, "--from", "jsonl", "-o", filepath.Join(dir, "out.jsonl"))
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(in, `{"text":"A sentence that is kept."}`+"\n"); err != nil {
		t.Fatal(err)
	}
	for wait := 0; ; wait++ {
		if files, _ := os.ReadDir(dir); len(files) > 0 {
			break // it has begun to write
		}
		if wait > 1000 {
			t.Fatal("nothing is written")
		}
		time.Sleep(10 * time.Millisecond)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	err = cmd.Wait()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 130 {
		t.Errorf("interrupted: %v", err)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) > 0 {
		t.Errorf("left behind: %v, %v", files, err)
	}
}

// A full disk is an error, not a short file.
func TestFullDisk(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip(err)
	}
	defer full.Close() //nolint:errcheck // it cannot be written to
	cmd := pareCommand(t)
	cmd.Stdin = strings.NewReader("A line.\n")
	cmd.Stdout = full
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	err = cmd.Run()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 2 || !strings.Contains(stderr.String(), "no space left") {
		t.Errorf("%v, %s", err, stderr.String())
	}
}

// Standard output may be a file in the folder that is read: "pare x > x/all.txt".
func TestOutputInFolder(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "z.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("A line.\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out, err := os.Create(filepath.Join(dir, "m.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close() //nolint:errcheck // what is written is read below
	cmd := pareCommand(t, dir)
	cmd.Stdout = out
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(out.Name()); err != nil || string(got) != "A line.\nA line.\n" {
		t.Errorf("wrote %q, %v", got, err)
	}
}

func TestStatus(t *testing.T) {
	for _, c := range []struct {
		why    string
		err    error
		status int
		says   string
	}{
		{"all went well", nil, 0, ""},
		{"said already", errFailed, 2, ""},
		{"said already, joined", errors.Join(nil, errFailed), 2, ""},
		{"something was found", errFound, 1, ""},
		{"found, and an input failed", errors.Join(errFound, errFailed), 2, ""},
		{"nothing left", errNothingLeft, 3, ""},
		{"interrupted", errInterrupted, 130, ""},
		{"anything else", errors.Join(errors.New("bad"), errors.New("worse")), 2, "pare: bad\npare: worse\n"},
		{"the name of a file is no second line", errors.New("open a\npare: b\x1b[2J: no such file"), 2, "pare: open a\u240apare: b\u241b[2J: no such file\n"},
		{"who reads has enough", writeError{syscall.EPIPE}, 0, ""},
		{"and something was found", errors.Join(writeError{syscall.EPIPE}, errFound), 1, ""},
		{"and an input failed", errors.Join(errors.Join(writeError{syscall.EPIPE}, nil), errFailed), 2, ""},
		{"and nothing was left", errors.Join(writeError{syscall.EPIPE}, errNothingLeft), 3, ""},
		{"and something else is wrong", errors.Join(writeError{syscall.EPIPE}, errors.New("bad")), 2, "pare: bad\n"},
		{"the disk is full, and an input failed", errors.Join(errors.New("disk full"), errFailed), 2, "pare: disk full\n"},
		{"words around what is joined", fmt.Errorf("a %w b %w", errors.New("c"), errors.New("d")), 2, "pare: a c b d\n"},
		{"usage", usageError{errors.New("bad"), "pare man"}, 2, "pare: bad\nSee \"pare man --help\".\n"},
	} {
		var says strings.Builder
		if got := status(&says, c.err); got != c.status || says.String() != c.says {
			t.Errorf("%s: %d, %q", c.why, got, says.String())
		}
	}
}

// An input that breaks off must not leave half of itself in a file.
func TestBrokenInput(t *testing.T) {
	for _, from := range []string{"jsonl", "text"} {
		dir := t.TempDir()
		var stderr strings.Builder
		w := &world{
			in:  io.MultiReader(strings.NewReader(`{"text":"A line."}`+"\n"), iotest.ErrReader(errors.New("cable pulled"))),
			out: io.Discard, err: &stderr, getenv: os.Getenv, files: &wholefile.Set{},
		}
		root := newRoot(w)
		root.SetArgs([]string{"--from", from, "-o", filepath.Join(dir, "out")})
		if got := status(w.err, root.Execute()); got != 2 || stderr.String() != "pare: standard input: cable pulled\n" {
			t.Errorf("%s: status %d, %s", from, got, stderr.String())
		}
		if files, err := os.ReadDir(dir); err != nil || len(files) > 0 {
			t.Errorf("%s: left behind: %v, %v", from, files, err)
		}
	}
}

// With nothing to read, a person at a terminal gets help.
func TestTerminal(t *testing.T) {
	for _, args := range [][]string{{}, {"explain"}, {"check"}, {"diff"}} {
		var out, stderr strings.Builder
		w := &world{in: strings.NewReader(""), out: &out, err: &stderr, inTerminal: true, getenv: os.Getenv}
		root := newRoot(w)
		root.SetArgs(args)
		if got := status(w.err, root.Execute()); got != 2 || out.Len() > 0 || !strings.Contains(stderr.String(), "Usage:") {
			t.Errorf("%v: status %d, output %q, errors %q", args, got, out.String(), stderr.String())
		}
	}
}
