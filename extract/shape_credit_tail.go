package extract

import "strings"

var creditTail = &Rule{
	ID: "caption/credit-at-end", Category: CaptionText, Points: DropPoints,
	Doc: "A caption that ends in a separator or a photo label and a name or an agency.",
	Drop: []string{
		"Fans queue outside the stadium. Photo: Jane Roe", "The harbour at dawn | Getty Images", "Ein Zug im Depot. Foto: dpa",
		"A compact camera is a useful companion on a walk. Photo by: 'Jane Roe'.", "The old mill in May, before the flood. Photo by Jane Roe on Unsplash",
		"Rauch steht über den Häusern. © Agentur Nord | Max Muster", "Die Ministerin am MontagBild: Max Muster/picture alliance",
	},
	Keep: []string{
		"He reads three things on the train: the paper, the adverts and his photo album.", "The deal was first reported by Reuters.",
		"What he kept of that year is one picture. Photo by photo, the album had been sold.",
	},
	run: func(p *pass) {
		for i := range p.traits {
			s, toks := &p.shapes[i], p.blockTokens(i)
			if s.words < 3 || s.words > maxCaptionWords || s.bullet && s.stops > 1 || p.dropped(i) || s.solos > s.letters/2 {
				continue
			}
			if k, why := p.creditAtEnd(i, toks); k >= 0 {
				p.report(i, int(toks[k].start), len(p.doc.Blocks[i].Text), DropPoints, why)
			}
		}
	},
}

// A credit that is written like a sentence, or is no more than a © and a name,
// must stand below less text: a paragraph that took up the credit of the
// picture below it is long. Of the labelled lines of this form 3 in 387 are
// body at these bounds, all of one publisher.
const (
	maxTailChars = 300
	maxTailStops = 4
)

// creditAtEnd returns the first token of the credit at the end of block i.
func (p *pass) creditAtEnd(i int, toks []token) (int, string) {
	text, t := p.doc.Blocks[i].Text, &p.traits[i]
	short := t.chars <= maxTailChars && p.shapes[i].stops <= maxTailStops
	names := true // all from k on are words of a name
	for k := len(toks) - 1; k > 0 && k >= len(toks)-12; k-- {
		between := text[toks[k-1].end:toks[k].start]
		cut := strings.ContainsAny(between, "|/([") || toks[k-1].flags&tokenStop != 0 || strings.Contains(between, "©") ||
			strings.Contains(between, " – ") || strings.Contains(between, " — ") || strings.Contains(between, "·")
		word, glued := p.photoWord(i, toks[k])
		if word && k > 2 && k+1 < len(toks) {
			colon := toks[k].flags&tokenColon != 0 || nameLinks.count(toks[k+1].hash) > 0 && toks[k+1].flags&tokenColon != 0
			switch {
			case names && short && (cut || glued) && (colon || nameLinks.count(toks[k+1].hash) > 0),
				word && !glued && !t.ends && toks[k-1].flags&tokenStop != 0 && p.isWholeName(i, toks[k+1:]),
				colon && !t.ends && !glued && p.isCreditName(i, toks[k+1]) && (cut || toks[k].flags&tokenUpper != 0 && toks[k].hash != creditHash):
				if photoWords.count(toks[k-1].hash) > 0 { // "Image credit: …"
					k--
				}
				return k, "ends in a photo label and a name"
			}
		}
		if toks[k].hash == copyrightHash && names && short && k > 3 && k+1 < len(toks) {
			return k, "ends in a © and a name"
		}
		names = names && toks[k].flags&(tokenNumber|tokenStop) == 0 && (p.isCreditName(i, toks[k]) || nameLinks.count(toks[k].hash) > 0 || photoWords.count(toks[k].hash) > 0) ||
			k == len(toks)-1 && p.isCreditName(i, toks[k])
		if !cut {
			continue
		}
		if len(toks)-k <= 4 && toks[k].flags&(tokenUpper|tokenCaps) != 0 && agencyWords.count(toks[k].hash) > 0 &&
			strings.ContainsAny(between, "|/©–—·") && !t.ends {
			return k, "ends in a separator and an agency"
		}
	}
	return -1, ""
}

// nameLinks stand between a photo label and a name, or inside a name.
var nameLinks = wordsOf("alliance by courtesy via from copyright of the for and on de la le les l du d di da do dos van von der den te het pour para per für och og och e y und")

var copyrightHash = hashBytes("©")

// photoWord reports whether t is a photo word, or ends in one that lost the
// space before it: "on MondayPhoto: Jane Roe".
func (p *pass) photoWord(i int, t token) (word, glued bool) {
	if photoWords.count(t.hash) > 0 {
		return true, false
	}
	if t.flags&tokenColon == 0 {
		return false, false
	}
	text := p.doc.Blocks[i].Text[t.start:t.end]
	for _, label := range [...]string{"Photo", "Foto", "Fotos", "Bild", "Image", "Bildquelle"} {
		if before, ok := strings.CutSuffix(text, label); ok && before != "" {
			return true, true
		}
	}
	return false, false
}

// isCreditName reports whether t of block i may begin the name behind a photo
// label: it has a capital, or is an agency's.
func (p *pass) isCreditName(i int, t token) bool {
	if t.flags&(tokenUpper|tokenCaps|tokenSolo) != 0 || agencyWords.count(t.hash) > 0 {
		return true
	}
	for _, c := range []byte(p.doc.Blocks[i].Text[t.start:t.end]) {
		if charClass[c&0x7f] == charUpper && c < 0x80 { // as in "iRunFar"
			return true
		}
	}
	return false
}

// isWholeName reports whether toks, the end of block i, are a name of two to five
// words and nothing else: "Foto Joris van Gennip".
func (p *pass) isWholeName(i int, toks []token) bool {
	if len(toks) < 2 || len(toks) > 5 || !p.isCreditName(i, toks[0]) || !p.isCreditName(i, toks[len(toks)-1]) {
		return false
	}
	for _, t := range toks {
		if t.flags&tokenNumber != 0 || !p.isCreditName(i, t) && nameLinks.count(t.hash) == 0 {
			return false
		}
	}
	return true
}

// bareCredit says why all of block i is a credit, or "": a photo word with
// "by" or "courtesy" and a name, an agency and a name behind a slash, or the
// other way round.
func (p *pass) bareCredit(i int, toks []token) string {
	for k, t := range toks {
		if t.flags&tokenNumber != 0 || !p.isCreditName(i, t) && (k == 0 || nameLinks.count(t.hash) == 0) {
			return ""
		}
	}
	text, last := p.doc.Blocks[i].Text, toks[len(toks)-1]
	switch slash := strings.IndexAny(text, "/|"); {
	case photoWords.count(toks[0].hash) > 0 && len(toks) > 2 && nameLinks.count(toks[1].hash) > 0 && p.isCreditName(i, last):
		return "a photo word and a name"
	case len(toks) > 8 || slash < 0 || p.traits[i].ends:
	case agencyWords.count(toks[0].hash) > 0 && slash <= int(toks[min(2, len(toks)-1)].end):
		return "an agency and a name"
	case slash > int(toks[0].end) && int(last.start) > slash && strings.Trim(text[slash+1:last.start], " ") == "" &&
		(agencyWords.count(last.hash) > 0 || smallAgencyWords.count(last.hash) > 0 && last.flags&tokenCaps != 0):
		return "a name and an agency"
	}
	return ""
}
