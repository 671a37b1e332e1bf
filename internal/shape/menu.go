package shape

import (
	"slices"
	"strings"
	"sync"

	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

// A menu is a run of short lines of which rules know some, if only by a hint. Above the
// first paragraph fewer are enough, as articles have their lists further below. The
// bounds were chosen by the labelled articles.
const (
	leastItems  = 4
	itemWords   = 3
	itemSolos   = 8
	knownAbove  = 2
	shareAbove  = .2
	knownInside = 3
	shareInside = .34
	manyKnown   = 4 // enough even if figures stand among them
)

var menuOfWords = &shapeRule{
	Rule: rule.Rule{
		ID: "navigation/menu", Category: rule.Navigation, Points: rule.DropPoints,
		Doc:  "A line in a run of short ones, some of which are known to stand in menus.",
		Drop: []string{"Share on Facebook\nRiverton\nHarbour\nRelated articles\nMill\nCouncil votes for the bridge\n" + article},
		Keep: []string{
			"Share on Facebook\nRiverton\nHarbour\nCouncil\nCouncil votes for the bridge\n" + article,
			article + "Share on Facebook\nRiverton\nHarbour\nRelated articles\nMill\n" + article,
		},
	}, textOnly: true, find: func(f *finder) {
		first := 0
		for first < len(f.Traits) && !f.isKeptProse(first, facts.Least) {
			first++
		}
		known := f.knownItems()
		for from := 0; from < len(f.Traits); {
			to, n := from, 0
			for to < len(f.Traits) && f.isItem(to) {
				if known[to] {
					n++
				}
				to++
			}
			size, end := to-from, to
			enough := n >= knownInside && float64(n) >= shareInside*float64(size)
			if to <= first {
				enough = n >= knownAbove && float64(n) >= shareAbove*float64(size)
				end-- // may be the headline
			}
			if from == 0 && !known[0] {
				from = 1 // may be the headline, with buttons below
			}
			if size >= leastItems && enough && !(n < manyKnown && f.hasFigures(from, to)) {
				for i := from; i < end; i++ {
					if !f.Dropped(i) {
						f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "is in a run of short lines as menus have them")
					}
				}
			}
			from = max(to, from+1)
		}
	},
}

// hasFigures reports whether a third of the lines [from, to) that no rule drops, two at
// least, have letters and a figure, as ingredients do.
func (f *finder) hasFigures(from, to int) bool {
	left, figures := 0, 0
	for i := from; i < to; i++ {
		if f.Dropped(i) {
			continue
		}
		left++
		if f.Stats[i].Digits > 0 && f.Stats[i].Letters > 0 {
			figures++
		}
	}
	return figures >= leastFacts && 3*figures >= left
}

// isItem reports whether block i is as short as an item of a menu.
func (f *finder) isItem(i int) bool {
	s := &f.Stats[i]
	switch s.Last {
	case ':', ',', ';':
		return false
	}
	return !f.Traits[i].Ends && s.Words <= itemWords && s.Solos <= itemSolos
}

// knownItems says of each block whether a rule knows it as something that stands in menus.
func (f *finder) knownItems() []bool {
	known := make([]bool, len(f.Traits))
	for k := range f.All {
		switch f.RuleOf(&f.All[k]).Category {
		case rule.Navigation, rule.Share, rule.Follow, rule.Related, rule.App, rule.Copyright, rule.Legal:
			known[f.All[k].Block] = true
		}
	}
	return known
}

// A menu in one line, as whoever copies the head of a page gets it: words of a capital each,
// of which most are names of sections. No labelled line of an article is that.
const (
	leastInLine, mostInLine = 7, 60 // words
	knownInLine             = .6
)

// sections are the names of sections that are a word.
var sections = sync.OnceValue(func() *words.Set {
	all := slices.Concat(words.List("section"), words.List("paper-section"))
	s := new(words.Set)
	s.Reset(len(all))
	var toks []words.Token
	for _, name := range all {
		if toks, _ = words.Scan(name, toks[:0]); len(toks) == 1 && s.Count(toks[0].Hash) == 0 {
			s.Add(toks[0].Hash)
		}
	}
	return s
})

var menuInLine = &shapeRule{
	textOnly: true,
	Rule: rule.Rule{
		ID: "navigation/menu-in-line", Category: rule.Navigation, Points: rule.DropPoints,
		Doc: "A line of words with capitals, most of them names of sections.",
		Drop: []string{
			"Home News Royals U.S. Sport TV Showbiz Femail Health Science Money Travel\n" + article,
			"Politik Wirtschaft Finanzen Sport Kultur Wissen Reise Auto\n" + article,
		},
		Keep: []string{
			"Senior Manager Information Security and Compliance: Public Service Information\n" + article,
			"Politics, Business, Sport, Culture, Science, Travel and Food Are What We Write About\n" + article,
			"Home News Sport\n" + article,
			article + "Art Music History Science Sport Health Technology Religion\n" + article,
			"The Politics of Sport in Home Economics and Business Travel Money\n" + article,
		},
	}, find: func(f *finder) {
		first, last := f.bounds(facts.Least)
		for i := range f.Traits {
			s := &f.Stats[i]
			if i > first && i < last {
				continue // a timetable of the article
			}
			if s.Words >= leastInLine && s.Words <= mostInLine && s.Digits == 0 && !f.Traits[i].Ends && !f.Dropped(i) && f.isMenuInLine(i) {
				f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "names of sections")
			}
		}
	},
}

// isMenuInLine reports whether block i is names of sections, side by side.
func (f *finder) isMenuInLine(i int) bool {
	if strings.ContainsAny(f.Blocks[i].Text, ",:;!?()\"“”") {
		return false
	}
	toks := f.TokensOf(i)
	known := 0
	for _, t := range toks {
		if t.Flags&(words.Upper|words.Capitals) == 0 {
			return false
		}
		if sections().Count(t.Hash) > 0 {
			known++
		}
	}
	return float64(known) >= knownInLine*float64(len(toks))
}
