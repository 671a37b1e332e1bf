package batch

import (
	"fmt"
	"iter"
	"strings"

	"github.com/pare-text/pare/internal/format"
	"github.com/pare-text/pare/internal/memory"
	"github.com/pare-text/pare/internal/ordered"
	"github.com/pare-text/pare/internal/source"
)

// A Reader reads the pieces of the inputs of a run.
type Reader struct {
	*Reading
	progress *progress
	budget   *memory.Budget
	// Explain says that all evidence is wanted, which takes more memory.
	Explain bool
	// refuse returns why the run cannot take an input of a format that holds many
	// texts; nil if it takes all.
	refuse func(*source.Input, *format.Format) error
}

// NewReader returns a reader of inputs.
func NewReader(o *Reading, inputs []Input) *Reader {
	return &Reader{Reading: o, progress: newProgress(o, inputs)}
}

// ReadAhead is how many bytes of inputs, as they lie on the disk, are worked on at
// once. What becomes of them is counted when it is known.
const ReadAhead = 8 << 20

// EachPiece lets work do the pieces of the inputs, several at once, and hands over
// what it returns in their order, one at a time, until hand returns an error.
func EachPiece[R any](r *Reader, inputs []Input, work func(Piece) R, hand func(Piece, R) error) error {
	r.budget = r.MemoryLimit.Budget(r.Jobs)
	tasks := func(yield func(Piece) bool) {
		for p := range r.pieces(inputs) {
			if p.Room == nil {
				p.Room = r.budget.Ticket()
			}
			p.explain = r.Explain
			if !yield(p) {
				return
			}
		}
	}
	settled := func(p Piece) R {
		defer p.Room.Settle()
		return work(p)
	}
	freed := func(p Piece, result R) error {
		defer p.Room.Free()
		err := hand(p, result)
		if err != nil {
			r.budget.Stop() // others may wait for room
		}
		return err
	}
	return ordered.Run(ordered.Runner[Piece]{Workers: r.Jobs, Cost: costOf, Budget: ReadAhead}, tasks, settled, freed)
}

// pieces yields the pieces of the inputs in their order. It opens what it must
// look into; the workers open the others.
func (r *Reader) pieces(inputs []Input) iter.Seq[Piece] {
	return func(yield func(Piece) bool) {
		for i := range inputs {
			if !r.piecesOf(&inputs[i], yield) {
				return
			}
		}
	}
}

func (r *Reader) piecesOf(in *Input, yield func(Piece) bool) bool {
	f := r.formatBy(in.Path)
	if f != nil && f.Split == nil {
		return yield(Piece{In: in, Format: f, Last: true})
	}
	from, err := in.open(r.Console)
	if err != nil {
		return yield(Piece{In: in, Format: f, Last: true, Err: err})
	}
	r.progress.reading(from)
	if f == nil {
		f = format.Of(from)
	}
	if f.Split == nil {
		return yield(Piece{In: in, From: from, Format: f, Last: true})
	}
	return r.parts(in, from, f, yield)
}

// recordGrowth is how much garbage there may be, in percent of what is in use, while records are
// read: among them are pages of megabytes, and the run goes on for hours. It costs 1 % of the time.
const recordGrowth = 100

// parts yields the parts of an input of many texts.
func (r *Reader) parts(in *Input, from *source.Input, f *format.Format, yield func(Piece) bool) bool {
	defer from.Close() //nolint:errcheck // only read
	if f == format.WARC {
		defer memory.HoldGrowth(recordGrowth)()
	}
	end := Piece{In: in, From: from, Format: f, Last: true}
	if end.Err = r.refuses(from, f); end.Err != nil {
		return yield(end)
	}
	room, more := r.budget.Ticket(), true
	end.Skipped, end.Err = f.Split(from, func(n int64) error { return room.Take(n) }, func(part format.Part) bool {
		more = yield(Piece{In: in, From: from, Format: f, Part: part, Room: room})
		room = r.budget.Ticket()
		return more
	})
	if !more {
		return false
	}
	end.Room = room
	return yield(end)
}

// refuses returns why the options do not go with an input of many texts.
func (r *Reader) refuses(from *source.Input, f *format.Format) error {
	if r.refuse != nil {
		if err := r.refuse(from, f); err != nil {
			return err
		}
	}
	if f.UTF8 && r.Encoding != "" && !strings.EqualFold(r.Encoding, "utf-8") {
		return fmt.Errorf("%s are always UTF-8; leave out --encoding", f.Called)
	}
	return nil
}

// formatBy is the format of an input as far as the command line and its name
// tell; nil if they do not.
func (r *Reading) formatBy(path string) *format.Format {
	if r.From != format.Auto {
		return format.Named(r.From)
	}
	return format.OfFile(path)
}
