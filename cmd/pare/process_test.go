package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/pare-text/pare/internal/console"
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

// An input that breaks off must not leave half of itself in a file.
func TestBrokenInput(t *testing.T) {
	for _, from := range []string{"jsonl", "text"} {
		dir := t.TempDir()
		var stderr strings.Builder
		con := &console.Console{
			In:  io.MultiReader(strings.NewReader(`{"text":"A line."}`+"\n"), iotest.ErrReader(errors.New("cable pulled"))),
			Out: io.Discard, Err: &stderr, Getenv: os.Getenv, Files: &wholefile.Set{},
		}
		root := newRoot(con)
		root.SetArgs([]string{"--from", from, "-o", filepath.Join(dir, "out")})
		if got := console.Status(con.Err, root.Execute()); got != 2 || stderr.String() != "pare: standard input: cable pulled\n" {
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
		con := &console.Console{In: strings.NewReader(""), Out: &out, Err: &stderr, InTerminal: true, Getenv: os.Getenv}
		root := newRoot(con)
		root.SetArgs(args)
		if got := console.Status(con.Err, root.Execute()); got != 2 || out.Len() > 0 || !strings.Contains(stderr.String(), "Usage:") {
			t.Errorf("%v: status %d, output %q, errors %q", args, got, out.String(), stderr.String())
		}
	}
}
