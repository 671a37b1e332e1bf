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
	p.nameless = p.nameless[:0]
	for i, is := range of {
		if !is {
			continue
		}
		p.categories[i] = rule.Layout
		if p.nameless = append(p.nameless, i); len(p.nameless) == stripRows {
			p.readCategories(w.Kinds)
		}
	}
	p.readCategories(w.Kinds)
	return p.categories
}

// readCategories reads those of p.nameless, and empties it.
func (p *Scores) readCategories(kinds []model.Kind) {
	n := len(p.nameless)
	if len(kinds) == 0 || n == 0 {
		p.nameless = p.nameless[:0]
		return
	}
	first, _ := p.passes()
	size := len(first.features)
	p.rows = reuse.Slice(p.rows, n*size)
	for k, i := range p.nameless {
		p.row(p.rows[k*size:(k+1)*size], first, i)
	}
	p.kinds = reuse.Slice(p.kinds, n*len(kinds))
	model.ScoreKinds(kinds, p.rows, p.kinds, &p.scratch)
	for k, i := range p.nameless {
		best, total := 0, 0.0
		for c := range kinds {
			if p.kinds[c*n+k] > p.kinds[best*n+k] {
				best = c
			}
		}
		for c := range kinds {
			total += math.Exp(float64(p.kinds[c*n+k] - p.kinds[best*n+k]))
		}
		if 1/total >= leastKind {
			p.categories[i], _ = rule.ParseCategory(kinds[best].Category) // who fits the weights has parsed it
		}
	}
	p.nameless = p.nameless[:0]
}
