package shape

import (
	"slices"
	"strings"

	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

// Behind the last paragraph a page goes on with what is the site's: comments, an
// author's box, links, the foot of the page. Three rules find it, of raw text alone; a
// page tells by its elements. What they take for a paragraph is a short one already, as
// many an article ends with lists and sub-headings below one.
//
// The bounds were chosen by the labelled articles, by cross-validation over publishers.
const (
	// A line that closes an article has so many words at most, at least so many
	// paragraphs above it, and so large a share of all paragraphs above it. Navigation
	// also stands inside of articles and needs more.
	closingWords      = 12
	leastParagraphs   = 2
	closingShare      = .8
	closingShareOfNav = .9
	// Paragraphs below such a line are the site's only if so many stand above it, and if
	// rules drop so many lines below it.
	paragraphsAbove = 10
	droppedBelow    = 2
	// Below a line of boilerplate so many lines may be more of it; a longer one than
	// so many words is a sentence, of which only so many such lines above make boilerplate.
	behindReach    = 10
	behindWords    = 15
	behindSentence = 3
	sentenceWords  = 5
	// A sentence among the links is no longer than that.
	longestSentence = 40
	// Facts are short lines with a figure at their start or end, as ingredients and
	// results are: so many of them, and so large a share of a run of lines that no rule
	// drops, are a list of the article, unless that many lines above are boilerplate.
	factWords      = 8
	rowFigures     = 3 // so many figures are a row of a table, however long
	leastFacts     = 2
	shareOfFacts   = .3
	dropsAboveFact = 3
	// Comments may have paragraphs, a section of the article behind a counter has no
	// boilerplate between its own: at a smaller share something must stand below the
	// first of them.
	surelyComments = .9
)

var commentThread = &shapeRule{
	Rule: rule.Rule{
		ID: "comments/thread", Category: rule.Comments, Points: rule.DropPoints,
		Doc:  "All that stands below the heading of the comments, behind the article.",
		Drop: []string{article + "3 Comments\nJane Roe:\nNice bridge!\nShare on Facebook"},
		Keep: []string{"3 Comments\n" + article, article + "3 Comments\n" + article},
	}, textOnly: true, behind: true, find: func(f *finder) {
		f.dropBelow(closingShare, "is below the comments, behind the article", func(c rule.Category) bool { return c == rule.Comments })
	},
}

var endOfPage = &shapeRule{
	Rule: rule.Rule{
		ID: "navigation/end-of-page", Category: rule.Navigation, Points: rule.DropPoints,
		Doc:  "All that stands below a line that closes an article: the owner of the rights, the author, networks to follow.",
		Drop: []string{article + "Follow us on Facebook\nThe Courier\nRiverton\nShare on Facebook"},
		Keep: []string{"Follow us on Facebook\n" + article, article + "Follow us on Facebook\n" + article},
	}, textOnly: true, behind: true, find: func(f *finder) {
		f.dropBelow(closingShare, "is below a line that closes an article", func(c rule.Category) bool {
			switch c {
			case rule.Follow, rule.Legal, rule.Copyright, rule.Bio, rule.App:
				return true
			}
			return false
		})
		f.Sort() // what was just found closes as well
		f.dropBelow(closingShareOfNav, "is below the site's navigation, behind the article", func(c rule.Category) bool { return c == rule.Navigation })
	},
}

var behindArticle = &shapeRule{
	Rule: rule.Rule{
		ID: "related/behind-article", Category: rule.Related, Points: rule.DropPoints,
		Doc:  "A short line behind the last paragraph, below a line of boilerplate.",
		Drop: []string{article + "Related articles\nShare on Facebook\nHarbour strike"},
		Keep: []string{
			article + "Harbour strike enters third week",
			article + "Share on Facebook\nFacts: the bridge\nLength: 41 metres",
			"Share on Facebook\nThe vote\n" + article,
			article + "Share on Facebook\nHarbour strike enters third week",
			article + "Related articles\nShare on Facebook\nIngredients\n2 eggs\n200 g flour",
		},
	}, textOnly: true, behind: true, find: func(f *finder) {
		paragraphs := f.paragraphs()
		if len(paragraphs) < leastParagraphs {
			return
		}
		last := paragraphs[len(paragraphs)-1]
		sure := f.sureBelow(last)
		weak := !slices.ContainsFunc(sure, func(i int) bool { return !f.standsInside(i) })
		facts := f.factsBelow(last)
		above := 0 // how many of sure
		for i := last + 1; i < len(f.Traits); i++ {
			if above < len(sure) && sure[above] == i {
				above++
				continue
			}
			ends := above == len(sure) // nothing sure follows
			switch {
			case above == 0, f.Dropped(i), ends && i-sure[above-1] > behindReach:
				continue
			case ends && (weak || facts[i] && above < dropsAboveFact):
				continue // a list of the article below a row of buttons
			}
			s := &f.Stats[i]
			isSentence := f.Traits[i].Ends && s.Words > sentenceWords || s.Words > behindWords
			isFact := s.Colons > 0 // "Length: 4.1 kilometres", of a box about the subject
			if !isSentence && !isFact || above >= behindSentence && s.Words <= longestSentence {
				f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "a short line below boilerplate, behind the last paragraph")
			}
		}
	},
}

