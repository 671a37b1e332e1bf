package batch

import (
	"errors"
	"fmt"
	"io"
	"sync/atomic"

	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/report"
	"github.com/pare-text/pare/internal/source"
)

// A batch hands over the results of a cleaning, in order.
type batch struct {
	*cleaning
	inputs     int
	done       atomic.Int64 // inputs, with those that failed
	failed     []failure    // inputs
	badRows    int          // lines and records that could not be read
	saidSince  bool         // something else was said after the first failure
	empty      bool         // nothing was left of some input
	leftOut    int          // texts that are like others
	notInPlace int          // inputs that -i cannot write back
	// of the input that is handed over piece by piece
	tally     tally
	bad       int
	unchanged bool
}

// A failure is an input that failed.
type failure struct {
	name string
	err  error
}

// run cleans all inputs.
func (b *batch) run(inputs []Input) error {
	b.inputs = len(inputs)
	b.unchanged = true
	b.Console.OnStop(b.stopped)
	err := EachPiece(b.reader, inputs, b.work, b.handOver)
	if err != nil && !errors.Is(err, errStopAtFirst) {
		b.nameMissing(inputs[b.done.Load():])
		return errors.Join(err, b.out.abort(), b.statusSoFar())
	}
	b.reader.progress.clear()
	if err := b.out.finish(); err != nil {
		return errors.Join(err, b.statusSoFar())
	}
	if b.leftOut > 0 && !b.Quiet {
		fmt.Fprintf(b.Console.Err, "pare: left out %d of %s as duplicates; -v names each\n", b.leftOut, console.Plural(len(b.duplicates.all), "text"))
	}
	b.summary()
	if err := b.tellNotInPlace(); err != nil {
		return err
	}
	return b.statusSoFar()
}

// statusSoFar is the kind of error of what was handed over so far.
func (b *batch) statusSoFar() error {
	switch {
	case len(b.failed) > 0 || b.badRows+b.bad > 0:
		return console.ErrFailed
	case (b.empty || b.tally.emptied > 0) && b.FailEmpty:
		return console.ErrNothingLeft
	}
	return nil
}

// nameMissing names the inputs that are not there, of those that come after the end of
// the output: nobody will open them.
func (b *batch) nameMissing(rest []Input) {
	for i := range rest {
		if in := &rest[i]; in.missing != nil {
			b.noteFailure(in.Path, b.withSuggestion(in.Path, source.Bare(in.missing)))
		}
	}
}

// stopped says how far it came before it was interrupted.
func (b *batch) stopped() {
	b.out.release()
	b.reader.progress.clear()
	if b.inputs < 2 || b.Quiet {
		return
	}
	hint := ""
	if b.Resume {
		hint = "; run the same command again to continue"
	}
	fmt.Fprintf(b.Console.Err, "pare: interrupted after %d of %d inputs%s\n", b.done.Load(), b.inputs, hint)
}

// errStopAtFirst ends the run at the first input that failed.
var errStopAtFirst = errors.New("an input failed, and --strict-exit was given")

// handOver takes the result of the next piece. Its errors end the run.
func (b *batch) handOver(p Piece, r *result) error {
	defer r.release()
	b.sayAll(r)
	b.tally.join(r.tally) // before it is written: that may be the end
	b.bad += r.bad
	b.leftOut += r.leftOut
	b.unchanged = b.unchanged && r.unchanged
	if console.IsFatal(r.err) {
		return r.err
	}
	if r.err == nil && !r.written {
		r.err = b.out.write(p, r)
		if console.IsFatal(r.err) {
			return r.err
		}
	}
	failedBefore := len(b.failed)
	if p.Last {
		b.endInput(p, r)
	}
	b.reader.progress.show(b.done.Load(), p)
	if b.StrictExit && len(b.failed)+b.badRows > failedBefore {
		return errStopAtFirst
	}
	return nil
}

// endInput ends an input, of which r is the last piece.
func (b *batch) endInput(p Piece, r *result) {
	b.done.Add(1)
	err := r.err
	if !r.written {
		e := ending{whole: err == nil, same: b.unchanged, bad: b.bad, emptied: b.tally.emptied}
		if p.Format != nil {
			e.unit, e.texts = p.Format.Unit, b.asTexts(p.Format)
		}
		err = errors.Join(err, b.out.end(p.In, r, e))
		b.sayAll(r)
	}
	if err != nil && !b.passOver(p.In, err) {
		b.noteFailure(source.NameOf(p.In.Path), b.withSuggestion(p.In.Path, err))
	}
	if !r.whole && err == nil {
		b.tellTexts(p)
	}
	b.sayTexts(p)
	b.empty = b.empty || b.tally.emptied > 0
	b.badRows += b.bad
	b.tally, b.bad, b.unchanged = tally{}, 0, true
}

// tellTexts says what people should know about the texts of an input.
func (b *batch) tellTexts(p Piece) {
	t, from := b.tally, p.From
	if t.guards > 0 && !b.Quiet {
		b.sayOf(from.Name, "warning: in %d of %d texts, the first in %s %s: %s", t.guards, t.texts, p.Format.Unit, t.guardAt, t.guard)
	}
	if why := p.Skipped.Warning; why != "" && !b.Quiet {
		b.sayOf(from.Name, "%s", why)
	}
	if t.emptied > 0 && b.FailEmpty && !b.Quiet {
		b.sayOf(from.Name, "%d of %d texts have nothing left", t.emptied, t.texts)
	}
	if b.Verbose {
		b.sayOf(from.Name, "%s, %s; %s", console.Plural(t.texts, "text"), console.Plural(b.bad, "bad "+p.Format.Unit), report.Total(t.total))
		if p.Skipped.Details != "" {
			b.sayOf(from.Name, "%s", p.Skipped.Details)
		}
	}
}

// noteFailure notes and says that an input failed.
func (b *batch) noteFailure(name string, err error) {
	b.reader.progress.clear()
	console.Complain(b.Console.Err, name, err)
	b.failed = append(b.failed, failure{name, err})
}

// sayAll prints what a result has to say, once.
func (b *batch) sayAll(r *result) {
	for _, line := range r.said {
		b.say(line)
	}
	r.said = nil
}

// say prints a line on standard error.
func (b *batch) say(line string) {
	b.reader.progress.clear()
	_, _ = io.WriteString(b.Console.Err, line) // nowhere to tell it
	b.saidSince = b.saidSince || len(b.failed) > 0
}

func (b *batch) sayOf(name, format string, args ...any) {
	b.say(console.Message(name, fmt.Sprintf(format, args...)))
}

// summary says how many of several inputs failed, and names them once more
// unless that was the last that was said.
func (b *batch) summary() {
	if len(b.failed) == 0 || b.inputs < 2 {
		return
	}
	left := ""
	if n := b.inputs - int(b.done.Load()); n == 1 {
		left = ", 1 was not processed"
	} else if n > 1 {
		left = fmt.Sprintf(", %d were not processed", n)
	}
	if !b.saidSince {
		fmt.Fprintf(b.Console.Err, "pare: %d of %d inputs failed%s\n", len(b.failed), b.inputs, left)
		return
	}
	fmt.Fprintf(b.Console.Err, "pare: %d of %d inputs failed%s:\n", len(b.failed), b.inputs, left)
	for _, f := range b.failed {
		console.Complain(b.Console.Err, f.name, f.err)
	}
}
