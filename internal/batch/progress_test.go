package batch

import (
	"strings"
	"testing"
	"time"
)

func TestProgressLine(t *testing.T) {
	for _, c := range []struct {
		why    string
		inputs int
		total  int64
		done   int64
		at     int64
		want   string
	}{
		{"one input", 1, 40 << 20, 0, 10 << 20, "10.0 MiB of 40.0 MiB (25 %), 5.0 MiB/s, 6s left"},
		{"several", 3, 40 << 20, 1, 10 << 20, "1 of 3 inputs, 10.0 MiB of 40.0 MiB (25 %), 5.0 MiB/s, 6s left"},
		{"nobody knows how much", 1, -1, 0, 10 << 20, "10.0 MiB, 5.0 MiB/s"},
		{"more than there was", 1, 5 << 20, 0, 10 << 20, "10.0 MiB of 5.0 MiB (100 %), 5.0 MiB/s"},
		{"nothing yet", 1, 5 << 20, 0, 0, "0.0 MiB of 5.0 MiB (0 %), 0.0 MiB/s"},
	} {
		p := &progress{inputs: c.inputs, total: c.total}
		if got := p.line(c.done, c.at, 2*time.Second); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

// The line is written over and, before anything else is said, wiped out.
func TestProgress(t *testing.T) {
	var out strings.Builder
	p := &progress{out: &out, inputs: 1, total: 1 << 20, begun: time.Now().Add(-2 * patience)}
	in := &Input{size: 1 << 20}
	p.show(0, Piece{In: in})
	p.show(0, Piece{In: in}) // too soon
	p.clear()
	p.clear()
	lines := strings.Split(out.String(), "\r")
	if len(lines) != 4 || !strings.HasPrefix(lines[1], "0.0 MiB of") || strings.Trim(lines[2], " ") != "" || len(lines[2]) != len(lines[1]) {
		t.Errorf("%q", out.String())
	}
	var none *progress
	none.show(0, Piece{})
	none.clear()
}
