package shape

import (
	"strings"

	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/rule"
)

// scenes are what the description of a picture begins with: "a woman", "two men", "an
// aerial view".
var scenes = labelsOf("scene")

// A description has so many words: a shorter line may be a sub-heading, "A man of few
// words". On the labelled articles 95 of 103 lines of five words or more that begin
// like that below a paragraph, and do not end like a sentence, are alternative texts.
const (
	leastScene, mostScene = 7, 30
	mostSceneWords        = 3 // of what it begins with: follows from the list
)

var altOfScene = &shapeRule{
	Rule: rule.Rule{
		ID: "alt-text/scene", Category: rule.AltText, Points: rule.DropPoints,
		Doc:  "The description of a picture between the paragraphs: who or what is to be seen, and no full stop.",
		Drop: []string{article + "A woman walks past a building site in Croydon\n" + article, article + "Eine Frau steht mit zwei Koffern auf dem Bahnsteig\n" + article},
		Keep: []string{
			article + "A man of few words\n" + article, article + "A woman walked past the building site in Croydon.\n" + article,
			"A woman walks past a building site in Croydon\n" + article, article + "- A woman (or a man) who can ride a horse\n" + article,
		},
	}, textOnly: true, find: func(f *finder) {
		below := false // a paragraph
		for i := range f.Traits {
			if f.IsProse(i, facts.Short) {
				below = true
				continue
			}
			if below && !f.Dropped(i) && f.isScene(i) {
				f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "says what a picture shows")
			}
		}
	},
}

// isScene reports whether block i describes a picture.
func (f *finder) isScene(i int) bool {
	s, toks, text := &f.Stats[i], f.TokensOf(i), f.Blocks[i].Text
	if len(toks) < leastScene || len(toks) > mostScene || f.Traits[i].Ends || s.Bullet || s.Last == ':' {
		return false
	}
	for n := 1; n <= mostSceneWords; n++ {
		if scenes.has(text, toks[:n]) {
			return !strings.ContainsAny(text, "()|“\"\n")
		}
	}
	return false
}
