package batch

import (
	"fmt"

	"github.com/pare-text/pare/internal/console"

	"github.com/pare-text/pare/internal/jsonl"
	"github.com/pare-text/pare/internal/memory"
	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/internal/warc"
)

// A Piece is what one worker cleans at once: an input that is one article, some
// lines of an input, or one of its records.
type Piece struct {
	In     *Input
	From   *source.Input // open; nil if the worker is to open it
	Format source.Format
	chunk  jsonl.Chunk
	Record *warc.Record
	// bad is what is wrong with a record.
	bad error
	// passed says, with last, which records were passed over.
	passed warc.Passed
	// Last says that nothing of the input follows; err, which comes with it,
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
	case p.Record != nil:
		return int64(len(p.Record.Body))
	case p.chunk.Data != nil:
		return int64(len(p.chunk.Data))
	case p.Format == source.JSONL || p.Format == source.WARC:
		return 0
	}
	return max(p.In.size, 0)
}

// Invalid warns of records that do not say what they are, or is "".
func (p *Piece) Invalid() string {
	if p.passed.Invalid == 0 {
		return ""
	}
	return fmt.Sprintf("warning: skipped %s without a valid HTTP status or type, the first at byte %d", console.Plural(p.passed.Invalid, "record"), p.passed.FirstInvalid)
}

// Open opens the input of a piece, unless it is.
func (p *Piece) Open(con *console.Console) (*source.Input, error) {
	var err error
	if p.From == nil {
		p.From, err = source.Open(p.In.Path, con.In)
	}
	if err == nil {
		p.From.Measure(&memory.Meter{Ticket: p.Room, Kind: KindOf(p.Format), Explain: p.explain})
	}
	return p.From, err
}
