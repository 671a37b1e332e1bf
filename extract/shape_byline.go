package extract

// bylineWords stand before the names of authors.
var bylineWords = wordsOf("by von par por di door av af od autor autora auteur")

// maxBylineNames bounds the words behind them: three authors.
const maxBylineNames = 9

var bylineAtHead = &Rule{
	ID: "byline/name", Category: Byline, Points: DropPoints,
	Doc:  "A line that is only “By” and names, above the first paragraph.",
	Drop: []string{"By Leona Carver and Tom Ash\nThe council met on Monday to vote on the bridge, and the mayor said afterwards that it would be built by the month of May next year, if all went well."},
	Keep: []string{
		"By Design\nThe council met on Monday to vote on the bridge, and the mayor said afterwards that it would be built by the month of May next year, if all went well.",
		"By the River Trent\nThe council met on Monday to vote on the bridge, and the mayor said afterwards that it would be built by the month of May next year, if all went well.",
		"The council met on Monday to vote on the bridge, and the mayor said afterwards that it would be built by the month of May next year, if all went well.\nBy Leona Carver",
	},
	run: func(p *pass) {
		for i := range p.traits {
			if p.traits[i].long {
				return
			}
			if !p.dropped(i) && p.isNamedByline(i) {
				p.report(i, 0, len(p.doc.Blocks[i].Text), DropPoints, "only “by” and names, above the first paragraph")
			}
		}
	},
}

// isNamedByline reports whether block i is a word such as "By" and two names or
// more, and nothing else.
func (p *pass) isNamedByline(i int) bool {
	toks := p.blockTokens(i)
	if len(toks) < 3 || len(toks) > 1+maxBylineNames || bylineWords.count(toks[0].hash) == 0 || p.traits[i].ends {
		return false
	}
	names := 0
	for _, t := range toks[1:] {
		switch {
		case t.flags&tokenNumber != 0:
			return false
		case t.flags&tokenUpper != 0:
			names++
		case nameLinks.count(t.hash) == 0:
			return false
		}
	}
	return names >= 2 && toks[1].flags&tokenUpper != 0
}
