package shape

import "github.com/pare-text/pare/rule"

// mostBehindButton is the length of a caption in words. Chosen by hand.
const mostBehindButton = 60

var captionBehindButton = &shapeRule{
	textOnly: true,
	Rule: rule.Rule{
		ID: "caption/behind-button", Category: rule.Caption, Points: rule.DropPoints,
		Doc:  "A line between the button that opens a picture and a bare credit.",
		Drop: []string{article + "Open image in gallery\nThe old bridge was closed for eight weeks in May\n(Getty Images)\n" + article},
		Keep: []string{
			article + "Open image in gallery\nThe old bridge was closed for eight weeks in May\n" + article,
			article + "The old bridge was closed for eight weeks in May\n(Getty Images)\n" + article,
			article + "Open image in gallery\nThe old bridge was closed, and nobody knew why.\nThe ferry ran each hour. Photo: Jane Roe/The Courier\n" + article,
		},
	}, find: func(f *finder) {
		for i := 1; i+1 < len(f.Traits); i++ {
			if !f.Dropped(i) && f.Stats[i].Words <= mostBehindButton && f.isBareCredit(i+1) && f.opensPicture(i-1) {
				f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "is between the button of a picture and a credit")
			}
		}
	},
}

// isCaption reports whether rules drop block i as a caption or as a credit.
func (f *finder) isCaption(i int) bool { return f.isOf(i, rule.Caption) || f.isOf(i, rule.Credit) }

// isBareCredit reports whether block i is a credit, from its first word on.
func (f *finder) isBareCredit(i int) bool {
	for _, h := range f.Of(i) {
		if c := f.RuleOf(&h).Category; (c == rule.Caption || c == rule.Credit) && h.Start == 0 && h.Points >= rule.DropPoints {
			return true
		}
	}
	return false
}
