package shape

import (
	"strings"

	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

// altShare is the share of a line's longer words that its caption must hold
// for the line to be the image's alternative text, two names among them. Of
// the alternative texts in the seed the lowest has .44; a heading above a photo
// shares less, and no names.
const altShare = .4

var altBeforeCaption = &shapeRule{
	Rule: rule.Rule{
		ID: "alt-text/before-caption", Category: rule.AltText, Points: rule.DropPoints,
		Doc:  "The alternative text of an image: a short line just above a caption with a credit, with the caption's words.",
		Drop: []string{"Mayor Jane Roe\nMayor Jane Roe (John Doe/Getty Images)"},
		Keep: []string{"What the harbour wants\nMayor Jane Roe on Monday (John Doe/Getty Images)"},
	}, find: func(f *finder) {
		for _, h := range f.All {
			i := int(h.Block) - 1 // above a caption with text of its own
			if h.Source != hits.Shape || h.Start == 0 || h.Points < rule.DropPoints || i < 0 || f.Dropped(i) {
				continue
			}
			s, toks := &f.Stats[i], f.TokensOf(i)
			if s.Words < 2 || s.Words > 40 || s.Colons > 1 {
				continue
			}
			share, known, names := sharedWords(toks, f.TokensOf(i+1))
			if f.Traits[i].Ends && (share < 1 || known < 4) {
				continue
			}
			if share >= altShare && names >= 2 || share == 1 && names == 1 && len(toks) <= 3 || share >= .75 && known >= 4 {
				f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "the caption below has the same words")
			}
		}
	},
}

// A doubled caption is a sentence of a few words up to a few lines; the second
// time some words of a credit may follow. Of the labelled pairs of this form
// none is body both times.
const (
	minDoubled   = 6
	maxDoubled   = 25
	maxDoubledBy = 8 // more words the second time
)

var altDoubled = &shapeRule{
	Rule: rule.Rule{
		ID: "alt-text/doubled", Category: rule.AltText, Points: rule.DropPoints,
		Doc: "A sentence between paragraphs that the next line repeats: the alternative text of an image and its caption.",
		Drop: []string{
			"The council met on Monday to vote on the bridge, and the mayor said that it would be built by May, if the money for it was found in time and nobody went to court.\n" +
				"The harbour of Riverton was closed on Monday.\nThe harbour of Riverton was closed on Monday.",
			"The council met on Monday to vote on the bridge, and the mayor said that it would be built by May, if the money for it was found in time and nobody went to court.\n" +
				"The harbour of Riverton was closed on Monday.\nThe harbour of Riverton was closed on Monday. AGENCY/Jane Roe",
		},
		Keep: []string{"And the rain came down on the town.\nAnd the rain came down on the town.\nAnd no one came to the door."},
	}, find: func(f *finder) {
		for i := 1; i+1 < len(f.Traits); i++ {
			t, s := &f.Traits[i], &f.Stats[i]
			if s.Last != '.' && s.Last != '。' || s.Words < minDoubled || s.Words > maxDoubled || s.Stops > 3 || t.Repeat > 2 || !f.Traits[i-1].Long && !f.Traits[min(i+2, len(f.Traits)-1)].Long {
				continue
			}
			a, b := f.TokensOf(i), f.TokensOf(i+1)
			if len(b) < len(a) || len(b) > len(a)+maxDoubledBy || !startsWith(b, a) {
				continue
			}
			f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "the line below begins with the same words")
			f.report(i+1, 0, len(f.Blocks[i+1].Text), rule.DropPoints, "begins with the words of the line above")
		}
	},
}

// startsWith reports whether the words of a begin b.
func startsWith(b, a []words.Token) bool {
	for k := range a {
		if a[k].Hash != b[k].Hash {
			return false
		}
	}
	return true
}

// sharedWords returns the share of a's longer words that stand in b as well,
// how many these are, and how many of them both write with a capital: names.
func sharedWords(a, b []words.Token) (share float32, known, names int) {
	n := 0
	for _, t := range a {
		if t.End-t.Start < 4 && t.Flags&words.Solo == 0 {
			continue
		}
		n++
		for _, u := range b {
			if t.Hash == u.Hash {
				known++
				if t.Flags&u.Flags&words.Upper != 0 {
					names++
				}
				break
			}
		}
	}
	if n == 0 {
		return 0, 0, 0
	}
	return float32(known) / float32(n), known, names
}

var captionAboveCredit = &shapeRule{
	Rule: rule.Rule{
		ID: "caption/above-credit", Category: rule.Caption, Points: rule.HintPoints,
		Doc:  "A line just above a bare photo credit: mostly the photo's caption.",
		Drop: []string{"The mayor at the harbour on Monday.\nPhoto: Jane Roe/The Courier"},
		Keep: []string{"The mayor at the harbour on Monday.\nThe photo was taken by a passer-by."},
	}, find: func(f *finder) {
		for _, h := range f.All {
			i := int(h.Block) - 1
			if f.RuleOf(&h).Category != rule.Credit || h.Start > 0 || h.Points < rule.DropPoints || i < 0 || f.Dropped(i) {
				continue
			}
			if s := &f.Stats[i]; s.Words >= 2 && s.Words <= 45 {
				f.report(i, 0, len(f.Blocks[i].Text), rule.HintPoints, "is above a photo credit")
			}
		}
	},
}

var creditSplit = &shapeRule{
	Rule: rule.Rule{
		ID: "caption/credit-in-split-brackets", Category: rule.Caption, Points: rule.DropPoints,
		Doc:  "A caption that ends in an open bracket, with a photo label and a name on the lines below.",
		Drop: []string{"The mayor at the harbour on Monday (\nImage:\nJane Roe/The Courier)"},
		Keep: []string{"The mayor sold three things (\nImages of the harbour were among them)"},
	}, find: func(f *finder) {
		for i := 0; i+1 < len(f.Traits); i++ {
			if s := &f.Stats[i]; s.Words < 2 || s.Words > maxCaptionWords || !strings.HasSuffix(f.Blocks[i].Text, "(") {
				continue
			}
			label := f.TokensOf(i + 1)
			if len(label) == 0 || words.PhotoWords.Count(label[0].Hash) == 0 || label[0].Flags&words.Colon == 0 {
				continue
			}
			for j := i + 1; j <= i+2 && j < len(f.Traits) && f.Stats[j].Words <= 16; j++ {
				if !strings.HasSuffix(f.Blocks[j].Text, ")") {
					continue
				}
				for k := i; k <= j; k++ {
					f.report(k, 0, len(f.Blocks[k].Text), rule.DropPoints, "the caption ends in an open bracket, and a photo label follows")
				}
				break
			}
		}
	},
}
