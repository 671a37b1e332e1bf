package layout_test

import (
	"slices"
	"testing"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/layout"
	"github.com/pare-text/pare/internal/model"
	"github.com/pare-text/pare/internal/page"
)

// stumps ask for every step-th of n features, and say so little that no pass stops at them.
func stumps(n, step int) (all []stump) {
	for k := step - 1; k < n; k += step {
		all = append(all, stump{uint16(k), float32(k%3) / 2, -.001 * float32(k%7), .001 * float32(k%5+1)})
	}
	return all
}

// Rows are written as far as trees ask for their features, and the ends of those of the
// first pass are completed for the second. The scores are those of whole rows.
func TestAsked(t *testing.T) {
	first, second := layout.FeatureNames()
	pageFirst, pageSecond := layout.PageFeatureNames()
	pg := page.Read(page.Parse(pageDocument()))
	for _, d := range []struct {
		name          string
		facts         *facts.Facts
		first, second []string
	}{
		{"text", facts.Read(blocks.Read(textDocument()), nil, ""), first, second},
		{"page", facts.Read(pg.Blocks, pg, ""), pageFirst, pageSecond},
	} {
		own := slices.Index(d.second, "first score near") + 5 // of the block itself
		for _, steps := range [][2]int{{1, 1}, {2, 3}, {3, 2}, {len(d.first), 1}} {
			w := weightsOf(t, len(d.first), len(d.second), stumps(len(d.first), steps[0]), stumps(len(d.second), steps[1]), 1<<17, 1<<15)
			score := func(f *model.Forest, row []float32) float32 {
				var out [1]float32
				f.Score(row, out[:], new(model.Scratch))
				return out[0]
			}
			n := 0
			for i, s := range layout.Samples(d.facts, hitsOf(d.facts), w) {
				if s.Second == nil {
					continue // a rule settles it
				}
				n++
				if got, want := s.Second[own], score(w.First, s.First); got != want {
					t.Fatalf("%s, steps %v: the first score of block %d is %v, that of its whole row %v", d.name, steps, i, got, want)
				}
				if want := score(w.Second, s.Second); s.Score != want {
					t.Fatalf("%s, steps %v: the second score of block %d is %v, that of its whole row %v", d.name, steps, i, s.Score, want)
				}
			}
			if n < len(d.facts.Blocks)/2 {
				t.Errorf("%s, steps %v: only %d of %d blocks were looked at", d.name, steps, n, len(d.facts.Blocks))
			}
		}
	}
}
