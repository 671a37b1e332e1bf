package extract

import (
	"cmp"
	"slices"
)

// Bounds of a headline: so many words, half as many in scripts without spaces,
// and at most so many blocks above the first paragraph.
const (
	minHeadline   = 2
	maxHeadline   = 30
	headlineReach = 40
)

// What speaks for a title-like line being the headline, beside the share of its
// longer words that the article's sentences use and the score's opinion, each
// from 0 to 1; and how much it takes. Chosen by the headlines lost and the lines
// left in the labelled articles.
const (
	firstBonus    = .5 // nothing above it could stay
	bylineBonus   = .5 // an author or a date stands right below
	copiesBonus   = .3 // the line stands more than once
	shortMalus    = .4 // of one or two words
	firstLines    = 2  // in a text without anything before its headline
	minHeadliness = .6
)

// keepHeadline takes back what the layout score has against the article's
// headline: the most likely of the title-like lines above the first paragraph,
// the first of what stays if it could be one, and their copies. The score alone
// cannot tell it from headlines of other stories, which look the same.
func (p *pass) keepHeadline() {
	end := p.firstParagraph()
	first, best, most := -1, -1, float32(minHeadliness)
	for i := max(end-headlineReach, 0); i < end; i++ {
		if !p.isTitleLike(i) {
			continue
		}
		v := p.headliness(i)
		if i < firstLines && first < 0 && v >= minHeadliness && p.isFirst(i) {
			first = i
		}
		if v > most+.01 { // of equals the first
			best, most = i, v
		}
	}
	for _, k := range []int{first, best} {
		for i := 0; k >= 0 && i < min(end+headlineReach, len(p.traits)); i++ {
			if p.points[i] < DropPoints && p.traits[i].print == p.traits[k].print {
				p.gone[i] = false
			}
		}
	}
}

// headliness weighs what speaks for block i being the headline.
func (p *pass) headliness(i int) float32 {
	t, s := &p.traits[i], &p.shapes[i]
	v := max(t.inside, 0) + float32(p.bodyChance(int32(i)))
	if p.isFirst(i) {
		v += firstBonus
	}
	if n := len(p.traits); i+1 < n && p.isByline(i+1) || i+2 < n && p.isByline(i+2) {
		v += bylineBonus
	}
	switch {
	case s.Words < 3 && s.Solos < 6:
		v -= shortMalus
	case t.repeat > 1:
		v += copiesBonus
	}
	return v
}

// firstParagraph returns the first paragraph that stays, or the number of
// blocks.
func (p *pass) firstParagraph() int {
	for i := range p.traits {
		if p.isParagraph(i) && !p.gone[i] {
			return i
		}
	}
	return len(p.traits)
}

// isTitleLike reports whether block i could be a headline by its looks.
func (p *pass) isTitleLike(i int) bool {
	t, s := &p.traits[i], &p.shapes[i]
	if len(p.seen) > 0 && p.seen[i].repeats() {
		return false // the site's, as other articles of it have it
	}
	return p.points[i] < DropPoints && s.Words >= minHeadline && s.Words <= maxHeadline && s.Words > s.Numbers &&
		s.Last != ':' && s.Last != ',' && s.Last != ';' && s.Links == 0 && s.Buttons == 0 && s.Bars < 2 && !s.Bullet &&
		(!t.ends || s.Last == '?' || s.Last == '!') && !p.isByline(i)
}

// isByline reports whether block i is a date, or a rule takes it for an author's
// line, if only as a hint.
func (p *pass) isByline(i int) bool {
	if p.isDate(i) {
		return true
	}
	k, _ := slices.BinarySearchFunc(p.hits, int32(i), func(h hit, block int32) int { return cmp.Compare(h.block, block) })
	for ; k < len(p.hits) && int(p.hits[k].block) == i; k++ {
		if p.rules[p.hits[k].rule].Category == Byline {
			return true
		}
	}
	return false
}

// isFirst reports whether no block above i could stay.
func (p *pass) isFirst(i int) bool {
	for j := range i {
		if p.points[j] < DropPoints && !p.gone[j] {
			return false
		}
	}
	return true
}
