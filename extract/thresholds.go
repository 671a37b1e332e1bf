package extract

import (
	"math"
	"slices"

	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/internal/reuse"
	"github.com/pare-text/pare/internal/shape"
)

// A thresholds says how sure the score must be that a block is no body before it
// drops the block: the probability that it is body, at or under which it goes, in a long
// text that is half boilerplate or more; see doubt. Chosen by cross-validation over
// publishers on the labelled articles, and on texts and inventory that nothing was trained
// on, where losing a paragraph counts most; see train/README.md.
type thresholds struct {
	sentence float64 // of a whole sentence
	last     float64 // of one that ends the text, below a block that stays, but for what rules name
	other    float64 // of a heading, a label, a piece of a sentence
}

var textThresholds = [...]thresholds{
	Gentle:   {sentence: .143, last: .02, other: .205},
	Balanced: {sentence: .285, last: .02, other: .39},
	Strict:   {sentence: .446, last: .03, other: .55},
}

// The odds that a block is body are multiplied by (D/K)^balancePower, with D the
// characters of the text that the score expects to go, K those that it expects to
// stay, and balanceChars added to each, where D is less than K: the less of a text
// is boilerplate, the more each line of it counts among what is left, and the
// less a lost line counts. And they are multiplied by shortChars/K where K is less: what
// tells an article from what stands around it is mostly its length, and a lost line of a
// short one counts for more. Chosen with textThresholds.
const (
	balancePower = .4
	balanceChars = 300
	shortChars   = 3600
)

// doubt is the logarithm of what the odds of a block being body are multiplied by.
func (j *judge) doubt() float32 {
	if j.c.outlook != nil {
		return j.c.outlook.doubt
	}
	return doubtOf(j.expected())
}

// doubtOf is the doubt of a text of what is expected of it.
func doubtOf(stay, drop float64) float32 {
	return float32(min(balancePower*math.Log(drop/stay), 0) + max(math.Log(shortChars/stay), 0))
}

// expected is how many characters the score expects to stay and to go, and balanceChars.
func (j *judge) expected() (stay, drop float64) {
	stay, drop = balanceChars, balanceChars
	for i := range j.scores.Final {
		chance := 0.0
		if !j.Dropped(i) {
			chance = j.scores.BodyChance(i)
		}
		chars := float64(j.Traits[i].Chars)
		stay += float64(chars * chance) // not fused with the sum, on any machine
		drop += float64(chars * (1 - chance))
	}
	return stay, drop
}

// readLayoutDrops sets j.gone: the blocks that the score drops.
func (j *judge) readLayoutDrops(m Mode) {
	d, doubt := textThresholds[m], j.doubt()
	sentence, last, other := logOdds(d.sentence)-doubt, logOdds(d.last)-doubt, logOdds(d.other)-doubt
	j.gone = reuse.Slice(j.gone, len(j.scores.Final))
	stays, end, below := false, 0, 0 // whether any block stays, and the last of those, and how many, below it that no rule drops
	for i, s := range j.scores.Final {
		limit := other
		if j.IsProse(i, facts.Sentence) {
			limit = sentence
		}
		if doubt > 0 && j.isBelowLinks(i) {
			limit += linkDoubt * doubt
		}
		j.gone[i] = s <= limit
		switch {
		case j.Dropped(i):
		case !j.gone[i]:
			stays, below = true, 0
		default:
			end, below = i, below+1
		}
	}
	j.keepLists(other)
	if stays && below == 1 && j.IsProse(end, facts.Sentence) {
		j.gone[end] = j.scores.Final[end] <= last
	}
}

// linkDoubt is the part of the doubt that a title-like line below a heading of links is
// spared: it may be the link, or a sub-heading of the article. Chosen by cross-validation and by
// the sub-headings lost in the inventory.
const linkDoubt = .5

// isBelowLinks reports whether block i is a title-like line below a heading of links.
func (j *judge) isBelowLinks(i int) bool {
	return slices.ContainsFunc(j.Of(i), func(h hits.Hit) bool { return h.Source == hits.Shape && j.RuleOf(&h).ID == shape.UnderHeading })
}

// A list below a line with a colon that stays goes line by line only if its lines are in so
// much more doubt, on the whole; a longer one is a menu. Chosen by cross-validation over
// publishers.
const (
	listDoubt = 1
	mostItems = 20
)

// keepLists takes back what the score has against lines of lists: those that stand
// together below a line that ends in a colon.
func (j *judge) keepLists(limit float32) {
	for i := range j.gone {
		if j.Stats[i].Last != ':' || j.gone[i] || j.Dropped(i) {
			continue
		}
		end, sum := i+1, float32(0)
		for ; end < len(j.gone) && (end == i+1 || j.Blocks[end].Blanks == 0) && !j.Dropped(end) && !j.Traits[end].Long; end++ {
			sum += j.scores.Final[end]
		}
		if n := end - i - 1; n < 2 || n > mostItems || sum/float32(n) <= limit-listDoubt {
			continue
		}
		for k := i + 1; k < end; k++ {
			j.gone[k] = false
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
