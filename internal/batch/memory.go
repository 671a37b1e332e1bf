package batch

import (
	"math"
	"runtime/debug"

	"github.com/pare-text/pare/internal/format"
	"github.com/pare-text/pare/internal/memory"
	"github.com/pare-text/pare/internal/source"
)

// A MemoryLimit is what --max-memory says; 0 is the default.
type MemoryLimit struct{ Max memory.Size }

// Budget returns the budget of a run. Unless the environment says another limit,
// the garbage collector keeps to it as well.
func (l *MemoryLimit) Budget(jobs int) *memory.Budget {
	if l.Max > 0 && debug.SetMemoryLimit(-1) == math.MaxInt64 {
		debug.SetMemoryLimit(int64(l.Max))
	}
	return memory.NewBudget(int64(l.Max), jobs)
}

// Measure lets an input that is read alone keep to the limit.
func (l *MemoryLimit) Measure(in *source.Input, f *format.Format, explain bool) {
	in.Measure(&memory.Meter{Ticket: l.Budget(1).Ticket(), Kind: f.Memory, Explain: explain})
}
