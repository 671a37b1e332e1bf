package shape

import (
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

var dateAtHead = &shapeRule{
	Rule: rule.Rule{
		ID: "byline/date", Category: rule.Byline, Points: rule.DropPoints,
		Doc:  "A line that is only a date, above the first paragraph.",
		Drop: []string{"12 March 2024, 14:05\nThe council met on Monday to vote on the bridge, and the mayor said afterwards that it would be built by the month of May next year, if all went well."},
		Keep: []string{"The council met on Monday to vote on the bridge, and the mayor said afterwards that it would be built by the month of May next year, if all went well.\n12 March 2024"},
	}, find: func(f *finder) {
		prose, found := 0, -1
		for i := range f.Traits {
			if f.Traits[i].Long {
				prose++
				continue
			}
			if prose > 0 || f.Dropped(i) || !words.IsDate(f.TokensOf(i)) {
				continue
			}
			if found >= 0 {
				return // more than one: a timeline
			}
			found = i
		}
		if found >= 0 && prose > 0 {
			f.report(found, 0, len(f.Blocks[found].Text), rule.DropPoints, "only a date, above the first paragraph")
		}
	},
}
