package main

import (
	"math"
	"runtime/debug"

	"github.com/pare-text/pare/internal/memory"
	"github.com/pare-text/pare/internal/source"
	"github.com/spf13/cobra"
)

// A memoryLimit is what --max-memory says; 0 is the default.
type memoryLimit struct{ max memory.Size }

func (l *memoryLimit) register(cmd *cobra.Command) {
	l.max = memory.Default
	cmd.Flags().Var(&l.max, "max-memory", "use about `SIZE` of memory at most; documents wait for room, and a document that needs more fails")
}

// budget returns the budget of a run. Unless the environment says another limit,
// the garbage collector keeps to it as well.
func (l *memoryLimit) budget(jobs int) *memory.Budget {
	if l.max > 0 && debug.SetMemoryLimit(-1) == math.MaxInt64 {
		debug.SetMemoryLimit(int64(l.max))
	}
	return memory.NewBudget(int64(l.max), jobs)
}

// measure lets an input that is read alone keep to the limit.
func (l *memoryLimit) measure(in *source.Input, format source.Format, explain bool) {
	in.Measure(&memory.Meter{Ticket: l.budget(1).Ticket(), Kind: kindOf(format), Explain: explain})
}

func kindOf(format source.Format) memory.Kind {
	switch format {
	case source.HTML:
		return memory.Page
	case source.JSONL:
		return memory.Lines
	}
	return memory.Text
}

// take makes room for a text or a page that was read for a piece, which needs no
// more afterwards.
func (p *piece) take(src string, format source.Format) error {
	m := memory.Meter{Ticket: p.room, Kind: kindOf(format), Explain: p.explain}
	err := m.Add([]byte(src))
	if err == nil {
		err = m.End(nil)
	}
	p.room.Settle()
	return err
}

// takeLines makes room for the lines of a piece, which are cleaned one after the
// other. fits is what says of each whether it is too large; nil if none can be.
func (p *piece) takeLines() (fits func(text string, page bool) error) {
	m := memory.Meter{Kind: memory.Lines, Explain: p.explain}
	_ = m.Add(p.chunk.Data) // without a ticket
	limit := p.room.Limit()
	_ = p.room.Take(min(m.Cost(), limit)) // nothing is said of a run that ends
	p.room.Settle()
	if m.Cost() <= limit {
		return nil
	}
	return func(text string, page bool) error {
		kind := memory.Text
		if page {
			kind = memory.Page
		}
		return p.room.Fits(text, kind, p.explain)
	}
}
