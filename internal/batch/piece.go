package batch

import (
	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/format"
	"github.com/pare-text/pare/internal/memory"
	"github.com/pare-text/pare/internal/source"
)

// A Piece is what one worker cleans at once: an input that is one article, some
// lines of an input, or one of its records.
type Piece struct {
	In     *Input
	From   *source.Input // open; nil if the worker is to open it
	Format *format.Format
	// Part is some of an input of many texts; nil of one that is an article, and
	// with Last.
	Part format.Part
	// Skipped says, with Last, what of the input was passed over.
	Skipped format.Skipped
	// Last says that nothing of the input follows; Err, which comes with it,
	// that it could not be read to its end.
	Last bool
	Err  error
	// Room is what it may take of memory, explain whether all evidence is wanted,
	// which takes more.
	Room    *memory.Ticket
	explain bool
}

// costOf is what a piece weighs: its bytes.
func costOf(p Piece) int64 {
	switch {
	case p.Part != nil:
		return p.Part.Size()
	case p.Format != nil && p.Format.Split != nil:
		return 0
	}
	return max(p.In.size, 0)
}

// IsArticle reports whether the piece is a whole input that is one text or page.
func (p *Piece) IsArticle() bool { return p.Err == nil && p.Part == nil && p.Format.Split == nil }

// Open opens the input of a piece, unless it is.
func (p *Piece) Open(con *console.Console) (*source.Input, error) {
	var err error
	if p.From == nil {
		p.From, err = p.In.open(con)
	}
	if err == nil {
		p.From.Measure(&memory.Meter{Ticket: p.Room, Kind: p.Format.Memory, Explain: p.explain})
	}
	return p.From, err
}
