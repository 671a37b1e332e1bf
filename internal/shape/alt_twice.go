package shape

import (
	"strings"

	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/rule"
)

// A line that stands twice in a row beside a paragraph or above a credit is the alternative text of an
// image and its caption, or a heading below its image. Of the first of two that is true
// whatever it says; of the second, if it has some words more. Chosen by the labelled
// articles: of 115 and 48 such lines 3 and none are body, and their copy stays.
const (
	leastTwice     = 2
	leastBothTwice = 4
	mostTwice      = 40
)

var altTwice = &shapeRule{
	Rule: rule.Rule{
		ID: "alt-text/twice", Category: rule.AltText, Points: rule.DropPoints,
		Doc: "A line that stands twice in a row beside a paragraph: the alternative text of an image and its caption or heading.",
		Drop: []string{
			article + "The old bridge\nThe old bridge\n" + article,
			article + "The old bridge in the fog\nThe old bridge in the fog",
			"Council votes for it\nThe old bridge in the fog\nThe old bridge in the fog\nPhoto: Jane Roe/The Courier\n" + article,
		},
		Keep: []string{
			"The old bridge\nThe old bridge\n" + article, // the headline
			article + "The old bridge\nThe new bridge\n" + article,
			article + "What now?\nWhat now?\n" + article,
			article + "Chapter 1\nChapter 2\n" + article,
		},
	}, textOnly: true, find: func(f *finder) {
		head := f.head()
		for i := 1; i+1 < len(f.Traits); i++ {
			s := &f.Stats[i]
			if s.Words < leastTwice || s.Words > mostTwice || f.Traits[i].Ends || s.Last == ':' || f.Dropped(i) ||
				f.Traits[i].Print != f.Traits[i+1].Print || !strings.EqualFold(f.Blocks[i].Text, f.Blocks[i+1].Text) {
				continue
			}
			above, credit := f.IsProse(i-1, facts.Short), f.isOf(i+2, rule.Credit)
			if i <= head && !credit { // the headline
				continue
			}
			if above || credit || f.IsProse(i+2, facts.Short) {
				f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "the line below is the same")
			}
			if (above || credit) && s.Words >= leastBothTwice && !f.IsProse(i+2, facts.Short) { // a refrain in an essay keeps one
				f.report(i+1, 0, len(f.Blocks[i+1].Text), rule.DropPoints, "the line above is the same")
			}
		}
	},
}

// captionLine is a caption with its credit.
const captionLine = "The bridge in May. Photograph: Jane Roe/The Courier\n"

// leastAlt is how many words of an alternative text tell it from a heading. Chosen by hand.
const leastAlt = 6

// pictureButtons open a picture, of which the alternative text stands above them.
var pictureButtons = labelsOf("picture-open")

var altAboveButton = &shapeRule{
	textOnly: true,
	Rule: rule.Rule{
		ID: "alt-text/above-button", Category: rule.AltText, Points: rule.DropPoints,
		Doc:  "The alternative text of an image just above the button that opens it.",
		Drop: []string{article + "People look at the old bridge\nView image in fullscreen\n" + captionLine + article},
		Keep: []string{
			article + "People look at the old bridge\nView images of it\n" + captionLine + article,
			"People look at the old bridge\nView image in fullscreen\n" + captionLine + article, // the headline
			article + "People look at the old bridge.\nView image in fullscreen\n" + captionLine + article,
			article + "People look at the old bridge\nView image in fullscreen\n" + article,
			article + "What happened to the bridge\nView image in fullscreen\n" + captionLine + article,
		},
	}, find: func(f *finder) {
		kept := 0 // blocks above, of which one may be the headline
		for i := 1; i < len(f.Traits); i++ {
			if i > 1 && !f.Dropped(i-2) {
				kept++
			}
			if above := &f.Traits[i-1]; kept == 0 || f.Stats[i-1].Words < leastAlt || !f.isCaption(i+1) || above.Ends || above.Long || f.Dropped(i-1) || !f.opensPicture(i) {
				continue
			}
			f.report(i-1, 0, len(f.Blocks[i-1].Text), rule.DropPoints, "is above the button of a picture")
		}
	},
}

// opensPicture reports whether block i is the button that opens a picture.
func (f *finder) opensPicture(i int) bool {
	toks := f.TokensOf(i)
	return len(toks) > 0 && len(toks) <= maxLabelWords && pictureButtons.has(f.Blocks[i].Text, toks)
}

// pictureLabels are what stands for a picture above its alternative text.
var pictureLabels = labelsOf("glued-photo")

var altBelowLabel = &shapeRule{
	textOnly: true,
	Rule: rule.Rule{
		ID: "alt-text/below-label", Category: rule.AltText, Points: rule.DropPoints,
		Doc:  "The alternative text of an image between the word “Image” and a caption with a credit.",
		Drop: []string{article + "Image\nRotting apples beneath trees in an orchard.\nFallen fruit in May. Photo: Jane Roe/The Courier\n" + article},
		Keep: []string{
			article + "Image\nRotting apples beneath trees in an orchard.\n" + article,
			article + "The image\nRotting apples beneath trees in an orchard.\nFallen fruit in May. Photo: Jane Roe/The Courier\n" + article,
		},
	}, find: func(f *finder) {
		for i := 1; i+1 < len(f.Traits); i++ {
			toks := f.TokensOf(i - 1)
			if len(toks) == 1 && !f.Dropped(i) && !f.Traits[i].Long && pictureLabels.has(f.Blocks[i-1].Text, toks) && f.isCaption(i+1) {
				f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "is between the word for a picture and its caption")
			}
		}
	},
}
