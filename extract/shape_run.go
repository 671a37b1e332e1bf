package extract

import "github.com/pare-text/pare/rule"

// maxRun is how many lines below a heading such as "Related" may be its links.
const maxRun = 15

var runUnderHeading = &shapeRule{
	Rule: rule.Rule{
		ID: "related/under-heading", Category: rule.Related, Points: rule.DropPoints,
		Doc:  "A run of short, title-like lines below a heading such as “Related”.",
		Drop: []string{"Related articles\nHarbour strike enters third week\nWhy the bridge is late"},
		Keep: []string{"Related articles\nThe council met on Monday to vote on the bridge, and the mayor said that it would be built by May."},
	}, find: func(f *finder) {
		last := len(f.traits) - 1 // the last paragraph, which may be short
		for last >= 0 && !(f.isProse(last, shortProse) && !f.dropped(last)) {
			last--
		}
		for _, h := range f.hits {
			i := int(h.block)
			r := f.ruleOf(&h)
			if r.Category != rule.Related || r.At != rule.Whole || h.points < rule.DropPoints || f.stats[i].Words > 8 || f.traits[i].ends {
				continue
			}
			end := i + 1
			for end < len(f.traits) && end <= i+maxRun && f.isTeaser(end) {
				end++
			}
			// where paragraphs follow, the lines may be a list of the article's own
			points := int16(rule.DropPoints)
			if end <= last {
				points = rule.HintPoints
			}
			for j := i + 1; j < end; j++ {
				f.report(j, 0, len(f.blocks[j].Text), points, "is below a heading of links")
			}
		}
	},
}

// isTeaser reports whether block i looks like the title of another story.
func (f *finder) isTeaser(i int) bool {
	s, t := &f.stats[i], &f.traits[i]
	return !t.ends && !t.long && s.Words >= 3 && s.Words <= 25 && s.Last != ':' && s.Last != ',' && s.Last != ';'
}
