//go:build unix

package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/pare-text/pare/internal/journal"
)

const dirtyText = "The council met on Monday to vote on the bridge over the river.\n\nShare on Facebook\n\nNobody spoke against it, and the work begins in the spring of next year.\n"

// put writes files of one text.
func put(t *testing.T, text string, paths ...string) {
	t.Helper()
	for _, path := range paths {
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
}

// waitFor waits until a file of that pattern is there, and returns it.
func waitFor(t *testing.T, pattern string) string {
	t.Helper()
	for range 10_000 {
		if found, err := filepath.Glob(pattern); err != nil || len(found) > 0 {
			return found[0]
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatalf("no %s comes", pattern)
	return ""
}

// exitOf is the exit status of a command that ended with err.
func exitOf(t *testing.T, err error) int {
	t.Helper()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return 0
	case !errors.As(err, &exit):
		t.Fatal(err)
	}
	return exit.ExitCode()
}

// Runs that clean one folder in place at the same time: each backup holds the old
// text.
func TestInPlaceTogether(t *testing.T) {
	dir := t.TempDir()
	old := strings.Repeat(dirtyText, 200)
	var paths []string
	for i := range 100 {
		paths = append(paths, filepath.Join(dir, fmt.Sprintf("%03d.txt", i)))
	}
	put(t, old, paths...)
	var cmds []*exec.Cmd
	for range 3 {
		cmd := pareCommand(t, "-qi.bak", "--rules-only", dir)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		cmds = append(cmds, cmd)
	}
	for _, cmd := range cmds {
		_ = cmd.Wait() // 2, if another was faster with a file
	}
	for _, path := range paths {
		backup, err := os.ReadFile(path + ".bak")
		if err != nil || string(backup) != old {
			t.Errorf("%s.bak does not hold the old text: %v", path, err)
		}
		if clean, err := os.ReadFile(path); err != nil || strings.Contains(string(clean), "Facebook") || len(clean) < len(old)/2 {
			t.Errorf("%s is not clean: %v", path, err)
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 2*len(paths) {
		t.Errorf("the folder holds %d files, want %d, %v", len(left), 2*len(paths), err)
	}
}

// What somebody writes into a file while it is cleaned is not lost: in place, and
// where -o names an input.
func TestChangedMeanwhile(t *testing.T) {
	line := `{"text":"The mill still grinds.\n\nShare on Facebook\n\nNobody will sell it to anybody, whatever they offer."}` + "\n"
	const edit = `{"text":"An edit."}` + "\n"
	for _, way := range [][]string{{"-i.bak"}, {"-o", "m.txt"}} {
		dir := t.TempDir()
		path := filepath.Join(dir, "m.txt")
		var stderr strings.Builder
		var cmd *exec.Cmd
		for old := strings.Repeat(line, 50_000); ; old += old { // until the run is met on its way
			put(t, old, path)
			_ = os.Remove(path + ".bak") // of a run that was faster
			stderr.Reset()
			cmd = pareCommand(t, append(way, "--from", "jsonl", "m.txt")...)
			cmd.Dir, cmd.Stderr = dir, &stderr
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			part := waitFor(t, filepath.Join(dir, ".m.txt.*")) // it has read the beginning
			if isStopped(t, cmd) {
				if _, err := os.Stat(part); err == nil {
					break
				}
				_ = cmd.Process.Kill() // it was about to end
				_ = cmd.Wait()
			}
		}
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
		if err != nil {
			t.Fatal(err)
		}
		_, err = f.WriteString(edit)
		if err := errors.Join(err, f.Close(), cmd.Process.Signal(syscall.SIGCONT)); err != nil {
			t.Fatal(err)
		}
		if got := exitOf(t, cmd.Wait()); got != 2 || !strings.Contains(stderr.String(), "pare: m.txt: changed after it was read, and was left as it is; run the command again\n") {
			t.Errorf("%v: status %d, %s", way, got, stderr.String())
		}
		now, err := os.ReadFile(path)
		if err != nil || !strings.HasSuffix(string(now), line+edit) {
			t.Errorf("%v: the edit is lost, %v", way, err)
		}
		if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
			t.Errorf("%v: left behind: %v, %v", way, left, err)
		}
	}
}

// Into a folder in which a run goes on no other one writes, with or without
// --resume, and what the first one writes is not taken for a leftover. Once it is
// killed, the next one may write, and removes what it left.
func TestFolderInUse(t *testing.T) {
	for _, first := range [][]string{nil, {"--resume"}} {
		dir := t.TempDir()
		out := filepath.Join(dir, "out") + "/"
		put(t, "A line.\n", filepath.Join(dir, "a.txt"))
		long := pareCommand(t, append(first, "--from", "jsonl", "-o", out, "-")...)
		in, err := long.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := long.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := fmt.Fprintln(in, `{"text":"A line."}`); err != nil {
			t.Fatal(err)
		}
		part := waitFor(t, filepath.Join(out, ".stdin.jsonl.*"))
		for _, second := range [][]string{nil, {"--resume"}} {
			said, err := pareCommand(t, append(second, "-o", out, filepath.Join(dir, "a.txt"))...).CombinedOutput()
			if want := "pare: " + out + ": another run of pare is writing to this folder; wait for it, or use another folder\n"; exitOf(t, err) != 2 || string(said) != want {
				t.Errorf("first %v, second %v: %v, %s", first, second, err, said)
			}
		}
		// one file, which needs no lock on the folder
		if said, err := pareCommand(t, "-o", out+"one.txt", filepath.Join(dir, "a.txt")).CombinedOutput(); err != nil || len(said) > 0 {
			t.Errorf("one file: %v, %s", err, said)
		}
		if _, err := os.Stat(part); err != nil {
			t.Errorf("what a run still writes was removed: %v", err)
		}
		if err := long.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = long.Wait()
		if said, err := pareCommand(t, "-o", out, filepath.Join(dir, "a.txt")).CombinedOutput(); err != nil || len(said) > 0 {
			t.Errorf("after the first was killed: %v, %s", err, said)
		}
		if _, err := os.Stat(part); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("what the killed run left is there: %v", err)
		}
		if _, err := os.Stat(filepath.Join(out, journal.Name+".lock")); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("the lock is there: %v", err)
		}
	}
}

// pareLink returns a path whose last part is pare, by which TestMain knows what to
// run.
func pareLink(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "pare")
	if err := os.Symlink(self, link); err != nil {
		t.Fatal(err)
	}
	return link
}

