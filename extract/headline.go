package extract

import (
	"slices"

	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/internal/meta"
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

// Bounds of a headline: so many words, half as many in scripts without spaces,
// and at most so many blocks above the first paragraph. Chosen as those below.
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
	firstBonus     = .5 // nothing above it could stay
	bylineBonus    = .5 // an author or a date stands right below
	copiesBonus    = .3 // the line stands more than once
	shortMalus     = .4 // of one or two words
	issueBonus     = .1 // of a first line of so many words with a number, as "Letter 12"
	issueWords     = 4
	firstLines     = 2 // in a text without anything before its headline
	minHeadliness  = .6
	nearlyHeadline = .45 // how much less speaks for a line that stays beside the likeliest
	minDashed      = .5  // share of its longer words that the article uses, of a first line with a dash
	unscored       = .5  // in place of the score's opinion where there is none
)

// keepHeadline takes back what the layout score has against the article's headline and
// its copies. The score alone cannot tell it from headlines of other stories, which
// look the same; so lines that are nearly as likely the headline stay, too.
func (j *judge) keepHeadline() {
	end := j.firstParagraph()
	first, best := j.headlines(end)
	var stay []int // all found before any is kept, which would count for those below
	if first >= 0 {
		stay = append(stay, first)
	}
	if best >= 0 {
		least := j.headliness(best) - nearlyHeadline
		for i := max(end-headlineReach, 0); i < end; i++ {
			if j.isTitleLike(i) && j.headliness(i) >= least {
				stay = append(stay, i)
			}
		}
	}
	for _, i := range stay {
		j.keepCopies(i, end)
	}
}

// keepCopies takes back what the layout score has against block k and its copies in the
// head and a little below its end.
func (j *judge) keepCopies(k, end int) {
	for i := range min(end+headlineReach, len(j.Traits)) {
		if !j.Dropped(i) && j.Traits[i].Print == j.Traits[k].Print {
			j.gone[i] = false
		}
	}
}

// headlines returns the most likely of the title-like lines above block end, the first
// paragraph, and the first of what stays if it could be one; -1 if there is none.
func (j *judge) headlines(end int) (first, best int) {
	first, best = -1, -1
	most := float32(minHeadliness)
	for i := max(end-headlineReach, 0); i < end; i++ {
		if !j.isTitleLike(i) {
			continue
		}
		v := j.headliness(i)
		if i < firstLines && first < 0 && v >= minHeadliness && j.isFirst(i) {
			first = i
		}
		if v > most+.01 { // of equals the first
			best, most = i, v
		}
	}
	return first, best
}

// headliness weighs what speaks for block i being the headline.
func (j *judge) headliness(i int) float32 {
	t, s := &j.Traits[i], &j.Stats[i]
	v := max(t.Inside, 0)
	if j.scores != nil {
		v += float32(j.scores.BodyChance(i))
	} else {
		v += unscored
	}
	if j.isFirst(i) {
		v += firstBonus
	}
	if n := len(j.Traits); i+1 < n && j.isByline(i+1) || i+2 < n && j.isByline(i+2) {
		v += bylineBonus
	}
	switch {
	case i == 0 && s.Numbers == 1 && s.Words <= issueWords:
		v += issueBonus
	case s.Words < 3 && s.Solos < 6:
		v -= shortMalus
	case t.Repeat > 1:
		v += copiesBonus
	}
	return v
}

// firstParagraph returns the first paragraph that stays, or the number of
// blocks.
func (j *judge) firstParagraph() int {
	for i := range j.Traits {
		if j.IsProse(i, facts.Short) && !j.Dropped(i) && !j.isGone(i) {
			return i
		}
	}
	return len(j.Traits)
}

// isTitleLike reports whether block i could be a headline by its looks. The first line of a
// text may also be one word that the article uses and no rule knows, as "Coffee", or begin with
// a dash, as quotations do in some languages, if the article uses its words.
func (j *judge) isTitleLike(i int) bool {
	t, s := &j.Traits[i], &j.Stats[i]
	if len(j.seen) > 0 && j.seen[i].Repeats() {
		return false // the site's, as other articles of it have it
	}
	lone := i == 0 && s.Words == 1 && !s.Bullet && t.Inside >= 1 && len(j.Of(i)) == 0
	dashed := i == 0 && s.Words > 2 && t.Inside >= minDashed
	return !j.Dropped(i) && (s.Words >= minHeadline || lone) && s.Words <= maxHeadline && s.Words > s.Numbers &&
		s.Last != ':' && s.Last != ',' && s.Last != ';' && s.Links == 0 && s.Buttons == 0 && s.Bars < 2 && (!s.Bullet || dashed) &&
		(!t.Ends || s.Last == '?' || s.Last == '!') && !j.isByline(i)
}

// isByline reports whether block i is a date, or a rule takes it for an author's
// line, if only as a hint.
func (j *judge) isByline(i int) bool {
	if words.IsDate(j.TokensOf(i)) {
		return true
	}
	return slices.ContainsFunc(j.Of(i), func(h hits.Hit) bool { return j.RuleOf(&h).Category == rule.Byline })
}

// isFirst reports whether no block above i could stay.
func (j *judge) isFirst(i int) bool {
	for k := range i {
		if !j.Dropped(k) && !j.isGone(k) {
			return false
		}
	}
	return true
}

// isGone reports whether the layout score drops block i.
func (j *judge) isGone(i int) bool { return j.scores != nil && j.gone[i] }

// readHead returns what the head of a raw text says: its headline, and of the lines
// above the first paragraph who wrote it and when.
func (j *judge) readHead(verdicts []Verdict) Meta {
	var head []string
	end := j.firstParagraph()
	for i := range end {
		if j.isByline(i) {
			head = append(head, j.Blocks[i].Text)
		}
	}
	title := ""
	if first, best := j.headlines(end); best >= 0 && verdicts[best].Keep {
		title = j.Blocks[best].Text
	} else if first >= 0 && verdicts[first].Keep {
		title = j.Blocks[first].Text
	}
	return meta.OfText(title, head)
}
