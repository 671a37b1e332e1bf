package batch

import (
	"math"
	"runtime/debug"

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
func (l *MemoryLimit) Measure(in *source.Input, format source.Format, explain bool) {
	in.Measure(&memory.Meter{Ticket: l.Budget(1).Ticket(), Kind: KindOf(format), Explain: explain})
}

// KindOf is the kind of memory that an input of a format takes.
func KindOf(format source.Format) memory.Kind {
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
func (p *Piece) take(src string, format source.Format) error {
	m := memory.Meter{Ticket: p.Room, Kind: KindOf(format), Explain: p.explain}
	err := m.Add([]byte(src))
	if err == nil {
		err = m.End(nil)
	}
	p.Room.Settle()
	return err
}

// takeLines makes room for the lines of a piece, which are cleaned one after the
// other. fits is what says of each whether it is too large; nil if none can be.
func (p *Piece) takeLines() (fits func(text string, page bool) error) {
	m := memory.Meter{Kind: memory.Lines, Explain: p.explain}
	_ = m.Add(p.chunk.Data) // without a ticket
	limit := p.Room.Limit()
	_ = p.Room.Take(min(m.Cost(), limit)) // nothing is said of a run that ends
	p.Room.Settle()
	if m.Cost() <= limit {
		return nil
	}
	return func(text string, page bool) error {
		kind := memory.Text
		if page {
			kind = memory.Page
		}
		return p.Room.Fits(text, kind, p.explain)
	}
}
