package extract

import "strings"

// A photo credit has one of four shapes: a label and a name, a bracket at the
// end, a separator and a name at the end, or a form of a script without
// spaces. With text before it the block is the photo's caption.

// maxCaptionWords is the longest caption that a credit takes along. Captions
// of agencies run to 80 words; a paragraph of a report rarely ends in a credit.
const maxCaptionWords = 100

// photoWords name a picture or its maker, agencyWords the agencies and stock
// libraries that stand in credits. Two-letter agencies count only beside
// another sign of a credit.
var (
	photoWords = wordsOf("photo photos photograph photographer photography photographie picture pictures image images foto fotos " +
		"fotografie fotografía fotografia imagen imagem immagine bild bilder bildquelle symbolbild symbolfoto archivbild archivfoto " +
		"titelbild aufmacherbild teaserbild crédit crédits credit credits courtesy zdjęcie fot zdroj kuva kuvat fotoğraf ảnh фото снимок " +
		"снимка illustration illustrasjon illustratie illustrazione grafik infografik bilde arkivfoto pressefoto fotograf ilustração " +
		"ilustración ilustracja fotógrafo fotó صورة تصوير फोटो handout collage montage rendering screenshot")
	agencyWords = wordsOf("getty afp reuters dpa epa efe ansa tass ritzau scanpix ntb anp belga keystone apa imago zuma alamy " +
		"shutterstock istock istockphoto unsplash pexels pixabay xinhua yonhap kyodo jiji anadolu pti sputnik lapresse upi " +
		"bloomberg europapress lusa čtk mti depositphotos dreamstime gettyimages adobestock afptv sipa abaca pap aap polaris " +
		"wireimage filmmagic redux lehtikuva scanpix tt nurphoto bestimage maxppp panoramic ipa agf contrasto ritzau")
	smallAgencyWords = wordsOf("ap pa aa dpa tt cp ani rex afp stf sta ipa np")
)

func wordsOf(list string) wordSet {
	words := strings.Fields(list)
	var s wordSet
	s.reset(len(words))
	for _, w := range words {
		s.add(hashBytes(w))
	}
	return s
}

var creditLabel = &Rule{
	ID: "credit/photo-label", Category: Credit, Points: DropPoints,
	Doc:  "A photo credit: a label such as “Photo:” and a name, or an agency and a name.",
	Drop: []string{"Photo: Jane Roe/The Courier", "Foto: Max Muster", "Image credit: Northern Museum", "Image by Studio Roe via Big Day", "Getty Images / Jane Roe", "Jane Roe / AP"},
	Keep: []string{
		"Photo by photo, the album filled.",
		"Reuters and Jane Roe parted in May",
		"Photo: the word comes from the Greek for light, and for two centuries it has meant drawing with nothing else.",
		"Foto: Wie ein Bild die Welt veränderte",
	},
	run: func(p *pass) {
		for i := range p.traits {
			toks := p.blockTokens(i)
			if len(toks) < 2 || len(toks) > 16 {
				continue
			}
			if why := p.bareCredit(i, toks); why != "" {
				p.report(i, 0, len(p.doc.Blocks[i].Text), DropPoints, why)
				continue
			}
			if photoWords.count(toks[0].hash) == 0 {
				continue
			}
			k := 0 // the label is one to three photo words, then a colon
			for k < 3 && k < len(toks) && photoWords.count(toks[k].hash) > 0 && toks[k].flags&tokenColon == 0 {
				k++
			}
			if k < len(toks) && toks[k].flags&tokenColon != 0 && k < 3 && k+1 < len(toks) {
				if photoWords.count(toks[k].hash) == 0 || p.traits[i].ends && len(toks)-k > 8 || strings.Contains(p.doc.Blocks[i].Text, "www.") || !p.isOwner(i, toks[k+1:]) {
					continue // no label, a sentence, the source of a list's entry, or a headline
				}
				p.report(i, 0, int(toks[k].end)+1, DropPoints, "begins with a photo label")
			}
		}
	},
}

// ownerWords is the length up to which anything behind a photo label is the
// name of who owns the picture: "Photo: private collection".
const ownerWords = 4

// isOwner reports whether toks, the end of block i, name who owns a picture:
// few words, names alone, an agency, or what stands beside a slash.
func (p *pass) isOwner(i int, toks []token) bool {
	if len(toks) <= ownerWords || strings.ContainsAny(p.doc.Blocks[i].Text[toks[0].start:], "/|©") {
		return true
	}
	names := true
	for _, t := range toks {
		if agencyWords.count(t.hash) > 0 || t.hash == byHash || t.hash == viaHash || t.flags&tokenColon != 0 {
			return true
		}
		names = names && (p.isCreditName(i, t) || nameLinks.count(t.hash) > 0)
	}
	return names
}

