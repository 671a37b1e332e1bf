// Package memory keeps what documents take of memory within one budget for the
// process, whatever is read and however many documents are worked on at once.
package memory

import (
	"context"
	"fmt"
	"runtime/debug"

	"golang.org/x/sync/semaphore"
)

// Default is the budget if nobody says another, Least the smallest that is of
// use, in bytes.
const (
	Default = 4 << 30
	Least   = 256 << 20
)

// What a budget is spent on, in sixteenths of it. The rest is left to what is
// not counted: the rules and weights, about 60 MiB, and garbage that is not yet
// collected.
const (
	ofDocuments = 10
	ofSmall     = 1
)

// A Budget is shared by all documents of a process. Tickets are taken in the
// order of the documents; that order, not chance, says who waits for whom.
type Budget struct {
	max   int64
	limit int64 // of one document
	small int64 // what a document may take without asking
	room  *semaphore.Weighted
	last  chan struct{} // closed when the last ticket is settled

	running context.Context //nolint:containedctx // ends all that wait
	stop    context.CancelFunc
}

// NewBudget returns a budget of so many bytes for documents of which jobs are
// worked on at once.
func NewBudget(size int64, jobs int) *Budget {
	if size == 0 {
		size = Default
	}
	b := &Budget{max: size, limit: size / 16 * ofDocuments, small: size / 16 * ofSmall / int64(max(jobs, 8)), last: make(chan struct{})}
	b.room = semaphore.NewWeighted(b.limit)
	b.running, b.stop = context.WithCancel(context.Background())
	close(b.last)
	return b
}

// Limit is how many bytes a document may take. It does not depend on the jobs.
func (b *Budget) Limit() int64 { return b.limit }

// Stop lets all that wait go on with an error: nothing is worked on any more.
func (b *Budget) Stop() { b.stop() }

// A Ticket is the part of a document in a budget. Its memory grows while the
// document is read, so it waits until the documents before it have all that they
// need: those give it back whatever this one does. That is why documents which
// wait for each other always come to an end. A nil ticket has no limit.
type Ticket struct {
	budget  *Budget
	before  <-chan struct{} // closed when the ticket before is settled
	settled chan struct{}
	done    bool
	held    int64
}

// Ticket returns the ticket of the next document. It must be settled and freed.
// Only one goroutine takes tickets.
func (b *Budget) Ticket() *Ticket {
	t := &Ticket{budget: b, before: b.last, settled: make(chan struct{})}
	b.last = t.settled
	return t
}

// Take makes room for all that the document takes, n bytes together with what it
// has, and waits until there is. The error is a *[LimitError] if it can never be.
func (t *Ticket) Take(n int64) error {
	switch {
	case t == nil:
		return nil
	case n > t.budget.limit:
		return &LimitError{Needs: n, Limit: t.budget.limit, Max: t.budget.max}
	case n <= t.budget.small || n <= t.held:
		return nil
	}
	select {
	case <-t.before:
	case <-t.budget.running.Done():
		return t.budget.running.Err()
	}
	if err := t.budget.room.Acquire(t.budget.running, n-t.held); err != nil {
		return err
	}
	if large := t.budget.limit / 4; t.held < large && n >= large {
		debug.FreeOSMemory() // what the last large document left must not add up with this one
	}
	ofProcess.take(n - t.held)
	t.held = n
	return nil
}

// Limit is how many bytes the document may take.
func (t *Ticket) Limit() int64 {
	if t == nil {
		return 1 << 62
	}
	return t.budget.limit
}

// small is how many bytes the document may take without asking.
func (t *Ticket) small() int64 {
	if t == nil {
		return 1 << 62
	}
	return t.budget.small
}

// Settle says that the document takes no more. It may be called twice.
func (t *Ticket) Settle() {
	if t == nil || t.done {
		return
	}
	t.done = true
	select {
	case <-t.before:
		close(t.settled)
	default:
		go func() { // the order holds, whether the one before is settled or not
			select {
			case <-t.before:
			case <-t.budget.running.Done():
			}
			close(t.settled)
		}()
	}
}

// Free gives back what the document took.
func (t *Ticket) Free() {
	if t == nil {
		return
	}
	t.Settle()
	t.budget.room.Release(t.held)
	ofProcess.take(-t.held)
	t.held = 0
}

// A LimitError is about a document that takes more memory than one may.
type LimitError struct {
	Needs, Limit, Max int64 // bytes; Needs at least
	Lines             int64 // or blocks, that were counted so far; 0 if none were
}

func (e *LimitError) Error() string {
	what := ""
	if e.Lines > 0 {
		what = fmt.Sprintf("%d lines or blocks: ", e.Lines)
		if e.Lines == 1 {
			what = "one line or block: "
		}
	}
	return fmt.Sprintf("too large: %scleaning it takes %s of memory or more, and --max-memory %s allows %s for a document; split it, or raise --max-memory to %s or more",
		what, Size(e.Needs), Size(e.Max), Size(e.Limit), Size(roundUp(e.Needs/ofDocuments*16)))
}

// roundUp returns a whole number of GiB.
func roundUp(n int64) int64 { return (n>>30 + 1) << 30 }
