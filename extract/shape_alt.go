package extract

// altShare is the share of a line's longer words that its caption must hold
// for the line to be the image's alternative text, two names among them. Of
// the alternative texts in the seed the lowest has .44; a heading above a photo
// shares less, and no names.
const altShare = .4

var altBeforeCaption = &Rule{
	ID: "alt-text/before-caption", Category: AltTextLine, Points: DropPoints,
	Doc:  "The alternative text of an image: a short line just above a caption with a credit, with the caption's words.",
	Drop: []string{"Mayor Jane Roe\nMayor Jane Roe (John Doe/Getty Images)"},
	Keep: []string{"What the harbour wants\nMayor Jane Roe on Monday (John Doe/Getty Images)"},
	run: func(p *pass) {
		for _, h := range p.hits {
			i := int(h.block) - 1 // above a caption with text of its own
			if h.why == "" || h.start == 0 || h.points < DropPoints || i < 0 || p.dropped(i) {
				continue
			}
			s, toks := &p.shapes[i], p.blockTokens(i)
			if p.traits[i].ends || s.words < 2 || s.words > 40 || s.colons > 1 {
				continue
			}
			share, known, names := sharedWords(toks, p.blockTokens(i+1))
			if share >= altShare && names >= 2 || share == 1 && names == 1 && len(toks) <= 3 || share >= .75 && known >= 4 {
				p.report(i, 0, len(p.doc.Blocks[i].Text), DropPoints, "the caption below has the same words")
			}
		}
	},
}

// sharedWords returns the share of a's longer words that stand in b as well,
// how many these are, and how many of them both write with a capital: names.
func sharedWords(a, b []token) (share float32, known, names int) {
	n := 0
	for _, t := range a {
		if t.end-t.start < 4 && t.flags&tokenSolo == 0 {
			continue
		}
		n++
		for _, u := range b {
			if t.hash == u.hash {
				known++
				if t.flags&u.flags&tokenUpper != 0 {
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

var captionAboveCredit = &Rule{
	ID: "caption/above-credit", Category: CaptionText, Points: HintPoints,
	Doc:  "A line just above a bare photo credit: mostly the photo's caption.",
	Drop: []string{"The mayor at the harbour on Monday.\nPhoto: Jane Roe/The Courier"},
	Keep: []string{"The mayor at the harbour on Monday.\nThe photo was taken by a passer-by."},
	run: func(p *pass) {
		for _, h := range p.hits {
			i := int(h.block) - 1
			if p.rules[h.rule].Category != Credit || h.start > 0 || h.points < DropPoints || i < 0 || p.dropped(i) {
				continue
			}
			if s := &p.shapes[i]; s.words >= 2 && s.words <= 45 {
				p.report(i, 0, len(p.doc.Blocks[i].Text), HintPoints, "stands above a photo credit")
			}
		}
	},
}
