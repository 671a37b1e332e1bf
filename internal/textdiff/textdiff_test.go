package textdiff

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWrite(t *testing.T) {
	for _, c := range []struct {
		why, name, before, after string
		o                        Options
		want                     string
	}{
		{"the same", "a", "x\n", "x\n", Options{}, ""},
		{"a line goes", "a", "x\ny\n", "x\n", Options{}, "--- a\n+++ a\n@@ -1,2 +1,1 @@\n x\n-y\n"},
		{"all goes", "a", "x\n", "", Options{}, "--- a\n+++ a\n@@ -1,1 +0,0 @@\n-x\n"},
		{
			"a last line without an end gets one", "a", "x", "x\n",
			Options{},
			"--- a\n+++ a\n@@ -1,1 +1,1 @@\n-x\n\\ No newline at end of file\n+x\n",
		},
		{
			"one without an end goes", "a", "x\ny", "x\n",
			Options{},
			"--- a\n+++ a\n@@ -1,2 +1,1 @@\n x\n-y\n\\ No newline at end of file\n",
		},
		{"line ends of Windows stay", "a", "x\r\ny\r\n", "x\r\n", Options{}, "--- a\n+++ a\n@@ -1,2 +1,1 @@\n x\r\n-y\r\n"},
		{"a name with a space ends with a tab", "a b", "x\n", "", Options{}, "--- a b\t\n+++ a b\t\n@@ -1,1 +0,0 @@\n-x\n"},
		{"a name with a quote is quoted", "a\"\n", "x\n", "", Options{}, "--- \"a\\\"\\012\"\n+++ \"a\\\"\\012\"\n@@ -1,1 +0,0 @@\n-x\n"},
		{
			"colours", "a", "x\ny\n", "x\nz\n",
			Options{Color: true},
			"\x1b[1m--- a\x1b[0m\n\x1b[1m+++ a\x1b[0m\n\x1b[36m@@ -1,2 +1,2 @@\x1b[0m\n x\n\x1b[31m-y\x1b[0m\n\x1b[32m+z\x1b[0m\n",
		},
		{
			"what a terminal would obey, shown", "a", "\x1b[2J\tx\r\ny\r\n", "y\r\n",
			Options{Visible: true},
			"--- a\n+++ a\n@@ -1,2 +1,1 @@\n-␛[2J\tx\n y\n",
		},
		{
			"text that looks like a head", "a", "--- b\n+++ b\nx\n", "x\n",
			Options{},
			"--- a\n+++ a\n@@ -1,3 +1,1 @@\n---- b\n-+++ b\n x\n",
		},
	} {
		var out strings.Builder
		if err := Write(&out, c.name, c.before, c.after, c.o); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, out.String()); diff != "" {
			t.Errorf("%s: %s", c.why, diff)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestWriteError(t *testing.T) {
	if Write(full{}, "a", "x", "y", Options{}) == nil {
		t.Error("no error")
	}
}

// FuzzWrite rebuilds both texts from the diff.
func FuzzWrite(f *testing.F) {
	f.Add("x\ny\nz", "x\nz\n")
	f.Add("a\n\nb\n\nc\n\nd\n\ne\n\nf\n\ng\n\nh\n", "a\n\nh\n")
	f.Add("\r\n-x\n", "+\n@@\n")
	f.Fuzz(func(t *testing.T, before, after string) {
		var out strings.Builder
		if err := Write(&out, "a", before, after, Options{}); err != nil {
			t.Fatal(err)
		}
		if before == after {
			if out.Len() > 0 {
				t.Errorf("%q", out.String())
			}
			return
		}
		if got := apply(before, out.String()); got != after {
			t.Errorf("%q to %q: %q, by\n%s", before, after, got, out.String())
		}
	})
}

// apply applies a diff as patch does, without looking for places that moved.
func apply(before, patch string) string {
	old := strings.SplitAfter(before, "\n")
	var out strings.Builder
	at, last := 0, byte(0)
	for i, line := range strings.SplitAfter(patch, "\n") {
		if i < 2 || line == "" {
			continue // the head
		}
		switch line[0] {
		case '@':
			var start, n int
			if _, err := fmt.Sscanf(line, "@@ -%d,%d ", &start, &n); err != nil {
				return err.Error()
			}
			if n > 0 {
				start-- // a line; of none, the one before it
			}
			for ; at < start; at++ {
				out.WriteString(old[at])
			}
		case '\\':
			if last != '-' {
				text := strings.TrimSuffix(out.String(), "\n")
				out.Reset()
				out.WriteString(text)
			}
			continue
		case '-', ' ':
			if strings.TrimSuffix(old[at], "\n") != strings.TrimSuffix(line[1:], "\n") {
				return "does not apply"
			}
			at++
		}
		if line[0] == '+' || line[0] == ' ' {
			out.WriteString(line[1:])
		}
		last = line[0]
	}
	for ; at < len(old); at++ {
		out.WriteString(old[at])
	}
	return out.String()
}
