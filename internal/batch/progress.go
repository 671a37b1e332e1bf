package batch

import (
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"time"

	"github.com/pare-text/pare/internal/source"
)

// A progress shows how far a run is, on a terminal, if it lasts: one line that is
// written over. A nil one shows nothing.
type progress struct {
	out    io.Writer
	inputs int
	total  int64 // bytes of all inputs, -1 if unknown
	begun  time.Time
	drawn  time.Time                    // when the line was last written
	behind int64                        // bytes of the inputs that are done
	open   atomic.Pointer[source.Input] // read piece by piece
	width  atomic.Int64                 // of the line that is shown; 0 for none
}

// patience is how long a run lasts before its progress is shown, and redraw how
// long a line stays before the next one.
const (
	patience = time.Second
	redraw   = 100 * time.Millisecond
)

// newProgress returns a progress if somebody looks at standard error.
func newProgress(o *Reading, inputs []Input) *progress {
	if !o.ShowProgress || !o.Console.ErrTerminal || o.Quiet {
		return nil
	}
	p := &progress{out: o.Console.Err, inputs: len(inputs), begun: time.Now()}
	for i := range inputs {
		if inputs[i].size < 0 {
			p.total = -1
			break
		}
		p.total += inputs[i].size
	}
	return p
}

// reading says which input is read piece by piece.
func (p *progress) reading(from *source.Input) {
	if p != nil {
		p.open.Store(from)
	}
}

// show shows that a piece is done, and how many inputs are.
func (p *progress) show(done int64, of Piece) {
	if p == nil {
		return
	}
	at := p.behind
	if of.Last {
		p.behind += max(of.In.size, 0)
		at = p.behind
	} else if from := p.open.Load(); from != nil && from == of.From {
		at += from.BytesRead() // of which some is still to be cleaned
	}
	now := time.Now()
	if now.Sub(p.begun) < patience || now.Sub(p.drawn) < redraw {
		return
	}
	p.drawn = now
	line := p.line(done, at, now.Sub(p.begun))
	before := p.width.Swap(int64(len(line)))
	fmt.Fprintf(p.out, "\r%s%s", line, strings.Repeat(" ", int(max(before-int64(len(line)), 0))))
}

// line is what is shown of a run in which at bytes took a time.
func (p *progress) line(done, at int64, took time.Duration) string {
	var b strings.Builder
	if p.inputs > 1 {
		fmt.Fprintf(&b, "%d of %d inputs, ", done, p.inputs)
	}
	fmt.Fprintf(&b, "%.1f MiB", mebibytes(at))
	if p.total > 0 {
		fmt.Fprintf(&b, " of %.1f MiB (%d %%)", mebibytes(p.total), min(100*at/p.total, 100))
	}
	fmt.Fprintf(&b, ", %.1f MiB/s", mebibytes(at)/took.Seconds())
	if at > 0 && at < p.total {
		left := time.Duration(float64(took) * float64(p.total-at) / float64(at))
		fmt.Fprintf(&b, ", %s left", left.Round(time.Second))
	}
	return b.String()
}

func mebibytes(n int64) float64 { return float64(n) / (1 << 20) }

// clear makes room for a line of standard error.
func (p *progress) clear() {
	if p == nil {
		return
	}
	if width := p.width.Swap(0); width > 0 {
		fmt.Fprintf(p.out, "\r%s\r", strings.Repeat(" ", int(width)))
	}
}
