package shape

import (
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

var dateAtHead = &shapeRule{
	Rule: rule.Rule{
		ID: "byline/date", Category: rule.Byline, Points: rule.DropPoints,
		Doc:  "A line that is only a date, above the first paragraph.",
		Drop: []string{"We use cookies\n12 March 2024, 14:05\nThe council met on Monday to vote on the bridge, and the mayor said afterwards that it would be built by the month of May next year, if all went well."},
		Keep: []string{"The council met on Monday to vote on the bridge, and the mayor said afterwards that it would be built by the month of May next year, if all went well.\n12 March 2024"},
	}, find: func(f *finder) {
		found := -1
		for i := range f.head() {
			if f.Dropped(i) || !words.IsDate(f.TokensOf(i)) {
				continue
			}
			if found >= 0 {
				return // more than one: a timeline
			}
			found = i
		}
		if found >= 0 {
			f.report(found, 0, len(f.Blocks[found].Text), rule.DropPoints, "only a date, above the first paragraph")
		}
	},
}

// head is how many blocks stand above the first paragraph: the first long one, or in
// a text without any the first short one that another sentence follows.
func (f *finder) head() int {
	short := -1
	for i := range f.Traits {
		switch {
		case f.Traits[i].Long && !f.Dropped(i): // a banner may be as long
			return i
		case !f.isKeptProse(i, facts.Short):
		case short < 0:
			short = i
		}
	}
	byline := false // above which only a standfirst can stand
	for i := short + 1; short >= 0 && i < len(f.Traits); i++ {
		switch {
		case f.isOf(i, rule.Byline):
			byline = true
		case byline && f.isKeptProse(i, facts.Short):
			short, byline = i, false
		case !byline && f.isKeptProse(i, facts.Sentence):
			return short
		}
	}
	return 0
}
