package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// A closed pipe never hides what a command has found out: the status is the
// worst one known. What check and diff have not read they do not know.
func TestBrokenPipeStatus(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no broken pipes")
	}
	dir := t.TempDir()
	t.Chdir(dir)
	const article = "Share on Facebook\n\nThe council met on Monday to vote on the bridge over the river.\n"
	files := map[string]string{
		"a.txt":       article,
		"clean.txt":   "The council met on Monday to vote on the bridge over the river.\n",
		"empty.jsonl": `{"text":"Share on Facebook"}` + "\n" + strings.Repeat(`{"text":"The council met on Monday."}`+"\n", 50_000),
		"bad.jsonl":   "{\"text\":\n" + strings.Repeat(`{"text":"The council met on Monday."}`+"\n", 50_000),
		"lines.jsonl": strings.Repeat(`{"text":"Share on Facebook\n\nThe council met on Monday to vote on the bridge over the river."}`+"\n", 5_000),
		"long.txt":    strings.Repeat("The council met on Monday to vote on the bridge over the river.\n\nShare on Facebook\n\n", 5_000),
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		why    string
		args   string
		status int
		says   string // on standard error
	}{
		{"nothing is wrong", "lines.jsonl", 0, ""},
		{"an input was missing before", "missing.txt lines.jsonl", 2, "missing.txt"},
		{"a folder held no articles", "none lines.jsonl", 2, "none"},
		{"a line was bad", "bad.jsonl", 2, "bad.jsonl:1"},
		{"nothing was left of a text", "--fail-empty -q empty.jsonl", 3, ""},
		{"check had not read all", "check lines.jsonl a.txt", 2, "before all inputs were read"},
		{"check, as SARIF", "check --format sarif lines.jsonl", 2, "before all inputs were read"},
		{"check had read all", "check a.txt", 1, ""},
		{"check had read all, and one was missing", "check a.txt missing.txt", 2, "missing.txt"},
		{"diff had not read all", "diff long.txt clean.txt", 2, "before all inputs were read"},
		{"diff had read all", "diff long.txt", 1, ""},
		{"diff had read all, and one was missing", "diff missing.txt long.txt", 2, "missing.txt"},
		{"explain had an input that failed", "explain missing.txt a.txt", 2, "missing.txt"},
		{"learn had an input that failed", "learn missing.txt a.txt", 2, "missing.txt"},
	} {
		if err := os.MkdirAll(filepath.Join(dir, "none"), 0o700); err != nil {
			t.Fatal(err)
		}
		cmd := pareCommand(t, strings.Fields(c.args)...)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		read, write, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		_ = read.Close() // before anything is written
		cmd.Stdout = write
		err = cmd.Run()
		_ = write.Close()
		if got := statusOfRun(err); got != c.status || c.says != "" && !strings.Contains(stderr.String(), c.says) {
			t.Errorf("%s: pare %s: status %d, want %d; standard error:\n%s", c.why, c.args, got, c.status, stderr.String())
		}
	}
}

// Without a standard output the text would be lost.
func TestClosedOutput(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no shell")
	}
	dir := t.TempDir()
	t.Chdir(dir)
	if err := os.WriteFile("a.txt", []byte("Share on Facebook\n\nThe council met on Monday.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("empty.txt", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	self := pareCommand(t).Path
	link := filepath.Join(dir, "pare")
	if err := os.Symlink(self, link); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args   string
		status int
		warns  bool
	}{
		{"a.txt >&-", 0, true},
		{"a.txt 1<>/dev/null", 0, true}, // as Python discards it
		{"-q a.txt >&-", 0, false},
		{"explain a.txt >&-", 0, true},
		{"explain --html - a.txt >&-", 0, true},
		{"learn a.txt >&-", 0, true},
		{"a.txt >/dev/null", 0, false},
		{"-o b.txt a.txt >&-", 0, false},
		{"explain --html b.html a.txt >&-", 0, false},
		{"-o /dev/null a.txt >&-", 0, false},
		{"check -q a.txt >&-", 1, false}, // its status says all
		{"diff a.txt >&-", 1, false},
		{"--fail-empty a.txt 1<>/dev/null", 0, false},
		{"--fail-empty empty.txt 1<>/dev/null", 3, false},
		{"rules list >&-", 0, true},
		{"rules show share/button >&-", 0, true},
		{"config >&-", 0, true},
		{"man >&-", 0, true},
		{"man man/ >&-", 0, false},
		{"completion bash >&-", 0, true},
		{"version >&-", 0, false}, // many ask whether it is there, and discard the rest
		{"--version >&-", 0, false},
	} {
		cmd := exec.Command("sh", "-c", "exec ./pare "+c.args)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		if got := statusOfRun(cmd.Run()); got != c.status || c.warns != strings.Contains(stderr.String(), "standard output is closed") {
			t.Errorf("pare %s: status %d, want %d; %s", c.args, got, c.status, stderr.String())
		}
	}
}

// statusOfRun is the exit status of a process that has run, -1 if it has not.
func statusOfRun(err error) int {
	var exit *exec.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return exit.ExitCode()
	}
	return -1
}
