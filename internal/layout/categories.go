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
	p.asked = p.asked[:0]
	for i, asked := range of {
		if !asked {
			continue
		}
		p.categories[i] = rule.Layout
		if p.asked = append(p.asked, i); len(p.asked) == model.Strip {
			p.readCategories(w.Kinds)
		}
	}
	p.readCategories(w.Kinds)
	return p.categories
}

// readCategories reads those of p.asked, and empties it.
func (p *Scores) readCategories(kinds []model.Kind) {
	n := len(p.asked)
	if len(kinds) == 0 || n == 0 {
		p.asked = p.asked[:0]
		return
	}
	first, _ := p.passes()
	row := reuse.Slice(p.features, len(first.features))
	p.features = row
	for k, i := range p.asked {
		p.row(row, first, i)
		p.scratch.Put(k, row)
	}
	p.kinds = reuse.Slice(p.kinds, n*len(kinds))
	model.ScoreKinds(kinds, p.kinds, &p.scratch)
	for k, i := range p.asked {
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
	p.asked = p.asked[:0]
}
