package shape

import (
	"strings"

	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

// Some publishers set links to other stories between the paragraphs, in
// capitals. So look section headings of others, and warnings and licences; a
// promo is long, a sentence of the news without a full stop, alone between two
// paragraphs, and stands in a text that has other boilerplate. Chosen by hand.
const (
	promoWords      = 7 // fewer are a heading
	promoPlainWords = 9 // enough without a comma, a quote or an attribution
	maxPromos       = 12
)

var capitalsBetweenParagraphs = &shapeRule{
	Rule: rule.Rule{
		ID: "promo/capitals", Category: rule.Promo, Points: rule.DropPoints,
		Doc: "A headline in capitals alone between two paragraphs: a link to another story.",
		Drop: []string{
			"Advertisement\nThe council met on Monday to vote on the bridge, and the mayor said that it would be built by May.\n" +
				"HARBOUR STRIKE ENTERS THIRD WEEK AS TALKS FAIL, UNION SAYS\nThe vote had been put off twice, because the cost of the bridge had doubled since the first plan.",
		},
		Keep: []string{
			"The council met on Monday to vote on the bridge, and the mayor said that it would be built by May.\n" +
				"HARBOUR STRIKE ENTERS THIRD WEEK AS TALKS FAIL, UNION SAYS\nThe vote had been put off twice, because the cost of the bridge had doubled since the first plan.",
		},
	}, find: func(f *finder) {
		f.readBeside()
		var found []int
		other := false // boilerplate that is not in capitals
		for i := range f.Traits {
			if f.Dropped(i) {
				other = true
				continue
			}
			if f.isCapitalPromo(i) && f.isArticle(int(f.above[i])) && f.isArticle(int(f.below[i])) {
				found = append(found, i)
			}
		}
		if !other || len(found) > maxPromos {
			return
		}
		for _, i := range found {
			f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "a headline in capitals between two paragraphs")
		}
	},
}

// What a promo in capitals above the headline shares with the paragraphs, and what the
// headline below it does, as shares of their longer words; so many lines below it is
// looked for. Chosen by hand.
const (
	leastAbove    = 5 // words
	leastShared   = .25
	headlineBelow = 4
)

var capitalsAboveHeadline = &shapeRule{
	Rule: rule.Rule{
		ID: "promo/capitals-above", Category: rule.Promo, Points: rule.DropPoints,
		Doc: "A headline in capitals above the article's own, of which the article says nothing.",
		Drop: []string{
			"MARKETS SLIDE AS CHIPMAKER WARNS\nCouncil votes for the bridge again\n" + longArticle,
		},
		Keep: []string{
			"COUNCIL VOTES FOR THE BRIDGE\nA short walk for everybody\n" + longArticle,
			"MARKETS SLIDE AS CHIPMAKER WARNS\nWhy the geese are back\n" + longArticle,
		},
	}, textOnly: true, find: func(f *finder) {
		first := 0
		for first < len(f.Traits) && !f.IsProse(first, facts.Half) {
			first++
		}
		if first == len(f.Traits) {
			return
		}
		for i := range first {
			s := &f.Stats[i]
			if f.Dropped(i) || s.Uppers*10 < s.Letters*9 || s.Words-s.Numbers < leastAbove || f.Traits[i].Ends || f.Traits[i].Inside != 0 {
				continue
			}
			for j := i + 1; j < min(i+1+headlineBelow, first); j++ {
				below := &f.Stats[j]
				if !f.Dropped(j) && !f.Traits[j].Ends && below.Words >= 4 && below.Uppers*2 < below.Letters && f.Traits[j].Inside >= leastShared {
					f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "a headline in capitals above that of the article, which says nothing of it")
					break
				}
			}
		}
	},
}

// longArticle are two long paragraphs, for examples.
const longArticle = "The council met on Monday to vote on the bridge, and the mayor said to all who had come that it would be built by May, whatever the river did.\n" +
	"The vote had been put off twice, because the cost of the bridge had doubled since the first plan, and nobody on the council wanted to be the one who said so.\n"

// isArticle reports whether block i reads like a sentence of the article: it
// ends like one and is no short call.
func (f *finder) isArticle(i int) bool {
	return f.IsProse(i, facts.Long) || f.isKeptProse(i, facts.Half)
}

// isCapitalPromo reports whether block i alone looks like a headline of
// another story in capitals.
func (f *finder) isCapitalPromo(i int) bool {
	s, t := &f.Stats[i], &f.Traits[i]
	n := s.Words - s.Numbers
	if s.Uppers*10 < s.Letters*9 || n < promoWords || n > 30 || s.Bullet || s.Last == '.' || s.Last == ':' || t.Repeat > 1 {
		return false
	}
	switch toks := f.TokensOf(i); {
	case s.Last == '?', s.Bars > 0, toks[0].Flags&(words.Number|words.Colon) != 0, words.GuideWords.Count(toks[0].Hash) > 0:
		return false // a heading of this story, a row, a step
	case n >= promoPlainWords:
		return true
	}
	return s.Commas > 0 || s.Quotes >= 2 || strings.HasSuffix(f.Blocks[i].Text, " SAYS")
}
