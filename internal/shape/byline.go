package shape

import (
	"strings"

	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

// maxBylineNames bounds the words behind them: three authors. Chosen by hand.
const maxBylineNames = 9

var bylineAtHead = &shapeRule{
	Rule: rule.Rule{
		ID: "byline/name", Category: rule.Byline, Points: rule.DropPoints,
		Doc:  "A line that is only “By” and names, with what they are, above the first paragraph.",
		Drop: []string{"Par Claire Dubois (Nantes, correspondance)\nThe council met on Monday to vote on the bridge, and the mayor said afterwards that it would be built by the month of May next year, if all went well.", "By Eleanor Whitcombe, Transport correspondent\nThe council met on Monday to vote on the bridge, and the mayor said afterwards that it would be built by the month of May next year, if all went well.", "By Leona Carver and Tom Ash\nThe council met on Monday to vote on the bridge, and the mayor said afterwards that it would be built by the month of May next year, if all went well."},
		Keep: []string{
			"By Design\nThe council met on Monday to vote on the bridge, and the mayor said afterwards that it would be built by the month of May next year, if all went well.",
			"By Jane Roe, a play in three acts\nThe council met on Monday to vote on the bridge, and the mayor said afterwards that it would be built by the month of May next year, if all went well.",
			"By the River Trent\nThe council met on Monday to vote on the bridge, and the mayor said afterwards that it would be built by the month of May next year, if all went well.",
			"The council met on Monday to vote on the bridge, and the mayor said afterwards that it would be built by the month of May next year, if all went well.\nBy Leona Carver",
		},
	}, find: func(f *finder) {
		for i := range f.Traits {
			if f.Traits[i].Long && !f.Dropped(i) {
				return
			}
			if !f.Dropped(i) && f.isNamedByline(i) {
				f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "only “by” and names, above the first paragraph")
			}
		}
	},
}

// isNamedByline reports whether block i is a word such as "By" and two names or
// more, and nothing else but what they are, behind a comma or in brackets.
func (f *finder) isNamedByline(i int) bool {
	toks := f.TokensOf(i)
	if len(toks) < 3 || len(toks) > 1+maxBylineNames || words.BylineWords.Count(toks[0].Hash) == 0 || f.Traits[i].Ends {
		return false
	}
	names := 0
	for k, t := range toks[1:] {
		if names >= 2 && strings.ContainsAny(f.Blocks[i].Text[toks[k].End:t.Start], ",(") && isRole(toks[k+1:]) {
			break
		}
		switch {
		case t.Flags&words.Number != 0:
			return false
		case t.Flags&words.Upper != 0:
			names++
		case words.NameLinks.Count(t.Hash) == 0:
			return false
		}
	}
	return names >= 2 && toks[1].Flags&words.Upper != 0
}

// isRole reports whether words say what an author is: "Transport correspondent",
// "Associated Press".
func isRole(toks []words.Token) bool {
	names := true
	for _, t := range toks {
		if words.Roles.Count(t.Hash) > 0 {
			return true
		}
		names = names && t.Flags&words.Upper != 0
	}
	return names
}
