package hits

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

// However hits were added to those that are in order, they come in the order of a stable
// sort.
func TestSort(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		l := New(10, nil)
		for range 1 + r.IntN(4) {
			for range r.IntN(12) {
				l.Add(Hit{Block: r.Int32N(10), Rule: r.Int32N(4), Start: r.Uint32()})
			}
			want := slices.Clone(l.All)
			slices.SortStableFunc(want, func(a, b Hit) int {
				return cmp.Or(cmp.Compare(a.Block, b.Block), cmp.Compare(a.Rule, b.Rule))
			})
			if l.Sort(); !slices.Equal(l.All, want) {
				t.Fatalf("%v, want %v", l.All, want)
			}
		}
		l.Free()
	}
}
