package extract

import (
	"math"

	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/reuse"
)

// A thresholds says how sure the layout score must be that a block is no body
// before it drops the block: the probability that it is body, at or under which
// it goes, in a text that is half boilerplate or more; see balance. A body is mostly one
// stretch, so more is asked at its edge and inside it. Chosen by cross-validation
// over publishers on the labelled articles, and on texts and inventory that
// nothing was trained on, where losing a paragraph counts most; see
// train/README.md.
type thresholds struct {
	outside  float64 // beside others that go
	inside   float64 // between two that stay
	edge     float64 // beside one that stays: a lead, a sub-heading, a signature
	sentence float64 // of whole sentences, wherever they stand
	next     float64 // of a whole sentence below a block that stays after all
	last     float64 // of one beside a block that is surely body: the article's last
}

var textThresholds = [...]thresholds{
	Gentle:   {outside: .15, inside: .10, edge: .08, sentence: .10, next: .10, last: .02},
	Balanced: {outside: .28, inside: .25, edge: .22, sentence: .25, next: .20, last: .03},
	Strict:   {outside: .42, inside: .40, edge: .37, sentence: .40, next: .35, last: .03},
}

// The odds that a block is body are multiplied by (D/K)^balancePower, with D the
// characters of the text that the score expects to go, K those that it expects to
// stay, and balanceChars added to each, where D is less than K: the less of a text
// is boilerplate, the more each line of it counts among what is left, and the
// less a lost line counts. Chosen with textThresholds.
const (
	balancePower = .6
	balanceChars = 300
)

// balance is the logarithm of what the odds of a block being body are multiplied
// by.
func (j *judge) balance() float32 {
	stay, drop := float64(balanceChars), float64(balanceChars)
	for i := range j.scores.Final {
		chance := 0.0
		if !j.Dropped(i) {
			chance = j.scores.BodyChance(i)
		}
		chars := float64(j.Traits[i].Chars)
		stay += float64(chars * chance) // not fused with the sum, on any machine
		drop += float64(chars * (1 - chance))
	}
	return float32(min(balancePower*math.Log(drop/stay), 0))
}

// edgeReach is how many blocks that no rule names, but the score doubts, may
// stand between two neighbours. Chosen with textThresholds.
const edgeReach = 2

// mostHeld is how many sentences in a row the last paragraph may be followed by
// that stay although the score doubts them. Chosen with textThresholds.
const mostHeld = 2

// readLayoutDrops sets j.gone: the blocks that the layout score drops.
func (j *judge) readLayoutDrops(m Mode) {
	if m == Balanced && j.IsRareScript() {
		m = Gentle
	}
	d, balance := textThresholds[m], j.balance()
	most := func(chance float64) float32 { return logOdds(chance) - balance }
	outside, inside, edge := most(d.outside), most(d.inside), most(d.edge)
	j.gone = reuse.Slice(j.gone, len(j.scores.Final))
	for i, s := range j.scores.Final {
		j.gone[i] = s <= outside
	}
	// whether a block that stays is near the r-th of the rest, above it if step is
	// -1 or below it if step is 1: named boilerplate between them does not count
	near := func(r, step int) bool {
		between := 0
		for i := int(j.scores.RestOf[r]) + step; i >= 0 && i < len(j.scores.Final) && between <= edgeReach; i += step {
			switch {
			case j.Dropped(i):
			case j.scores.Final[i] > outside:
				return true
			default:
				between++
			}
		}
		return false
	}
	held := 0 // sentences in a row, up to this block, that stay by the benefit of the doubt
	for r, i := range j.scores.RestOf {
		if !j.gone[i] {
			held = 0
			continue
		}
		before, after := near(r, -1), near(r, 1)
		sentence := j.IsProse(int(i), facts.Sentence)
		limit := outside
		switch {
		case sentence && (before || after || held > 0 && held < mostHeld):
			limit = most(d.last)
		case sentence && r > 0 && !j.gone[j.scores.RestOf[r-1]]:
			limit = most(d.next)
		case sentence:
			limit = most(d.sentence)
		case before && after:
			limit = inside
		case before || after:
			limit = edge
		}
		if j.gone[i] = j.scores.Final[i] <= limit; j.gone[i] {
			held = 0
		} else {
			held++
		}
	}
}

func logOdds(p float64) float32 { return float32(math.Log(p / (1 - p))) }

// levelCopies gives the copies of a long line the mean of their scores.
func (j *judge) levelCopies() {
	m := &j.scores.View.Copies
	for _, scores := range [][]float32{j.scores.FirstPass, j.scores.Final} {
		m.Reset(len(j.Traits))
		for i := range j.Traits {
			if j.isLongCopy(i) {
				m.Add(j.Traits[i].Print, scores[i])
			}
		}
		for i := range j.Traits {
			if j.isLongCopy(i) {
				sum, count := m.Get(j.Traits[i].Print)
				scores[i] = sum / count
			}
		}
	}
}
