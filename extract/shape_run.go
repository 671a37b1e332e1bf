package extract

// maxRun is how many lines below a heading such as "Related" may be its links.
const maxRun = 15

// A sentence of so many words, or characters of a script without spaces, is a
// paragraph even where it is short; teasers seldom end like one.
const (
	paragraphWords = 12
	paragraphSolos = 25
)

var runUnderHeading = &Rule{
	ID: "related/under-heading", Category: Related, Points: DropPoints,
	Doc:  "A run of short, title-like lines below a heading such as “Related”.",
	Drop: []string{"Related articles\nHarbour strike enters third week\nWhy the bridge is late"},
	Keep: []string{"Related articles\nThe council met on Monday to vote on the bridge, and the mayor said that it would be built by May."},
	run: func(p *pass) {
		last := len(p.traits) - 1 // the last paragraph, which may be short
		for last >= 0 && !p.isParagraph(last) {
			last--
		}
		for _, h := range p.hits {
			i := int(h.block)
			r := p.rules[h.rule]
			if r.Category != Related || r.At != Whole || h.points < DropPoints || p.shapes[i].Words > 8 || p.traits[i].ends {
				continue
			}
			end := i + 1
			for end < len(p.traits) && end <= i+maxRun && p.isTeaser(end) {
				end++
			}
			// where paragraphs follow, the lines may be a list of the article's own
			points := int16(DropPoints)
			if end <= last {
				points = HintPoints
			}
			for j := i + 1; j < end; j++ {
				p.report(j, 0, len(p.doc.Blocks[j].Text), points, "is below a heading of links")
			}
		}
	},
}

// isParagraph reports whether block i is a sentence that no rule drops.
func (p *pass) isParagraph(i int) bool {
	t, s := &p.traits[i], &p.shapes[i]
	return t.ends && (s.Words >= paragraphWords || s.Solos >= paragraphSolos) && !p.dropped(i)
}

// isTeaser reports whether block i looks like the title of another story.
func (p *pass) isTeaser(i int) bool {
	s, t := &p.shapes[i], &p.traits[i]
	return !t.ends && !t.long && s.Words >= 3 && s.Words <= 25 && s.Last != ':' && s.Last != ',' && s.Last != ';'
}
