package layout

import (
	"math"

	"github.com/pare-text/pare/internal/model"
	"github.com/pare-text/pare/internal/reuse"
	"github.com/pare-text/pare/rule"
)

// leastKind is the chance from which a block that the score drops is called by its most
// likely category. Chosen by hand: one that is more likely wrong than right explains
// nothing.
const leastKind = .5

// Categories returns for each block that is set in of the category of boilerplate that it
// is most likely of, and [rule.Layout] where none is likely, or the weights tell none;
// [rule.None] for the other blocks.
func (p *Scores) Categories(w *model.Weights, of []bool) []rule.Category {
	p.categories = reuse.Slice(p.categories, len(p.Blocks))
	clear(p.categories)
	names := make([]rule.Category, len(w.Kinds))
	for k := range names {
		names[k], _ = rule.ParseCategory(w.Kinds[k].Category) // FitText has parsed it
	}
	for from := 0; from < len(of); {
		to := from
		for to < len(of) && to-from < stripRows && of[to] {
			to++
		}
		if to > from {
			p.readCategories(w, names, from, to)
		}
		from = max(to, from+1)
	}
	return p.categories
}

// readCategories reads those of the blocks [from, to).
func (p *Scores) readCategories(w *model.Weights, names []rule.Category, from, to int) {
	n := to - from
	for i := from; i < to; i++ {
		p.categories[i] = rule.Layout
	}
	if len(names) == 0 {
		return
	}
	first, _ := p.passes()
	p.rows = reuse.Slice(p.rows, n*len(first.features))
	first.write(p, p.rows, from, to)
	p.kinds = reuse.Slice(p.kinds, n*len(names))
	for k := range names {
		w.Kinds[k].Forest.Score(p.rows, p.kinds[k*n:(k+1)*n], &p.scratch, model.Stop{})
	}
	for i := range n {
		best, total := 0, 0.0
		for k := range names {
			if p.kinds[k*n+i] > p.kinds[best*n+i] {
				best = k
			}
		}
		for k := range names {
			total += math.Exp(float64(p.kinds[k*n+i] - p.kinds[best*n+i]))
		}
		if 1/total >= leastKind {
			p.categories[from+i] = names[best]
		}
	}
}
