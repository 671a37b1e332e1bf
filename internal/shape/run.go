package shape

import (
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/rule"
)

// maxRun is how many lines below a heading such as "Related" may be its links.
// Chosen by hand.
const maxRun = 15

// leastRun is how many lines below such a heading are links if a paragraph follows them.
const leastRun = 2

// UnderHeading is the ID of the rule about lines below a heading such as “Related”.
const UnderHeading = "related/under-heading"

var runUnderHeading = &shapeRule{
	Rule: rule.Rule{
		ID: UnderHeading, Category: rule.Related, Points: rule.DropPoints,
		Doc: "A run of short, title-like lines below a heading such as “Related”.",
		Drop: []string{
			"Related articles\nHarbour strike enters third week\nWhy the bridge is late",
			article + "Related articles\nHarbour strike enters third week\nWhy the bridge is late\nThe vote\n" + article,
			article + "\nRelated articles\nHarbour strike enters third week\n\n" + article,
		},
		Keep: []string{
			"Related articles\nThe council met on Monday to vote on the bridge, and the mayor said that it would be built by May.",
		},
	}, find: func(f *finder) {
		first, last := f.bounds(facts.Short) // above the first stands the headline; the last may be short
		for _, h := range f.All {
			i := int(h.Block)
			r := f.RuleOf(&h)
			if r.Category != rule.Related || r.At != rule.Whole || h.Points < rule.DropPoints || f.Stats[i].Words > 8 || f.Traits[i].Ends {
				continue
			}
			end := i + 1
			for end < len(f.Traits) && end <= i+maxRun && f.isTeaser(end) {
				end++
			}
			points := int16(rule.DropPoints)
			switch {
			case end > last, f.isSetOff(i, end):
			case f.Page == nil && i > first && f.isKeptProse(end, facts.Sentence) && end-i-2 >= leastRun:
				end-- // may be the heading of the paragraph that follows
			case end == i+2 && f.isStoryLabel(i) && f.isHeadlineOfStory(i+1) && f.Page == nil && i > first && f.isKeptProse(end, facts.Sentence):
				// one story; a heading of the article is shorter
			default: // the lines may be a list of the article's own
				points = rule.HintPoints
			}
			for j := i + 1; j < end; j++ {
				f.report(j, 0, len(f.Blocks[j].Text), points, "is below a heading of links")
			}
		}
	},
}

// storyLabels are labels of one story beside those that say “read also”: “Related article”.
var storyLabels = labelsOf("one-story")

// leastStory is how many words the headline of one story below a label has at least. Chosen by
// hand.
const leastStory = 5

// isHeadlineOfStory reports whether block i is as long as the headline of another story.
func (f *finder) isHeadlineOfStory(i int) bool {
	s := &f.Stats[i]
	return s.Words >= leastStory && s.CapsWords*2 < s.Words || s.Solos > 0
}

// isStoryLabel reports whether block i is a label of one story.
func (f *finder) isStoryLabel(i int) bool {
	text, toks := f.Blocks[i].Text, f.TokensOf(i)
	return len(toks) > 0 && (storyLabels.has(text, toks) || alsoLabels.has(text, toks))
}

// isSetOff reports whether the lines of a run stand together below their heading, and a
// blank line sets them off from what follows.
func (f *finder) isSetOff(heading, end int) bool {
	if f.Page != nil || end-heading < 2 || end >= len(f.Blocks) || f.Blocks[end].Blanks == 0 {
		return false
	}
	for j := heading + 1; j < end; j++ {
		if f.Blocks[j].Blanks > 0 {
			return false
		}
	}
	return true
}

// isTeaser reports whether block i looks like the title of another story.
func (f *finder) isTeaser(i int) bool {
	s, t := &f.Stats[i], &f.Traits[i]
	return !t.Ends && !t.Long && s.Words >= 3 && s.Words <= 25 && s.Last != ':' && s.Last != ',' && s.Last != ';'
}
