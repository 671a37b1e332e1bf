package extract

import (
	"cmp"
	"math"
	"slices"

	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/internal/reuse"
	"github.com/pare-text/pare/rule"
)

// A pageThreshold says which blocks of a page the layout score drops: those that it
// gives least or less; of those that it gives up to most, the ones that would
// lower the page's expected F score. So a page whose blocks are all in doubt
// keeps more of them than one whose body is clear. Chosen by cross-validation
// over sites. The F score asks for at most 1/(1+β²) of a block: above that most
// decides nothing, as in Gentle and Balanced.
type pageThreshold struct {
	least, most float64
	recall      float64 // how much recall weighs against precision, squared: the β of Fβ
}

var pageThresholds = [...]pageThreshold{
	Gentle:   {least: .1, most: .4, recall: 1.5},
	Balanced: {least: .1, most: .6, recall: .9},
	Strict:   {least: .4, most: .7, recall: .6},
}

const (
	// Of a page with less than page.FewBlocks the score drops what it gives so much or
	// less, and so it does where nothing would be left. Chosen by hand.
	fragmentDoubt = .05
)

// readPageDrops sets j.gone for the blocks of a page, and returns why it drops less
// than the score would, if so.
func (j *judge) readPageDrops(m Mode) (guard string) {
	var least float32
	if j.c.outlook != nil {
		least, guard = j.c.outlook.least, j.c.outlook.guard
	} else {
		least, guard = j.leastKept(pageThresholds[m])
	}
	j.gone = reuse.Slice(j.gone, len(j.scores.Final))
	for i, s := range j.scores.Final {
		j.gone[i] = s < least
	}
	return guard
}

// leastKept returns the least score of a block that stays, and why that is less than
// the score would have it, if so.
func (j *judge) leastKept(d pageThreshold) (least float32, guard string) {
	n := len(j.scores.Final)
	order := j.unnamed()
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(j.scores.Final[b], j.scores.Final[a]) })
	all := 0.0 // expected words of the body
	for _, i := range order {
		all += j.scores.BodyChance(int(i)) * j.wordsOf(i)
	}
	kept, right, wrong, best := 0, 0.0, 0.0, -1.0
	for k, i := range order {
		chance := j.scores.BodyChance(int(i))
		if chance <= d.least {
			break
		}
		right += chance * j.wordsOf(i)
		wrong += (1 - chance) * j.wordsOf(i)
		if f := right / (right + wrong + d.recall*d.recall*all); f >= best || chance > d.most {
			kept, best = k+1, f
		}
	}
	least = float32(math.Inf(1)) // score of the last block that is kept
	if kept > 0 {
		least = j.scores.Final[order[kept-1]]
	}
	if n < page.FewBlocks || kept == 0 {
		least = logOdds(fragmentDoubt)
	}
	if n >= page.FewBlocks && kept == 0 && len(order) > 0 {
		guard = "the trained score would drop the whole page; only blocks that are certainly boilerplate are dropped"
	}
	return least, guard
}

// unnamed returns the blocks that no rule drops.
func (j *judge) unnamed() []int32 {
	order := make([]int32, 0, len(j.scores.Final))
	at := 0
	for i := range j.scores.Final {
		named := false
		for ; at < len(j.All) && int(j.All[at].Block) == i; at++ {
			named = named || j.All[at].Points >= rule.DropPoints
		}
		if !named {
			order = append(order, int32(i))
		}
	}
	return order
}

func (j *judge) wordsOf(i int32) float64 {
	return float64(max(j.Stats[i].Words, j.Stats[i].Solos/2))
}
