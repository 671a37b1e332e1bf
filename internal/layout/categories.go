package layout

import (
	"math"

	"github.com/pare-text/pare/internal/model"
	"github.com/pare-text/pare/internal/reuse"
	"github.com/pare-text/pare/rule"
)

// leastKind is the chance from which a block that the score drops is called by its most
// likely category. Of the labelled articles, by cross-validation, it names seven blocks of
// ten, two of three rightly; at .5 five of ten, and three of four rightly.
const leastKind = .4

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
	p.asked = p.asked[:0]
	for i, asked := range of {
		if !asked {
			continue
		}
		p.categories[i] = rule.Layout
		if p.asked = append(p.asked, i); len(p.asked) == stripRows {
			p.readCategories(w, names)
		}
	}
	p.readCategories(w, names)
	return p.categories
}

// readCategories reads those of p.asked, and empties it.
func (p *Scores) readCategories(w *model.Weights, names []rule.Category) {
	n := len(p.asked)
	if len(names) == 0 || n == 0 {
		p.asked = p.asked[:0]
		return
	}
	first, _ := p.passes()
	size := len(first.features)
	p.rows = reuse.Slice(p.rows, n*size)
	for k, i := range p.asked {
		first.write(p, p.rows[k*size:(k+1)*size], i, i+1)
	}
	p.kinds = reuse.Slice(p.kinds, n*len(names))
	for k := range names {
		w.Kinds[k].Forest.Score(p.rows, p.kinds[k*n:(k+1)*n], &p.scratch)
	}
	for k, i := range p.asked {
		best, total := 0, 0.0
		for c := range names {
			if p.kinds[c*n+k] > p.kinds[best*n+k] {
				best = c
			}
		}
		for c := range names {
			total += math.Exp(float64(p.kinds[c*n+k] - p.kinds[best*n+k]))
		}
		if 1/total >= leastKind {
			p.categories[i] = names[best]
		}
	}
	p.asked = p.asked[:0]
}