// maxBracketed is the most characters of a caption that a credit in brackets
// ends: a longer text ends in a citation.
const maxBracketed = 400

var creditBracket = &Rule{
	ID: "caption/credit-in-brackets", Category: CaptionText, Points: DropPoints,
	Doc:  "A caption, or a bare credit, that ends in a bracket with an agency or a photo label.",
	Drop: []string{"The minister at the harbour on Monday (Jane Roe/Getty Images)", "A flooded street in Riverton. (AP Photo/John Doe)", "A tram on the hill. (Jane Roe/The Morning Courier)"},
	Keep: []string{"She said that the picture (taken in May) had been cropped.", "The strike ends on Friday, the union said. (AP)", "They heard the band on the radio (AC/DC).", "It was ten miles away (sixteen kilometres / as a crow flies)."},
	run: func(p *pass) {
		for i := range p.traits {
			s := &p.shapes[i]
			text := strings.TrimRight(p.doc.Blocks[i].Text, " .\n")
			if s.words < 1 || s.words > maxCaptionWords || p.traits[i].chars > maxBracketed || text == "" {
				continue
			}
			open := bracketAtEnd(text)
			if open < 0 || len(text)-open > 160 {
				continue
			}
			if why := p.creditWords(i, open, len(text)); why != "" {
				p.report(i, open, len(text), DropPoints, why)
			}
		}
	},
}

// bracketAtEnd returns where the bracket that ends text opens, or -1.
func bracketAtEnd(text string) int {
	switch {
	case strings.HasSuffix(text, ")"):
		return strings.LastIndexByte(text, '(')
	case strings.HasSuffix(text, "]"):
		return strings.LastIndexByte(text, '[')
	case strings.HasSuffix(text, "）"):
		return strings.LastIndex(text, "（")
	}
	return -1
}

// creditWords says why the words of block i's text[from:to] are a credit, or
// "" if they are not: a big agency; a small one beside a slash or "via"; a
// photo word with a colon, or with "by" and a name.
func (p *pass) creditWords(i, from, to int) string {
	text := p.doc.Blocks[i].Text
	slash := strings.ContainsAny(text[from:to], "/|")
	big, small, photo, label, by, name, n := false, false, false, false, false, false, 0
	for _, t := range p.blockTokens(i) {
		if int(t.start) < from || int(t.end) > to {
			continue
		}
		n++
		if t.flags&tokenNumber != 0 && n > 1 && !slash && !photo {
			return "" // a figure or a date: no credit
		}
		if t.flags&(tokenUpper|tokenCaps) != 0 {
			big = big || agencyWords.count(t.hash) > 0
			small = small || smallAgencyWords.count(t.hash) > 0 && t.flags&tokenCaps != 0
			name = name || by
		}
		if photoWords.count(t.hash) > 0 {
			photo = true
			label = label || t.flags&tokenColon != 0
		}
		by = by || t.hash == viaHash || t.hash == byHash
	}
	switch {
	case n > 16:
		return ""
	case big && (n > 1 || slash || photo):
		return "ends in a bracket with an agency"
	case small && (slash || photo || by):
		return "ends in a bracket with an agency"
	case photo && (label || name) && n > 1:
		return "ends in a bracket with a photo label"
	case slash && p.isNameAndPaper(i, from, to):
		return "ends in a bracket with a name and a paper"
	}
	return ""
}

// shortestCaption is the least words of a caption before a name and a paper.
const shortestCaption = 5

// isNameAndPaper reports whether block i's text[from:to] is the name of a person,
// two to four words, a slash and the name of a paper: "(Jane Roe/The Courier)".
func (p *pass) isNameAndPaper(i, from, to int) bool {
	text := p.doc.Blocks[i].Text
	slash := strings.IndexAny(text[from:to], "/|")
	if slash < 0 || strings.ContainsAny(text[from+slash+1:to], "/|") {
		return false
	}
	slash += from
	caption, before, after := 0, 0, 0
	for _, t := range p.blockTokens(i) {
		if int(t.start) < from || int(t.end) > to {
			caption++
			continue
		}
		switch {
		case t.flags&tokenNumber != 0 || t.flags&tokenUpper == 0 && nameLinks.count(t.hash) == 0:
			return false
		case int(t.start) < slash:
			before++
		default:
			after++
		}
	}
	// behind a word or two a bracket tells what kind of thing a list's entry is
	return before >= 2 && before <= 4 && after >= 1 && after <= 5 && (caption == 0 || caption >= shortestCaption)
}

var viaHash, byHash, creditHash = hashBytes("via"), hashBytes("by"), hashBytes("credit")
