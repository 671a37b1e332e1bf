package shape

import (
	"strings"

	"github.com/pare-text/pare/rule"
)

// mostHandle is how many bytes the name of an account has at most: Mastodon's are the
// longest, as they have a server behind them. Chosen by hand.
const mostHandle = 60

var handleBelowByline = &shapeRule{
	Rule: rule.Rule{
		ID: "byline/handle", Category: rule.Byline, Points: rule.DropPoints,
		Doc:  "The name of the author's account below the byline, by itself.",
		Drop: []string{"Council votes for the bridge\nBy Jane Roe\n@janeroe\n" + article, "Council votes for the bridge\nBy Jane Roe\nTransport Correspondent\n@jane_roe@news.example\n" + article},
		Keep: []string{"@janeroe\n" + article, article + "The first account was this:\n@janeroe\n" + article},
	}, find: func(f *finder) {
		for i := range f.Traits {
			text := f.Blocks[i].Text
			if !strings.HasPrefix(text, "@") || len(text) > mostHandle || strings.ContainsAny(text, " \u00a0") || f.Dropped(i) {
				continue
			}
			if f.isOf(i-1, rule.Byline) || f.isOf(i-2, rule.Byline) {
				f.report(i, 0, len(text), rule.DropPoints, "an account below a byline")
			}
		}
	},
}
