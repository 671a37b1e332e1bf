package memory

import "testing"

// The more documents take, the less the heap may grow, within bounds.
func TestGrowth(t *testing.T) {
	for _, c := range []struct {
		why        string
		most, want int
		taken      int64
	}{
		{"nothing is taken", 200, 200, 0},
		{"little", 200, 200, 64 << 20},
		{"more", 200, 100, 128 << 20},
		{"much", 200, 10, 1280 << 20},
		{"more than that", 200, 10, 4 << 30},
		{"less is set than there is room for", 50, 50, 128 << 20},
	} {
		p := pace{most: c.most, taken: c.taken}
		if got := p.growth(); got != c.want {
			t.Errorf("%s: %d percent, want %d", c.why, got, c.want)
		}
	}
}

// What documents took and gave back does not slow the collector for good.
func TestGrowthAfter(t *testing.T) {
	b, before := NewBudget(1<<30, 1), ofProcess.taken
	for _, n := range []int64{100 << 20, 300 << 20} {
		ticket := b.Ticket()
		if err := ticket.Take(n); err != nil {
			t.Fatal(err)
		}
		if ofProcess.taken-before != n {
			t.Errorf("%d bytes are taken of %d", ofProcess.taken-before, n)
		}
		ticket.Free()
		ticket.Free()
	}
	if ofProcess.taken != before {
		t.Errorf("%d bytes are taken in the end", ofProcess.taken-before)
	}
}

// Growth is held at the least that anyone asks for, and goes back to what it was.
func TestHoldGrowth(t *testing.T) {
	was := ofProcess.most
	defer SetGrowth(was)
	for _, c := range []struct{ set, outer, inner, during, after int }{
		{200, 100, 50, 50, 200},
		{200, 50, 100, 50, 200},
		{40, 100, 50, 40, 40},
		{0, 100, 50, 0, 0},
	} {
		SetGrowth(c.set)
		outer := HoldGrowth(c.outer)
		inner := HoldGrowth(c.inner)
		during := ofProcess.most
		inner()
		outer()
		if during != c.during || ofProcess.most != c.after {
			t.Errorf("%+v: %d percent, and %d afterwards", c, during, ofProcess.most)
		}
	}
}
