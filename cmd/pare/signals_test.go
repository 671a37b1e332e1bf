//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// The signals that end a run leave no half of a file, and no lock. Those of the
// terminal, if they were ignored before it began, as nohup does, end nothing.
func TestSignals(t *testing.T) {
	for _, c := range []struct {
		signal syscall.Signal
		name   string
		status int
	}{{syscall.SIGINT, "INT", 130}, {syscall.SIGTERM, "TERM", 143}, {syscall.SIGHUP, "HUP", 129}} {
		for _, ignored := range []bool{false, true} {
			if ignored && c.signal == syscall.SIGTERM {
				continue // Go cannot tell
			}
			dir := t.TempDir()
			out := filepath.Join(dir, "out")
			cmd := pareCommand(t, "--from", "jsonl", "-o", out+"/", "-")
			want, left := c.status, 0
			if ignored {
				cmd = exec.Command("sh", "-c", `trap "" `+c.name+`; exec "$0" "$@"`, pareLink(t), "--from", "jsonl", "-o", out+"/", "-")
				want, left = 0, 1
			}
			// what this process ignores, under nohup, its children do, unless it listens
			heard := make(chan os.Signal, 1)
			signal.Notify(heard, c.signal)
			defer signal.Stop(heard)
			in, err := cmd.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if _, err := fmt.Fprintln(in, `{"text":"A line."}`); err != nil {
				t.Fatal(err)
			}
			waitFor(t, filepath.Join(out, ".stdin.jsonl.*"))
			if err := cmd.Process.Signal(c.signal); err != nil {
				t.Fatal(err)
			}
			if ignored {
				time.Sleep(50 * time.Millisecond)
				_ = in.Close()
			}
			if got := exitOf(t, cmd.Wait()); got != want {
				t.Errorf("%s, ignored %v: status %d, want %d", c.name, ignored, got, want)
			}
			if files, err := os.ReadDir(out); err != nil || len(files) != left {
				t.Errorf("%s, ignored %v: the folder holds %v, %v", c.name, ignored, files, err)
			}
		}
	}
}
