package shape

import (
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/rule"
)

// A sign-up box among paragraphs has few lines between its label and its button: the
// name of the letter and what it is about. A sentence may be the article's. Chosen by hand.
const (
	mostInBox    = 3
	mostBoxWords = 40 // of one of these lines
)

var insideSignUp = &shapeRule{
	textOnly: true,
	Rule: rule.Rule{
		ID: "sign-up/inside-box", Category: rule.SignUp, Points: rule.DropPoints,
		Doc: "What stands between the label of a sign-up box and its button, among paragraphs.",
		Drop: []string{
			article + "Newsletter\nHarbour Lights\nWhat moves the coast, every Friday\nSign up here\n" + article,
			article + "Newsletter\n« Chaleur humaine »\nSign up here\n" + article,
		},
		Keep: []string{
			"Newsletter\nWhy the bridge is late\nSign up here\n" + article,
			article + "Newsletter\nWhy the bridge is late\n" + article,
			article + "Newsletter\nSign up here\nWhy the bridge is late\nNewsletter\n" + article,
			article + "Sign up here\nWhy the bridge is late\nSign up here\n" + article,
			article + "Newsletter\nWhy the bridge is late\n“I had no choice,” she said on Tuesday.\nSign up here\n" + article,
			article + "Newsletter\nWhy the bridge is late\n" + article + "Sign up here\n",
		},
	}, find: func(f *finder) {
		label := -1
		behind := false // the first paragraph
		for i := range f.Traits {
			behind = behind || f.isKeptProse(i, facts.Short)
			switch {
			case f.isBoxLabel(i):
				if label >= 0 && f.Traits[label].Print != f.Traits[i].Print {
					for k := label + 1; k < i; k++ {
						if !f.Dropped(k) {
							f.report(k, 0, len(f.Blocks[k].Text), rule.DropPoints, "stands between the label and the button of a sign-up box")
						}
					}
					label = -1 // the button opens no other box
				} else if behind {
					label = i
				}
			case f.Traits[i].Ends, f.Stats[i].Words > mostBoxWords, i-label > mostInBox:
				label = -1
			}
		}
	},
}

// isBoxLabel reports whether block i is no more than the label or the button of a sign-up
// box.
func (f *finder) isBoxLabel(i int) bool {
	if !f.Dropped(i) { // which is cheaper to see than the hits
		return false
	}
	for _, h := range f.Of(i) {
		if r := f.RuleOf(&h); h.Points >= rule.DropPoints && r.Category == rule.SignUp && r.At == rule.Whole {
			return true
		}
	}
	return false
}
