package shape

import (
	"strings"

	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

var creditTail = &shapeRule{
	Rule: rule.Rule{
		ID: "caption/credit-at-end", Category: rule.Caption, Points: rule.DropPoints,
		Doc: "A caption that ends in a separator or a photo label and a name or an agency.",
		Drop: []string{
			"Fans queue outside the stadium. Photo: Jane Roe", "The harbour at dawn | Getty Images", "Ein Zug im Depot. Foto: dpa",
			"A compact camera is a useful companion on a walk. Photo by: 'Jane Roe'.", "The old mill in May, before the flood. Photo by Jane Roe on Unsplash",
			"Rauch steht über den Häusern. © Agentur Nord | Max Muster", "Die Ministerin am MontagBild: Max Muster/picture alliance",
		},
		Keep: []string{
			"He reads three things on the train: the paper, the adverts and his photo album.", "The deal was first reported by Reuters.",
			"What he kept of that year is one picture. Photo by photo, the album had been sold.",
			"The port has lost three fifths of its trade since the spring. — Bloomberg’s Jane Roe", // who says so
		},
	}, find: func(f *finder) {
		for i := range f.Traits {
			s, toks := &f.Stats[i], f.TokensOf(i)
			if s.Words < 3 || s.Words > maxCaptionWords || s.Bullet && s.Stops > 1 || f.Dropped(i) || s.Solos > s.Letters/2 {
				continue
			}
			if k, why := f.creditAtEnd(i, toks); k >= 0 {
				f.report(i, int(toks[k].Start), len(f.Blocks[i].Text), rule.DropPoints, why)
			}
		}
	},
}

var creditDots = &shapeRule{
	Rule: rule.Rule{
		ID: "caption/credit-dots", Category: rule.Caption, Points: rule.DropPoints,
		Doc:  "A caption, or a bare credit, with a label that dots part from the name: “Credit...Jane Roe”.",
		Drop: []string{"Workers picked the last apples this month. Credit...Jane Roe/The Courier", "Fallen fruit at the orchard.Credit…Jane Roe", "Credit...Jane Roe for The Courier"},
		Keep: []string{"She gave him credit... and then she left.", "“To give credit...Well, I would not.”", "Giving Credit… Where Credit Is Due", "Screenplay Credit...Jane Roe"},
	}, find: func(f *finder) {
		for i := range f.Traits {
			text := f.Blocks[i].Text
			if f.Stats[i].Words > maxCaptionWords || f.Traits[i].Ends || f.Dropped(i) || !strings.Contains(text, dottedLabel) {
				continue
			}
			at := max(strings.LastIndex(text, dottedLabel+"..."), strings.LastIndex(text, dottedLabel+"…"))
			if at < 0 || !isDotted(text, at) {
				continue
			}
			if toks := f.TokensOf(i); len(toks) > 1 && f.areOwners(i, toks, at) {
				f.report(i, at, len(text), rule.DropPoints, "ends in a credit")
			}
		}
	},
}

// dottedLabel is what stands before the dots.
const dottedLabel = "Credit"

// isDotted reports whether the label at text[at] begins the text or stands behind a sentence, and
// its dots stand just before the name.
func isDotted(text string, at int) bool {
	before := strings.TrimRight(text[:at], " \u00a0")
	behind := strings.TrimLeft(text[at+len(dottedLabel):], ".…")
	return (before == "" || strings.HasSuffix(before, ".") || strings.HasSuffix(before, "”") || strings.HasSuffix(before, `"`)) && behind != "" && behind[0] > ' '
}

// areOwners reports whether all words of block i behind the label at text[at] may be those of the
// name of who owns a picture.
func (f *finder) areOwners(i int, toks []words.Token, at int) bool {
	n := 0
	for _, t := range toks {
		if int(t.Start) <= at {
			continue
		}
		if !f.isCreditName(i, t) && words.NameLinks.Count(t.Hash) == 0 && t.Flags&words.Upper == 0 {
			return false
		}
		n++
	}
	return n > 0 && n <= ownerMost
}

// ownerMost is how many words such a name has at most. Chosen by hand.
const ownerMost = 12

// A credit that is written like a sentence, or is no more than a © and a name,
// must stand below less text: a paragraph that took up the credit of the
// picture below it is long. Of the labelled lines of this form 3 in 387 are
// body at these bounds, all of one publisher.
const (
	maxTailChars = 300
	maxTailStops = 4
)

// creditAtEnd returns the first token of the credit at the end of block i.
func (f *finder) creditAtEnd(i int, toks []words.Token) (int, string) {
	text, t := f.Blocks[i].Text, &f.Traits[i]
	short := t.Chars <= maxTailChars && f.Stats[i].Stops <= maxTailStops
	for k := len(toks) - 1; k > 0 && k >= len(toks)-12; k-- {
		between := text[toks[k-1].End:toks[k].Start]
		cut := toks[k-1].Flags&words.Stop != 0 || between != " " && isSeparator(between)
		word, glued := f.photoWord(i, toks[k])
		if word && k > 2 && k+1 < len(toks) {
			colon := toks[k].Flags&words.Colon != 0 || words.NameLinks.Count(toks[k+1].Hash) > 0 && toks[k+1].Flags&words.Colon != 0
			switch {
			case short && (cut || glued) && f.areNames(i, toks, k+1) && (colon || words.NameLinks.Count(toks[k+1].Hash) > 0),
				word && !glued && !t.Ends && toks[k-1].Flags&words.Stop != 0 && f.isWholeName(i, toks[k+1:]),
				colon && !t.Ends && !glued && f.isCreditName(i, toks[k+1]) && (cut || toks[k].Flags&words.Upper != 0 && toks[k].Hash != creditHash):
				if words.PhotoWords.Count(toks[k-1].Hash) > 0 { // "Image credit: …"
					k--
				}
				return k, "ends in a photo label and a name"
			}
		}
		if toks[k].Hash == copyrightHash && short && k > 3 && k+1 < len(toks) && f.areNames(i, toks, k+1) {
			return k, "ends in a © and a name"
		}
		if !cut {
			continue
		}
		if len(toks)-k <= 4 && toks[k].Flags&(words.Upper|words.Capitals) != 0 && words.Agencies.Count(toks[k].Hash) > 0 &&
			strings.ContainsAny(between, "|/©–—·") && !t.Ends && !(toks[k-1].Flags&words.Stop != 0 && strings.ContainsAny(between, "–—")) {
			return k, "ends in a separator and an agency"
		}
	}
	return -1, ""
}

// areNames reports whether all of block i from token k on are words of names; the last may
// end a sentence.
func (f *finder) areNames(i int, toks []words.Token, k int) bool {
	for last := len(toks) - 1; k <= last; k++ {
		t := toks[k]
		isName := f.isCreditName(i, t)
		if k == last && isName {
			return true
		}
		if t.Flags&(words.Number|words.Stop) != 0 || !isName && words.NameLinks.Count(t.Hash) == 0 && words.PhotoWords.Count(t.Hash) == 0 {
			return false
		}
	}
	return true
}

// isSeparator reports whether what stands between two words parts a caption from its
// credit.
func isSeparator(between string) bool {
	return strings.ContainsAny(between, "|/([©·") || strings.Contains(between, " – ") || strings.Contains(between, " — ")
}

var copyrightHash = words.Hash("©")

// gluedLabels lose the space before them where elements are joined.
var gluedLabels = words.List("glued-photo")

// photoWord reports whether t is a photo word, or ends in one that lost the
// space before it: "on MondayPhoto: Jane Roe".
func (f *finder) photoWord(i int, t words.Token) (word, glued bool) {
	if words.PhotoWords.Count(t.Hash) > 0 {
		return true, false
	}
	if t.Flags&words.Colon == 0 {
		return false, false
	}
	text := f.Blocks[i].Text[t.Start:t.End]
	for _, label := range gluedLabels {
		if before, ok := strings.CutSuffix(text, label); ok && before != "" {
			return true, true
		}
	}
	return false, false
}

// isCreditName reports whether t of block i may begin the name behind a photo
// label: it has a capital, or is an agency's.
func (f *finder) isCreditName(i int, t words.Token) bool {
	if t.Flags&(words.Upper|words.Capitals|words.Solo) != 0 || words.Agencies.Count(t.Hash) > 0 {
		return true
	}
	for _, c := range []byte(f.Blocks[i].Text[t.Start:t.End]) {
		if words.CharClass[c&0x7f] == words.CharUpper && c < 0x80 { // as in "iRunFar"
			return true
		}
	}
	return false
}

// isWholeName reports whether toks, the end of block i, are a name of two to five
// words and nothing else: "Foto Joris van Gennip".
func (f *finder) isWholeName(i int, toks []words.Token) bool {
	if len(toks) < 2 || len(toks) > 5 || !f.isCreditName(i, toks[0]) || !f.isCreditName(i, toks[len(toks)-1]) {
		return false
	}
	for _, t := range toks {
		if t.Flags&words.Number != 0 || !f.isCreditName(i, t) && words.NameLinks.Count(t.Hash) == 0 {
			return false
		}
	}
	return true
}

// bareCredit says why all of block i is a credit, or "": a photo word with
// "by" or "courtesy" and a name, an agency and a name behind a slash, or the
// other way round.
func (f *finder) bareCredit(i int, toks []words.Token) string {
	for k, t := range toks {
		if t.Flags&words.Number != 0 || !f.isCreditName(i, t) && (k == 0 || words.NameLinks.Count(t.Hash) == 0) {
			return ""
		}
	}
	text, last := f.Blocks[i].Text, toks[len(toks)-1]
	switch slash := strings.IndexAny(text, "/|"); {
	case words.PhotoWords.Count(toks[0].Hash) > 0 && len(toks) > 2 && words.NameLinks.Count(toks[1].Hash) > 0 && f.isCreditName(i, last):
		return "a photo word and a name"
	case len(toks) > 8 || slash < 0 || f.Traits[i].Ends:
	case words.Agencies.Count(toks[0].Hash) > 0 && slash <= int(toks[min(2, len(toks)-1)].End):
		return "an agency and a name"
	case slash > int(toks[0].End) && int(last.Start) > slash && strings.Trim(text[slash+1:last.Start], " ") == "" &&
		(words.Agencies.Count(last.Hash) > 0 || words.SmallAgencies.Count(last.Hash) > 0 && last.Flags&words.Capitals != 0):
		return "a name and an agency"
	}
	return ""
}