// isStopped stops a command and reports whether it was still running. It has ended,
// and was waited for, otherwise.
func isStopped(t *testing.T, cmd *exec.Cmd) bool {
	t.Helper()
	_ = cmd.Process.Signal(syscall.SIGSTOP) // it may have ended
	var status syscall.WaitStatus
	for {
		switch _, err := syscall.Wait4(cmd.Process.Pid, &status, syscall.WUNTRACED, nil); {
		case errors.Is(err, syscall.EINTR):
		case err != nil:
			t.Fatal(err)
		default:
			return status.Stopped()
		}
	}
}

// What a run in place writes stays while it goes on, even if it stands still, and is
// removed by the next run in the folder once it was killed.
func TestKilledInPlace(t *testing.T) {
	dir := t.TempDir()
	lines, other := filepath.Join(dir, "m.jsonl"), filepath.Join(dir, "other.txt")
	put(t, "A line.\n", other)
	old, cmd, part := strings.Repeat(`{"text":"The mill still grinds.\n\nShare on Facebook\n\nNobody will sell it to anybody, whatever they offer."}`+"\n", 50_000), (*exec.Cmd)(nil), ""
	for { // until the file is large enough for the run to be met on its way
		put(t, old, lines)
		cmd = pareCommand(t, "-i", lines)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		part = waitFor(t, filepath.Join(dir, ".m.jsonl.*"))
		for { // it is locked before anything is written to it; until then another run may sweep it
			if info, err := os.Stat(part); err != nil || info.Size() > 0 {
				break
			}
			time.Sleep(time.Millisecond)
		}
		if isStopped(t, cmd) {
			if _, err := os.Stat(part); err == nil {
				break
			}
			_ = cmd.Process.Kill() // it was about to end
			_ = cmd.Wait()
		}
		old += old
	}
	for _, killed := range []bool{false, true} {
		if killed {
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
			_ = cmd.Wait()
		}
		if said, err := pareCommand(t, "-i", other).CombinedOutput(); err != nil || len(said) > 0 {
			t.Errorf("killed %v: %v, %s", killed, err, said)
		}
		if _, err := os.Stat(part); errors.Is(err, os.ErrNotExist) != killed {
			t.Errorf("killed %v: what it wrote: %v", killed, err)
		}
	}
	if now, err := os.ReadFile(lines); err != nil || string(now) != old {
		t.Errorf("the file is not what it was: %v", err)
	}
}

// In place, the disk has the new text before the old one loses its name, and the
// backup stands before that.
func TestSyncsInPlace(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip(err)
	}
	dir := t.TempDir()
	path, trace := filepath.Join(dir, "a.txt"), filepath.Join(dir, "trace")
	put(t, dirtyText, path)
	said, err := exec.Command(strace, "-f", "-y", "-o", trace, "-e", "trace=/^(fsync|link|linkat|rename.*)$", pareLink(t), "-i.bak", path).CombinedOutput()
	if err != nil {
		t.Skipf("no trace: %v, %s", err, said)
	}
	text, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	var calls []string
	for line := range strings.Lines(string(text)) {
		if strings.Contains(line, "a.txt") && !strings.Contains(line, "resumed") {
			_, call, _ := strings.Cut(strings.TrimSpace(line), " ")
			call, _, _ = strings.Cut(strings.TrimSpace(call), "(")
			calls = append(calls, strings.TrimRight(call, "at2")) // linkat, renameat2
		}
	}
	if got := strings.Join(calls, " "); got != "fsync link rename" {
		t.Errorf("the calls are %q:\n%s", got, text)
	}
}
