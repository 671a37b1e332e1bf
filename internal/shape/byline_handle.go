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
		Drop: []string{"Council votes for the bridge\nBy Jane Roe\n@janeroe\n" + article, "Council votes for the bridge\nBy Jane Roe\n@jane_roe@news.example\n" + article},
		Keep: []string{"@janeroe\n" + article, article + "The first account was this:\n@janeroe\n" + article, "By Jane Roe\n@janeroe is back\n" + article, "By Jane Roe\n@harbourbirds\n" + article + "@owlsofkent\n" + article},
	}, find: func(f *finder) {
		at := -1
		for i := range f.Traits {
			switch {
			case !f.isHandle(i):
			case at >= 0:
				return // a list of accounts
			default:
				at = i
			}
		}
		if f.isOf(at-1, rule.Byline) {
			f.report(at, 0, len(f.Blocks[at].Text), rule.DropPoints, "an account below a byline")
		}
	},
}

// isHandle reports whether block i is no more than the name of an account.
func (f *finder) isHandle(i int) bool {
	name, ok := strings.CutPrefix(f.Blocks[i].Text, "@")
	if !ok || name == "" || len(name) >= mostHandle || f.Dropped(i) {
		return false
	}
	return !strings.ContainsFunc(name, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune("_.@-", r)
	})
}