// standsInside reports whether what drops block i also stands between a text and its
// tables and lists: buttons, and lines of the foot of a page.
func (f *finder) standsInside(i int) bool {
	for _, h := range f.Of(i) {
		if h.Points < rule.DropPoints {
			continue
		}
		switch f.RuleOf(&h).Category {
		case rule.Share, rule.Follow, rule.Copyright, rule.Legal, rule.App:
		default:
			return false
		}
	}
	return true
}

// factsBelow says of the blocks below block last whether they are in a run of lines that
// no rule drops and of which enough are facts.
func (f *finder) factsBelow(last int) map[int]bool {
	var in map[int]bool
	for from := last + 1; from < len(f.Traits); {
		to, facts := from, 0
		for to < len(f.Traits) && !f.Dropped(to) {
			if f.isFigure(to) {
				facts++
			}
			to++
		}
		if facts >= leastFacts && float64(facts) >= shareOfFacts*float64(to-from) {
			for i := from; i < to; i++ {
				if in == nil {
					in = map[int]bool{}
				}
				in[i] = true
			}
		}
		from = to + 1
	}
	return in
}

// isFigure reports whether block i is a few words with a number at their start or end
// that is no date.
func (f *finder) isFigure(i int) bool {
	s := &f.Stats[i]
	if s.Words > factWords && s.Numbers < rowFigures || s.Letters == 0 || s.Links > 0 {
		return false
	}
	for _, t := range f.TokensOf(i) {
		if words.Dates.Count(t.Hash) > 0 {
			return false
		}
	}
	text := strings.Trim(f.Blocks[i].Text, " %)]€$£+-.•*([")
	return text != "" && (isDigit(text[0]) || isDigit(text[len(text)-1]))
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// article are two paragraphs, for examples.
const article = "The council met on Monday to vote on the bridge, and the mayor said that it would be built by May.\n" +
	"The vote had been put off twice, because the cost of the bridge had doubled since the first plan.\n"

// paragraphs returns the paragraphs that no rule drops, if only short ones. They are good until the
// next call.
func (f *finder) paragraphs() []int {
	all := f.prose[:0]
	for i := range f.Traits {
		if f.isKeptProse(i, facts.Least) {
			all = append(all, i)
		}
	}
	f.prose = all
	return all
}

// bounds returns the first and the last paragraph of that size that no rule drops: 0 and -1 if there
// is none.
func (f *finder) bounds(size facts.Size) (first, last int) {
	last = len(f.Traits) - 1
	for last >= 0 && !f.isKeptProse(last, size) {
		last--
	}
	for first < last && !f.isKeptProse(first, size) {
		first++
	}
	return first, last
}

// sureBelow returns the blocks below block i that rules drop, in order, without those
// that stand inside of articles as well: pictures and adverts.
func (f *finder) sureBelow(i int) []int {
	var all []int
	for k := range f.All {
		h := &f.All[k]
		b := int(h.Block)
		if b <= i || h.Points < rule.DropPoints || len(all) > 0 && all[len(all)-1] == b {
			continue
		}
		switch f.RuleOf(h).Category {
		case rule.Caption, rule.Credit, rule.AltText, rule.Advert:
		default:
			all = append(all, b)
		}
	}
	return all
}

// dropBelow drops what stands below the first short line of some categories that has a
// share of the paragraphs above it.
func (f *finder) dropBelow(share float64, why string, closes func(rule.Category) bool) {
	paragraphs := f.paragraphs()
	above := 0
	for k := range f.All {
		h := &f.All[k]
		i := int(h.Block)
		for above < len(paragraphs) && paragraphs[above] < i {
			above++
		}
		switch {
		case above < leastParagraphs, float64(above) < share*float64(len(paragraphs)), h.Points < rule.DropPoints,
			f.Stats[i].Words > closingWords, !closes(f.RuleOf(h).Category):
			continue
		case above < len(paragraphs) && (above < paragraphsAbove || len(f.sureBelow(i)) < droppedBelow):
			continue
		case above < len(paragraphs) && f.RuleOf(h).Category == rule.Comments && float64(above) < surelyComments*float64(len(paragraphs)) &&
			len(f.sureBelow(paragraphs[above])) == 0:
			continue
		case above == len(paragraphs) && f.RuleOf(h).Category != rule.Navigation && len(f.sureBelow(i)) == 0:
			continue // a list of the article may stand below
		}
		for j := i + 1; j < len(f.Traits); j++ {
			if !f.Dropped(j) {
				f.report(j, 0, len(f.Blocks[j].Text), rule.DropPoints, why)
			}
		}
		return
	}
}
