package main

import (
	"fmt"
	"io"
	"sync/atomic"
	"time"

	"github.com/pare-text/pare/internal/source"
	"github.com/schollz/progressbar/v3"
)

// A watch shows how far a run is, on a terminal, if it lasts. A nil one shows
// nothing.
type watch struct {
	out    io.Writer
	inputs int
	total  int64 // bytes of all inputs, -1 if unknown
	begun  time.Time
	bar    *progressbar.ProgressBar
	behind int64                        // bytes of the inputs that are done
	open   atomic.Pointer[source.Input] // read piece by piece
	shown  atomic.Bool
}

// patience is how long a run lasts before its progress is shown.
const patience = time.Second

// newWatch returns a watch if somebody looks at standard error.
func (o *cleanOptions) newWatch(inputs []input) *watch {
	if o.progress == "never" || !o.world.errTerminal || o.quiet {
		return nil
	}
	w := &watch{out: o.world.err, inputs: len(inputs), begun: time.Now()}
	for i := range inputs {
		if inputs[i].size < 0 {
			w.total = -1
			break
		}
		w.total += inputs[i].size
	}
	w.bar = progressbar.NewOptions64(w.total, progressbar.OptionSetWriter(w.out), progressbar.OptionShowBytes(true), progressbar.OptionUseIECUnits(true),
		progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionSetWidth(20), progressbar.OptionSetPredictTime(true))
	w.bar.StartWithoutRender() // the rate is that since now
	return w
}

// reading says which input is read piece by piece.
func (w *watch) reading(from *source.Input) {
	if w != nil {
		w.open.Store(from)
	}
}

// progress shows that a piece is done, and how many inputs are.
func (w *watch) progress(done int64, p piece) {
	if w == nil {
		return
	}
	at := w.behind
	switch {
	case p.last:
		w.behind += max(p.in.size, 0)
		at = w.behind
	default: // what was read, of which some is still to be cleaned
		if from := w.open.Load(); from != nil && from == p.from {
			at += from.BytesRead()
		}
	}
	if time.Since(w.begun) < patience {
		return
	}
	if w.inputs > 1 {
		w.bar.Describe(fmt.Sprintf("%d of %d", done, w.inputs))
	}
	_ = w.bar.Set64(at) // it only fails to be seen
	w.shown.Store(true)
}

// clear makes room for a line of standard error.
func (w *watch) clear() {
	if w != nil && w.shown.Swap(false) {
		_ = w.bar.Clear()
	}
}
