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
	Doc:  "A photo credit: a label such as “Photo:”, then a name.",
	Drop: []string{"Photo: Jane Roe/The Courier", "Foto: Max Muster", "Image credit: Northern Museum"},
	Keep: []string{"Photo: the word comes from the Greek for light, and for two centuries it has meant drawing with nothing else."},
	run: func(p *pass) {
		for i := range p.traits {
			toks := p.blockTokens(i)
			if len(toks) < 2 || len(toks) > 16 || photoWords.count(toks[0].hash) == 0 {
				continue
			}
			k := 0 // the label is one to three photo words, then a colon
			for k < 3 && k < len(toks) && photoWords.count(toks[k].hash) > 0 && toks[k].flags&tokenColon == 0 {
				k++
			}
			if k < len(toks) && toks[k].flags&tokenColon != 0 && k < 3 && k+1 < len(toks) {
				if photoWords.count(toks[k].hash) == 0 || p.traits[i].ends && len(toks)-k > 8 || strings.Contains(p.doc.Blocks[i].Text, "www.") {
					continue // no label, a sentence, or the source of a list's entry
				}
				p.report(i, 0, int(toks[k].end)+1, DropPoints, "begins with a photo label")
			}
		}
	},
}

var creditBracket = &Rule{
	ID: "caption/credit-in-brackets", Category: CaptionText, Points: DropPoints,
	Doc:  "A caption, or a bare credit, that ends in a bracket with an agency or a photo label.",
	Drop: []string{"The minister at the harbour on Monday (Jane Roe/Getty Images)", "A flooded street in Riverton. (AP Photo/John Doe)"},
	Keep: []string{"She said that the picture (taken in May) had been cropped.", "The strike ends on Friday, the union said. (AP)"},
	run: func(p *pass) {
		for i := range p.traits {
			s := &p.shapes[i]
			text := strings.TrimRight(p.doc.Blocks[i].Text, " .\n")
			if s.words < 1 || s.words > maxCaptionWords || text == "" {
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
	}
	return ""
}

var viaHash, byHash, creditHash = hashBytes("via"), hashBytes("by"), hashBytes("credit")

var creditTail = &Rule{
	ID: "caption/credit-at-end", Category: CaptionText, Points: DropPoints,
	Doc:  "A caption that ends in a separator or a photo label and a name or an agency.",
	Drop: []string{"Fans queue outside the stadium. Photo: Jane Roe", "The harbour at dawn | Getty Images", "Ein Zug im Depot. Foto: dpa"},
	Keep: []string{"He reads three things on the train: the paper, the adverts and his photo album.", "The deal was first reported by Reuters."},
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

// creditAtEnd returns the first token of the credit at the end of block i.
func (p *pass) creditAtEnd(i int, toks []token) (int, string) {
	text := p.doc.Blocks[i].Text
	for k := len(toks) - 1; k > 0 && k >= len(toks)-9; k-- {
		between := text[toks[k-1].end:toks[k].start]
		cut := strings.ContainsAny(between, "|/([") || toks[k-1].flags&tokenStop != 0 || strings.Contains(between, "©") ||
			strings.Contains(between, " – ") || strings.Contains(between, " — ") || strings.Contains(between, "·")
		label := photoWords.count(toks[k].hash) > 0 && toks[k].flags&tokenColon != 0
		if label && k+1 < len(toks) && isCreditName(toks[k+1]) && (cut || toks[k].flags&tokenUpper != 0 && toks[k].hash != creditHash) && k > 2 && !p.traits[i].ends {
			if k > 0 && photoWords.count(toks[k-1].hash) > 0 { // "Image credit: …"
				k--
			}
			return k, "ends in a photo label and a name"
		}
		if !cut {
			continue
		}
		if len(toks)-k <= 4 && toks[k].flags&(tokenUpper|tokenCaps) != 0 && agencyWords.count(toks[k].hash) > 0 &&
			strings.ContainsAny(between, "|/©–—·") && !p.traits[i].ends {
			return k, "ends in a separator and an agency"
		}
	}
	return -1, ""
}

// isCreditName reports whether t may begin the name behind a photo label.
func isCreditName(t token) bool {
	return t.flags&(tokenUpper|tokenCaps|tokenSolo) != 0 || agencyWords.count(t.hash) > 0
}

// maxScriptCredit is how many bytes a credit at the end has, label and name.
const maxScriptCredit = 60

// scriptCredits are how credits begin, or end, in scripts without spaces.
var scriptCredits = []string{
	"写真：", "写真:", "写真＝", "写真=", "（写真", "撮影：", "撮影:", "画像：", "画像:", "提供：", "提供:", "（Ｃ）", "사진=", "사진 =", "사진：", "사진:", "[사진",
	"사진제공", "사진 제공", "ⓒ", "图片来源", "圖片來源", "图源：", "图源:", "图：", "圖：", "圖/", "图/", "摄影：", "摄影:", "攝影：", "攝影:", "图为", "圖為", "供图", "供圖",
}

var creditScript = &Rule{
	ID: "caption/credit-in-script", Category: CaptionText, Points: DropPoints,
	Doc:  "A caption or credit of Chinese, Japanese or Korean form.",
	Drop: []string{"写真：山田太郎撮影", "시장이 인사말을 하고 있다. 사진=김철수 기자", "图片来源：新闻社"},
	Keep: []string{"彼は写真を撮るために毎朝五時に起きると話した。"},
	run: func(p *pass) {
		for i := range p.traits {
			s := &p.shapes[i]
			if s.solos < 2 || s.solos > 160 || p.dropped(i) {
				continue
			}
			text := p.doc.Blocks[i].Text
			if s.last == '。' && s.solos > 60 {
				continue
			}
			from := max(0, len(text)-maxScriptCredit) // with no more than a name behind it
			for _, c := range scriptCredits {
				at := strings.LastIndex(text[from:], c) + from
				if at < from {
					if s.solos > 60 || !strings.HasPrefix(text, c) {
						continue
					}
					at = 0
				}
				if at == 0 || !strings.Contains(text[at:], "。") {
					p.report(i, at, len(text), DropPoints, "holds a photo credit")
					break
				}
			}
		}
	},
}
