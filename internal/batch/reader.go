package batch

import (
	"errors"
	"io"
	"iter"
	"strings"

	"github.com/pare-text/pare/internal/jsonl"
	"github.com/pare-text/pare/internal/memory"
	"github.com/pare-text/pare/internal/ordered"
	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/internal/warc"
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
	refuse func(*source.Input, source.Format) error
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
	format := r.formatBy(in.Path)
	if format == source.Text || format == source.HTML {
		return yield(Piece{In: in, Format: format, Last: true})
	}
	from, err := source.Open(in.Path, r.Console.In)
	if err != nil {
		return yield(Piece{In: in, Format: format, Last: true, Err: err})
	}
	r.progress.reading(from)
	if format == source.Auto {
		format = from.Format()
	}
	switch format {
	case source.JSONL:
		return r.chunks(in, from, yield)
	case source.WARC:
		return r.records(in, from, yield)
	}
	return yield(Piece{In: in, From: from, Format: format, Last: true})
}

// chunks yields the lines of an input of JSON lines, some at a time.
func (r *Reader) chunks(in *Input, from *source.Input, yield func(Piece) bool) bool {
	defer from.Close() //nolint:errcheck // only read
	end := Piece{In: in, From: from, Format: source.JSONL, Last: true}
	if end.Err = r.checkLines(from); end.Err != nil {
		return yield(end)
	}
	room := r.budget.Ticket()
	for chunk, err := range jsonl.ChunksIn(from, func(n int64) error { return room.Take(n) }) {
		if err != nil {
			end.Err = err
			break
		}
		if !yield(Piece{In: in, From: from, Format: source.JSONL, chunk: chunk, Room: room}) {
			return false
		}
		room = r.budget.Ticket()
	}
	end.Room = room
	return yield(end)
}

// records yields the records of an input that can hold an article.
func (r *Reader) records(in *Input, from *source.Input, yield func(Piece) bool) bool {
	defer from.Close() //nolint:errcheck // only read
	end := Piece{In: in, From: from, Format: source.WARC, Last: true}
	if r.refuse != nil {
		if end.Err = r.refuse(from, source.WARC); end.Err != nil {
			return yield(end)
		}
	}
	w := warc.NewReader(from.Records())
	defer w.Close()
	for {
		room := r.budget.Ticket()
		w.Room = room.Take
		end.Room = room
		record, err := w.Next()
		var bad *warc.RecordError
		switch {
		case errors.Is(err, io.EOF):
			end.passed = w.Passed()
			return yield(end)
		case errors.As(err, &bad):
			if !yield(Piece{In: in, From: from, Format: source.WARC, bad: bad, Room: room}) {
				return false
			}
			continue
		case err != nil:
			end.Err = err
			return yield(end)
		}
		if !yield(Piece{In: in, From: from, Format: source.WARC, Record: record, Room: room}) {
			return false
		}
	}
}

// checkLines returns why the options do not go with JSON lines.
func (r *Reader) checkLines(from *source.Input) error {
	if r.refuse != nil {
		if err := r.refuse(from, source.JSONL); err != nil {
			return err
		}
	}
	if r.Encoding != "" && !strings.EqualFold(r.Encoding, "utf-8") {
		return errors.New("JSON lines are always UTF-8; leave out --encoding")
	}
	return nil
}

// formatBy is the format of an input as far as the command line and its name
// tell.
func (r *Reading) formatBy(path string) source.Format {
	if r.From != "auto" {
		return source.Format(r.From)
	}
	return source.FormatOf(path)
}
