package main

import (
	"fmt"
	"iter"

	"github.com/pare-text/pare/internal/jsonl"
	"github.com/pare-text/pare/internal/memory"
	"github.com/pare-text/pare/internal/ordered"
	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/internal/warc"
)

// A piece is what one worker cleans at once: an input that is one article, some
// lines of an input, or one of its records.
type piece struct {
	in     *input
	from   *source.Input // open; nil if the worker is to open it
	format source.Format
	chunk  jsonl.Chunk
	record *warc.Record
	// bad is what is wrong with a record.
	bad error
	// passed says, with last, which records were passed over.
	passed warc.Passed
	// last says that nothing of the input follows; err, which comes with it,
	// that it could not be read to its end.
	last bool
	err  error
	// room is what it may take of memory, explain whether all evidence is wanted,
	// which takes more.
	room    *memory.Ticket
	explain bool
}

// readAhead is how many bytes of inputs, as they lie on the disk, are worked on at
// once. What becomes of them is counted when it is known.
const readAhead = 8 << 20

// eachPiece lets work do the pieces of the inputs, several at once, and hands over
// what it returns in their order, one at a time, until hand returns an error.
func eachPiece[R any](c *cleaning, inputs []input, work func(piece) R, hand func(piece, R) error) error {
	c.budget = c.memoryLimit.budget(c.jobs)
	tasks := func(yield func(piece) bool) {
		for p := range c.pieces(inputs) {
			if p.room == nil {
				p.room = c.budget.Ticket()
			}
			p.explain = c.blocks || c.evidence
			if !yield(p) {
				return
			}
		}
	}
	settled := func(p piece) R {
		defer p.room.Settle()
		return work(p)
	}
	freed := func(p piece, r R) error {
		defer p.room.Free()
		err := hand(p, r)
		if err != nil {
			c.budget.Stop() // others may wait for room
		}
		return err
	}
	return ordered.Run(ordered.Runner[piece]{Workers: c.jobs, Cost: costOf, Budget: readAhead}, tasks, settled, freed)
}

// costOf is what a piece weighs: its bytes.
func costOf(p piece) int64 {
	switch {
	case p.record != nil:
		return int64(len(p.record.Body))
	case p.chunk.Data != nil:
		return int64(len(p.chunk.Data))
	case p.format == source.JSONL || p.format == source.WARC:
		return 0
	}
	return max(p.in.size, 0)
}

// invalid warns of records that do not say what they are, or is "".
func (p *piece) invalid() string {
	if p.passed.Invalid == 0 {
		return ""
	}
	return fmt.Sprintf("warning: skipped %s without a valid HTTP status or type, the first at byte %d", plural(p.passed.Invalid, "record"), p.passed.FirstInvalid)
}

// open opens the input of a piece, unless it is.
func (p *piece) open(w *world) (*source.Input, error) {
	var err error
	if p.from == nil {
		p.from, err = source.Open(p.in.path, w.in)
	}
	if err == nil {
		p.from.Measure(&memory.Meter{Ticket: p.room, Kind: kindOf(p.format), Explain: p.explain})
	}
	return p.from, err
}

// pieces yields the pieces of the inputs in their order. It opens what it must
// look into; the workers open the others.
func (c *cleaning) pieces(inputs []input) iter.Seq[piece] {
	return func(yield func(piece) bool) {
		for i := range inputs {
			if !c.piecesOf(&inputs[i], yield) {
				return
			}
		}
	}
}

func (c *cleaning) piecesOf(in *input, yield func(piece) bool) bool {
	format := c.formatBy(in.path)
	if format == source.Text || format == source.HTML {
		return yield(piece{in: in, format: format, last: true})
	}
	from, err := source.Open(in.path, c.world.in)
	if err != nil {
		return yield(piece{in: in, format: format, last: true, err: err})
	}
	c.watch.reading(from)
	if format == source.Auto {
		format = from.Format()
	}
	switch format {
	case source.JSONL:
		return c.chunks(in, from, yield)
	case source.WARC:
		return c.records(in, from, yield)
	}
	return yield(piece{in: in, from: from, format: format, last: true})
}

// chunks yields the lines of an input of JSON lines, some at a time.
func (c *cleaning) chunks(in *input, from *source.Input, yield func(piece) bool) bool {
	defer from.Close() //nolint:errcheck // only read
	end := piece{in: in, from: from, format: source.JSONL, last: true}
	if end.err = c.checkLines(from); end.err != nil {
		return yield(end)
	}
	room := c.budget.Ticket()
	for chunk, err := range jsonl.ChunksIn(from, func(n int64) error { return room.Take(n) }) {
		if err != nil {
			end.err = err
			break
		}
		if !yield(piece{in: in, from: from, format: source.JSONL, chunk: chunk, room: room}) {
			return false
		}
		room = c.budget.Ticket()
	}
	end.room = room
	return yield(end)
}
