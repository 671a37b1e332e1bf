package layout

import (
	"math"
	"strconv"

	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/internal/reuse"
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

// What only raw text has as features: how far the rules' finds of each group are, and
// how like a block is to the title and to what stands around it. Both passes see
// them in the whole document.

// ruleGroups are categories that tell the same of what stands near them.
var ruleGroups = [...]struct {
	name string
	of   []rule.Category
}{
	{"caption", []rule.Category{rule.Caption}},
	{"credit", []rule.Category{rule.Credit}},
	{"alternative text", []rule.Category{rule.AltText}},
	{"promo", []rule.Category{rule.Promo}},
	{"related", []rule.Category{rule.Related}},
	{"gate", []rule.Category{rule.SignUp, rule.Paywall, rule.Consent, rule.App}},
	{"notice", []rule.Category{rule.Legal, rule.Copyright}},
	{"author", []rule.Category{rule.Byline, rule.Bio, rule.Source}},
	{"share bar", []rule.Category{rule.Share, rule.Follow}},
	{"comments", []rule.Category{rule.Comments}},
	{"furniture", []rule.Category{rule.Navigation, rule.Advert, rule.Widget}},
}

const numGroups = len(ruleGroups)

// groupOf is the group of each category and 1, or 0.
var groupOf = func() (t [256]uint8) {
	for k, g := range ruleGroups {
		for _, c := range g.of {
			t[c] = uint8(k + 1)
		}
	}
	return t
}()

// A surroundings is what features of raw text look at, by block.
type surroundings struct {
	since, until [][numGroups]float32 // logarithms of blocks to a find of each group, or never
	share        [numGroups]float32   // of the document's blocks
	title        int                  // the block that is most likely the headline; -1 if none is
	seen         []seen
	last         words.LastSet
	slots        []uint32  // in last, of the longer words
	likest       []float32 // the overlap with the block nearby that is most like it
	kin          kinship
}

// A seen says where the longer words of a block stand elsewhere: shares of them that
// stand within likeReach blocks before it, in the paragraph before or behind that, and
// anywhere before; and the same behind it.
type seen struct{ near, paragraph, anywhere [2]float32 }

const (
	likeReach             = 3     // blocks in which words are looked for
	likestNear            = 6     // blocks among which the likest is looked for
	leastTitle, mostTitle = 3, 25 // words of a title
	titleReach            = 40    // blocks in which it stands
)

// spreadSizes are the radii of the windows over which lengths are compared.
var spreadSizes = []int{2, 5}

// readSurroundings reads what the features of raw text look at, after readPlaces.
func (p *Scores) readSurroundings() {
	s := &p.text
	n := len(p.Blocks)
	s.since, s.until, s.seen = reuse.Slice(s.since, n), reuse.Slice(s.until, n), reuse.Slice(s.seen, n)
	s.share = [numGroups]float32{}
	p.readFinds()
	s.title = p.firstTitle()
	p.readSeen()
	p.readLikest()
	p.readKin()
}

// readFinds reads how far each group's finds are.
func (p *Scores) readFinds() {
	s := &p.text
	n := len(p.Blocks)
	var last [numGroups]int
	for g := range last {
		last[g] = -1
	}
	at := 0
	for i := range n {
		for g, j := range last {
			s.since[i][g] = never
			if j >= 0 {
				s.since[i][g] = logf(float32(i - j))
			}
		}
		for ; at < len(p.hits) && int(p.hits[at].Block) == i; at++ {
			if g := p.foundGroup(&p.hits[at]); g >= 0 && last[g] != i {
				last[g] = i
				s.share[g]++
			}
		}
	}
	for g := range s.share {
		s.share[g] /= float32(max(n, 1))
		last[g] = -1
	}
	at = len(p.hits) - 1
	for i := n - 1; i >= 0; i-- {
		for g, j := range last {
			s.until[i][g] = never
			if j >= 0 {
				s.until[i][g] = logf(float32(j - i))
			}
		}
		for ; at >= 0 && int(p.hits[at].Block) == i; at-- {
			if g := p.foundGroup(&p.hits[at]); g >= 0 {
				last[g] = i
			}
		}
	}
}

// foundGroup is the group of a find that is enough to drop its block, or -1.
func (p *Scores) foundGroup(h *hits.Hit) int {
	if h.Points < rule.DropPoints {
		return -1
	}
	return int(groupOf[p.rules[h.Rule].Category]) - 1
}

// firstTitle returns the first block that may be a headline, by its looks.
func (p *Scores) firstTitle() int {
	for i := range min(len(p.Blocks), titleReach) {
		s := &p.Stats[i]
		if p.signals[i].points < rule.DropPoints && s.Words >= leastTitle && s.Words <= mostTitle && s.Last != '.' && s.Last != ':' && s.Last != ',' {
			return i
		}
	}
	return -1
}

// readSeen reads where the words of each block stand elsewhere: forwards for what
// stands before it, backwards for what stands behind.
func (p *Scores) readSeen() {
	s := &p.text
	n := len(p.Blocks)
	total := 0
	for i := range n {
		total += len(p.TokensOf(i))
	}
	s.last.Reset(total)
	s.slots = s.slots[:0]
	for i := range n {
		from := len(s.slots)
		for _, t := range p.TokensOf(i) {
			if facts.IsLong(t) {
				s.slots = append(s.slots, s.last.Slot(t.Hash))
			}
		}
		p.readSeenOf(i, 0, i, i-int(p.zone.Since[i]), s.slots[from:])
	}
	s.last.Forget()
	end := len(s.slots)
	for i := n - 1; i >= 0; i-- {
		from := end
		for _, t := range p.TokensOf(i) {
			if facts.IsLong(t) {
				from--
			}
		}
		p.readSeenOf(i, 1, n-1-i, int(p.zone.Next[i+1])-i, s.slots[from:end])
		end = from
	}
}

// readSeenOf reads where the longer words of block i, which have these slots, stand on one
// side of it. at is the place of the block from that side, paragraph how far the next
// paragraph is there.
func (p *Scores) readSeenOf(i, side, at, paragraph int, slots []uint32) {
	var all, near, within, anywhere float32
	for _, slot := range slots {
		before := int(p.text.last.Put(slot, int32(at)))
		if before == at {
			continue // twice in the block
		}
		all++
		if before < 0 {
			continue
		}
		anywhere++
		if at-before <= likeReach {
			near++
		}
		if at-before <= paragraph {
			within++
		}
	}
	x := &p.text.seen[i]
	x.near[side], x.paragraph[side], x.anywhere[side] = never, never, never
	if all > 0 {
		x.near[side], x.paragraph[side], x.anywhere[side] = near/all, within/all, anywhere/all
	}
}

// readLikest compares each block with those near it, each two of them once.
func (p *Scores) readLikest() {
	t := p.Traits
	likest := reuse.Slice(p.text.likest, len(t))
	p.text.likest = likest
	clear(likest)
	for i := range t {
		for j := i + 1; j < min(i+1+likestNear, len(t)); j++ {
			overlap := facts.Overlap(&t[i], &t[j])
			likest[i], likest[j] = max(likest[i], overlap), max(likest[j], overlap)
		}
	}
}

// A textView is a block among those around it.
type textView struct {
	p *Scores
	i int
}

// spread is how much the lengths of the blocks within size differ, as the standard
// deviation of their logarithms, and above how much longer block i is than their mean.
func (v *textView) spread(size int) (spread, above float32) {
	t := v.p.Traits
	low, high := max(v.i-size, 0), min(v.i+size+1, len(t))
	mean := v.p.mean(windowLength, low, high)
	for j := low; j < high; j++ {
		d := logf(float32(t[j].Chars)) - mean
		spread += float32(d * d) // not fused with the sum, on any machine
	}
	return float32(math.Sqrt(float64(spread / float32(high-low)))), logf(float32(t[v.i].Chars)) - mean
}

var textColumns = []column[textView]{
	{feature{"words of the title", aspectKnown}, func(v *textView) float32 {
		if v.p.text.title < 0 || v.p.text.title == v.i {
			return never
		}
		return facts.Overlap(&v.p.Traits[v.i], &v.p.Traits[v.p.text.title])
	}},
	{feature{"blocks from the title", aspectPlace}, func(v *textView) float32 { return float32(v.i - v.p.text.title) }},
	{feature{"words seen in 3 before", aspectKnown}, func(v *textView) float32 { return v.p.text.seen[v.i].near[0] }},
	{feature{"words seen in 3 after", aspectKnown}, func(v *textView) float32 { return v.p.text.seen[v.i].near[1] }},
	{feature{"words seen since the paragraph before", aspectKnown}, func(v *textView) float32 { return v.p.text.seen[v.i].paragraph[0] }},
	{feature{"words seen to the paragraph after", aspectKnown}, func(v *textView) float32 { return v.p.text.seen[v.i].paragraph[1] }},
	{feature{"words seen before", aspectKnown}, func(v *textView) float32 { return v.p.text.seen[v.i].anywhere[0] }},
	{feature{"words seen after", aspectKnown}, func(v *textView) float32 { return v.p.text.seen[v.i].anywhere[1] }},
	{feature{"likest block near", aspectKnown}, func(v *textView) float32 { return v.p.text.likest[v.i] }},
}

// textFeatures are what rows of raw text have besides: textColumns, the spreads, and
// for each group of rules how far it is and what it has of the document.
var textFeatures = func() []feature {
	all := featuresOf(textColumns)
	for _, size := range spreadSizes {
		within := " within " + strconv.Itoa(size)
		all = append(all, feature{"spread of lengths" + within, aspectAround}, feature{"length above" + within, aspectAround})
	}
	all = append(all, kinFeatures...)
	for _, head := range []string{"blocks since ", "blocks to ", "document share of "} {
		for _, g := range ruleGroups {
			all = append(all, feature{head + "rules of " + g.name, aspectCues})
		}
	}
	return all
}()

// textRow appends textFeatures of block i of the whole document.
func (p *Scores) textRow(row []float32, i int) []float32 {
	v := &p.views.text
	*v = textView{p, i}
	row = write(row, textColumns, v)
	for _, size := range spreadSizes {
		spread, above := v.spread(size)
		row = append(row, spread, above)
	}
	row = p.kinRow(row, i)
	s := &p.text
	row = append(row, s.since[i][:]...)
	row = append(row, s.until[i][:]...)
	return append(row, s.share[:]...)
}
