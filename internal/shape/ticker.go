package shape

import (
	"strings"

	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/rule"
)

// tickerMarks stand on both sides of the news of the hour.
const tickerMarks = "+++"

var tickerAboveHeadline = &shapeRule{
	textOnly: true,
	Rule: rule.Rule{
		ID: "promo/ticker", Category: rule.Promo, Points: rule.DropPoints,
		Doc:  "News of the hour between plus signs, above the headline of another story.",
		Drop: []string{"+++ Liveticker: Sturm über der Nordsee +++\nWarum wieder ein Schmied arbeitet\n" + article},
		Keep: []string{
			"+++ Liveticker: Sturm über der Nordsee +++\n" + article,
			"Warum wieder ein Schmied arbeitet\n" + article + "+++ 14:05 Uhr: Sturm erreicht Emden +++\n" + article,
			"Warum wieder ein Schmied arbeitet\n" + article + "+++ KOMMEN SIE SOFORT +++\nAnna las den Zettel zweimal und ging\n" + article,
			"Der Tag im Norden\n+++ 14:05 Uhr: Sturm erreicht Emden +++\n" + article + "+++ 13:10 Uhr: Fähren bleiben im Hafen +++\n" + article,
		},
	}, find: func(f *finder) {
		at, n := -1, 0
		for i := range f.Blocks {
			text := f.Blocks[i].Text
			switch {
			case len(text) > 2*len(tickerMarks) && strings.HasPrefix(text, tickerMarks) && strings.HasSuffix(text, tickerMarks):
				at, n = i, n+1
			case n == 0 && f.isKeptProse(i, facts.Short):
				return // the story has begun
			}
		}
		if n != 1 || f.Dropped(at) {
			return // entries of a live blog
		}
		for i := at + 1; i < len(f.Traits) && !f.isKeptProse(i, facts.Short); i++ {
			if f.Stats[i].Words >= headlineWords && !f.Traits[i].Ends && !f.Dropped(i) {
				f.report(at, 0, len(f.Blocks[at].Text), rule.DropPoints, "news of the hour above the headline")
				return
			}
		}
	},
}
