package shape

import (
	"strings"
	"unicode"

	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/rule"
)

// mostFileWords is the most words of a file's name, parted by hyphens and the like.
// Chosen by hand.
const mostFileWords = 16

// pictureFiles are the endings of the files of pictures.
var pictureFiles = []string{".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif"}

var altFileName = &shapeRule{
	Rule: rule.Rule{
		ID: "alt-text/file-name", Category: rule.AltText, Points: rule.DropPoints,
		Doc:  "The name of a picture's file, in place of its alternative text.",
		Drop: []string{"harbour-bridge-2024.jpg", "Harbour bridge final (1).PNG"},
		Keep: []string{"See https://riverton.example/bridge.jpg", "They called the file bridge.jpg and sent it to nobody.", ".png"},
	}, find: func(f *finder) {
		for i := range f.Traits {
			text := strings.TrimRight(f.Blocks[i].Text, " )]")
			if len(text) < len(".jpg") || f.Stats[i].Words > mostFileWords || f.Stats[i].Links > 0 {
				continue
			}
			for _, end := range pictureFiles {
				if n := len(text) - len(end); n > 0 && strings.EqualFold(text[n:], end) {
					f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "ends like the name of a picture's file")
				}
			}
		}
	},
}

// The words of an alternative text in lower case. A word or two may be the name of a
// program, which articles list. Chosen by the labelled articles.
const (
	leastLower = 6
	mostLower  = 40
)

var altLowerCase = &shapeRule{
	Rule: rule.Rule{
		ID: "alt-text/lower-case", Category: rule.AltText, Points: rule.DropPoints,
		Doc: "A line without a capital and a full stop between two paragraphs: the alternative text of an image.",
		Drop: []string{
			article + "old bridge in the fog with two boats\n" + article,
		},
		Keep: []string{
			article + "old bridge in the fog with two boats",
			article + "the bridge was late;\n" + article,
			article + "a. Old bridges and new\n" + article,
			article + "func bridge(boats int) {\n" + article,
			article + "bridge\nboat\nharbour\n" + article,
			article + "old Bridge of the Jane Roe Park\n" + article,
		},
	}, textOnly: true, find: func(f *finder) {
		for i := range f.Traits {
			s, toks := &f.Stats[i], f.TokensOf(i)
			if s.Words < leastLower || s.Words > mostLower || 2*s.UpperWords > s.Words || s.Bullet || f.Traits[i].Repeat > 1 || f.Dropped(i) || f.Traits[i].Ends || !unicode.IsLower(s.First) ||
				toks[0].End-toks[0].Start < 2 || strings.ContainsAny(f.Blocks[i].Text, "{}=<>_;:/[]") || !unicode.IsLetter(s.Last) && !unicode.IsDigit(s.Last) {
				continue
			}
			if f.IsProse(i-1, facts.Half) && f.IsProse(i+1, facts.Half) {
				f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "has no capital and no full stop, between two paragraphs")
			}
		}
	},
}
