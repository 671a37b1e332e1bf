package memory

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/pare-text/pare/internal/ordered"
)

// However much documents take, in whatever steps: together never more than there
// is, and all come to an end.
func TestBudget(t *testing.T) {
	const size = 1 << 30
	for _, jobs := range []int{1, 2, 8} {
		b := NewBudget(size, jobs)
		type document struct {
			ticket *Ticket
			steps  []int64
		}
		documents := func(yield func(document) bool) {
			random := rand.New(rand.NewPCG(1, 2))
			for range 2000 {
				d := document{ticket: b.Ticket()}
				for n := int64(0); len(d.steps) < 3; {
					n += random.Int64N(b.Limit() / 4)
					d.steps = append(d.steps, n)
				}
				if !yield(d) {
					return
				}
			}
		}
		var taken, most atomic.Int64
		work := func(d document) int64 {
			defer d.ticket.Settle()
			for _, n := range d.steps {
				was := d.ticket.held
				if err := d.ticket.Take(n); err != nil {
					t.Error(err)
				}
				most.Store(max(most.Load(), taken.Add(d.ticket.held-was)))
			}
			return d.ticket.held
		}
		done := func(d document, held int64) error {
			taken.Add(-held)
			d.ticket.Free()
			return nil
		}
		err := ordered.Run(ordered.Runner[document]{Workers: jobs, Cost: func(document) int64 { return 0 }, Budget: 1}, documents, work, done)
		if err != nil || most.Load() > b.Limit() || most.Load() == 0 {
			t.Errorf("%d jobs: %v, %d bytes of %d", jobs, err, most.Load(), b.Limit())
		}
	}
}

// What is larger than the limit fails, whatever else there is.
func TestLimit(t *testing.T) {
	for _, jobs := range []int{1, 64} {
		ticket := NewBudget(1<<30, jobs).Ticket()
		if err := ticket.Take(640 << 20); err != nil {
			t.Error(err)
		}
		err := ticket.Take(640<<20 + 1)
		var limit *LimitError
		if !errors.As(err, &limit) || !strings.Contains(err.Error(), "640MiB of memory or more, and --max-memory 1GiB allows 640MiB for a document; split it, or raise --max-memory to 2GiB or more") {
			t.Error(err)
		}
	}
}

// Who waits is told that the run ends.
func TestStop(t *testing.T) {
	b := NewBudget(1<<30, 2)
	first, second := b.Ticket(), b.Ticket()
	if err := first.Take(b.Limit()); err != nil {
		t.Fatal(err)
	}
	var waiting sync.WaitGroup
	waiting.Go(func() {
		if err := second.Take(b.Limit()); err == nil {
			t.Error("there is room twice")
		}
	})
	b.Stop()
	waiting.Wait()
}

func TestSize(t *testing.T) {
	for text, want := range map[string]string{
		"2GiB": "2GiB", "2G": "2GiB", "2 gb": "2GiB", "1.5GiB": "1.5GiB", "512MiB": "512MiB", "524288k": "512MiB",
	} {
		var s Size
		if err := s.Set(text); err != nil || s.String() != want {
			t.Errorf("%s: %s, %v", text, s, err)
		}
	}
	for _, text := range []string{"", "2", "GiB", "-1GiB", "1e3GiB", "1..5GiB", "255MiB", "99999999999GiB", "2TiB", "NaNGiB"} {
		var s Size
		if s.Set(text) == nil {
			t.Errorf("%q is taken for %s", text, s)
		}
	}
	if got := []string{Size(0).String(), Size(1000).String(), Size(1 << 10).String()}; !slices.Equal(got, []string{"0 bytes", "1000 bytes", "1KiB"}) {
		t.Error(got)
	}
}
