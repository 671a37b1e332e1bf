package extract

import (
	"strings"
	"unicode/utf8"
)

// Articles about cookies, newsletters or paywalls quote what rules look for.
// Two guards turn such a hit into a hint: here the quotation marks around it,
// and in decide.go the layout score.

// quotedWords is the length from which a block with a quoted phrase is taken
// for a sentence about it, and not for a label in quotation marks.
const quotedWords = 12

// guardQuotes turns the hits of phrases that stand right behind an opening
// quotation mark into hints.
func (p *pass) guardQuotes() {
	for k := range p.hits {
		h := &p.hits[k]
		if h.points >= DropPoints && p.shapes[h.block].words >= quotedWords && opensQuote(p.doc.Blocks[h.block].Text[:h.start]) {
			h.points = HintPoints
		}
	}
}

// opensQuote reports whether before ends with a quotation mark.
func opensQuote(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, " \u00a0"))
	return strings.ContainsRune("\"'“„”«»‘‚「『《", r)
}
