package shape

import (
	"github.com/pare-text/pare/rule"
)

// settingLabels are buttons that many pages have, and dialogs about cookies, too.
var settingLabels = labelsOf("setting-button")

var buttonOfDialog = &shapeRule{
	textOnly: true,
	Rule: rule.Rule{
		ID: "consent/button-beside", Category: rule.Consent, Points: rule.DropPoints,
		Doc:  "A button such as “Settings” just below a line or a button that asks for consent.",
		Drop: []string{"We use cookies\nSettings\nMore information\nCouncil votes for the bridge\n" + article},
		Keep: []string{"Settings\nCouncil votes for the bridge\n" + article, article + "We use cookies\nThe mayor spoke\nSettings\n" + article},
	}, find: func(f *finder) {
		last := -1 // the button that was found last
		for i := 1; i < len(f.Traits); i++ {
			toks := f.TokensOf(i)
			if len(toks) > 0 && len(toks) <= maxLabelWords && !f.Dropped(i) && (f.isOf(i-1, rule.Consent) || last == i-1) && settingLabels.has(f.Blocks[i].Text, toks) {
				f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "a button below a question for consent")
				last = i
			}
		}
	},
}
