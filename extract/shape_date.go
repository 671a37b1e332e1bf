package extract

import "github.com/pare-text/pare/internal/words"

var dateAtHead = &Rule{
	ID: "byline/date", Category: Byline, Points: DropPoints,
	Doc:  "A line that is only a date, above the first paragraph.",
	Drop: []string{"12 March 2024, 14:05\nThe council met on Monday to vote on the bridge, and the mayor said afterwards that it would be built by the month of May next year, if all went well."},
	Keep: []string{"The council met on Monday to vote on the bridge, and the mayor said afterwards that it would be built by the month of May next year, if all went well.\n12 March 2024"},
	run: func(p *pass) {
		prose, found := 0, -1
		for i := range p.traits {
			if p.traits[i].long {
				prose++
				continue
			}
			if prose > 0 || p.dropped(i) || !p.isDate(i) {
				continue
			}
			if found >= 0 {
				return // more than one: a timeline
			}
			found = i
		}
		if found >= 0 && prose > 0 {
			p.report(found, 0, len(p.doc.Blocks[found].Text), DropPoints, "only a date, above the first paragraph")
		}
	},
}

// isDate reports whether block i is nothing but numbers and names of days and
// months, with a year among them.
func (p *pass) isDate(i int) bool {
	toks := p.blockTokens(i)
	if len(toks) < 2 || len(toks) > 12 {
		return false
	}
	year := false
	for _, t := range toks {
		if t.Flags&words.Number != 0 {
			year = year || t.End-t.Start == 4 || t.End-t.Start == 10
		} else if words.Dates.Count(t.Hash) == 0 {
			return false
		}
	}
	return year
}
