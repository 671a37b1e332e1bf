package shape

import (
	"strings"

	"github.com/pare-text/pare/rule"
)

// mostCounter is how many bytes the figure of a button has at most: "12.4K", "1,024".
// Chosen by hand.
const mostCounter = 6

var counterOfButton = &shapeRule{
	textOnly: true,
	Rule: rule.Rule{
		ID: "share/bare-counter", Category: rule.Share, Points: rule.DropPoints,
		Doc:  "Figures by themselves between a byline, a date or buttons and the button that they count, or below that among boilerplate.",
		Drop: []string{"On pruning late\nBy Jane Roe\n42\n7\nShare on Facebook\n" + article, article + "Share on Facebook\n12\n1,024\nFollow us on Facebook\n", article + "Share on Facebook\n12\nAdvertisement\n"},
		Keep: []string{"The year the river froze\nBy Jane Roe\n1963\nShare on Facebook\n" + article, "On pruning late\n42\nShare on Facebook\n" + article, "On pruning late\nBy Jane Roe\n42\n" + article, article + "7\nShare on Facebook\n"},
	}, find: func(f *finder) {
		for i := 1; i < len(f.Traits); i++ {
			if !f.isCounter(i) || !f.isOf(i-1, rule.Byline) && !f.isButton(i-1) {
				continue
			}
			end := i + 1
			for end < len(f.Traits) && f.isCounter(end) {
				end++
			}
			if f.isButton(end) || f.isButton(i-1) && end < len(f.Traits) && f.Dropped(end) {
				for k := i; k < end; k++ {
					f.report(k, 0, len(f.Blocks[k].Text), rule.DropPoints, "a figure among buttons")
				}
			}
			i = end
		}
	},
}

var moreOfGallery = &shapeRule{
	textOnly: true,
	Rule: rule.Rule{
		ID: "navigation/more-of-gallery", Category: rule.Navigation, Points: rule.DropPoints,
		Doc:  "How many pictures more a gallery has, beside its button.",
		Drop: []string{article + "+4\nListen to this article\n" + article},
		Keep: []string{article + "+4\n" + article, article + "+4 goals\nListen to this article\n" + article},
	}, find: func(f *finder) {
		for i := range f.Traits {
			text := f.Blocks[i].Text
			if len(text) > 1 && len(text) <= mostCounter && text[0] == '+' && strings.Trim(text[1:], "0123456789") == "" &&
				(f.isOf(i-1, rule.Navigation) || f.isOf(i+1, rule.Navigation)) {
				f.report(i, 0, len(text), rule.DropPoints, "a figure beside the button of a gallery")
			}
		}
	},
}

// isCounter reports whether block i is no more than a figure.
func (f *finder) isCounter(i int) bool {
	text := f.Blocks[i].Text
	isYear := len(text) == yearBytes && (strings.HasPrefix(text, "19") || strings.HasPrefix(text, "20"))
	return len(text) <= mostCounter && f.Stats[i].Digits > 0 && strings.Trim(text, "0123456789.,KkMm") == "" && !isYear && !f.Dropped(i)
}

// isButton reports whether block i is a button that people count at, or what stands beside it.
func (f *finder) isButton(i int) bool {
	return f.isOf(i, rule.Share) || f.isOf(i, rule.Follow) || f.isOf(i, rule.Comments)
}
