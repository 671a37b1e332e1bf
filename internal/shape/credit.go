package shape

import (
	"strings"

	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

// A photo credit has one of four shapes: a label and a name, a bracket at the
// end, a separator and a name at the end, or a form of a script without
// spaces. With text before it the block is the photo's caption.

// maxCaptionWords is the longest caption that a credit takes along. Captions
// of agencies run to 80 words; a paragraph of a report rarely ends in a credit.
// Chosen by hand.
const maxCaptionWords = 100

var creditLabel = &shapeRule{
	Rule: rule.Rule{
		ID: "credit/photo-label", Category: rule.Credit, Points: rule.DropPoints,
		Doc:  "A photo credit: a label such as “Photo:” and a name, or an agency and a name.",
		Drop: []string{"Photo: Jane Roe/The Courier", "Foto: Max Muster", "Image credit: Northern Museum", "Image by Studio Roe via Big Day", "Getty Images / Jane Roe", "Jane Roe / AP"},
		Keep: []string{
			"Photo by photo, the album filled.",
			"Reuters and Jane Roe parted in May",
			"Photo: the word comes from the Greek for light, and for two centuries it has meant drawing with nothing else.",
			"Foto: Wie ein Bild die Welt veränderte",
			"image: registry.example/proxy:3",
		},
	}, find: func(f *finder) {
		for i := range f.Traits {
			toks := f.TokensOf(i)
			if len(toks) < 2 || len(toks) > 16 {
				continue
			}
			if why := f.bareCredit(i, toks); why != "" {
				f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, why)
				continue
			}
			if words.PhotoWords.Count(toks[0].Hash) == 0 {
				continue
			}
			k := 0 // the label is one to three photo words, then a colon
			for k < 3 && k < len(toks) && words.PhotoWords.Count(toks[k].Hash) > 0 && toks[k].Flags&words.Colon == 0 {
				k++
			}
			if k < len(toks) && toks[k].Flags&words.Colon != 0 && k < 3 && k+1 < len(toks) {
				if words.PhotoWords.Count(toks[k].Hash) == 0 || f.Traits[i].Ends && len(toks)-k > 8 || strings.Contains(f.Blocks[i].Text, "www.") || !f.isOwner(i, toks[k+1:]) {
					continue // no label, a sentence, the source of a list's entry, or a headline
				}
				f.report(i, 0, int(toks[k].End)+1, rule.DropPoints, "begins with a photo label")
			}
		}
	},
}

// ownerWords is the length up to which anything behind a photo label is the
// name of who owns the picture: "Photo: private collection". Chosen by hand.
const ownerWords = 4

// isOwner reports whether toks, the end of block i, name who owns a picture:
// few words, names alone, an agency, or what stands beside a slash.
func (f *finder) isOwner(i int, toks []words.Token) bool {
	if isAddress(f.Blocks[i].Text[toks[0].Start:]) {
		return false
	}
	if len(toks) <= ownerWords || strings.ContainsAny(f.Blocks[i].Text[toks[0].Start:], "/|©") {
		return true
	}
	names := true
	for _, t := range toks {
		if words.Agencies.Count(t.Hash) > 0 || t.Hash == byHash || t.Hash == viaHash || t.Flags&words.Colon != 0 {
			return true
		}
		names = names && (f.isCreditName(i, t) || words.NameLinks.Count(t.Hash) > 0)
	}
	return names
}

// isAddress reports whether text is a path or an address without blanks, as files of
// settings name an image: "image: registry.example/proxy:3".
func isAddress(text string) bool {
	return strings.Contains(text, "/") && strings.ContainsAny(text, ":.") && !strings.ContainsAny(text, " \u00a0") && strings.ToLower(text) == text
}

// maxBracketed is the most characters of a caption that a credit in brackets
// ends: a longer text ends in a citation. Chosen by hand.
const maxBracketed = 400

var creditBracket = &shapeRule{
	Rule: rule.Rule{
		ID: "caption/credit-in-brackets", Category: rule.Caption, Points: rule.DropPoints,
		Doc:  "A caption, or a bare credit, that ends in a bracket with an agency or a photo label.",
		Drop: []string{"The minister at the harbour on Monday (Jane Roe/Getty Images)", "A flooded street in Riverton. (AP Photo/John Doe)", "A tram on the hill. (Jane Roe/The Morning Courier)", "Jane Roe (EFE)"},
		Keep: []string{"She said that the picture (taken in May) had been cropped.", "The strike ends on Friday, the union said. (AP)", "Riverton (Reuters)", "Why the harbour closed (AFP)", "They heard the band on the radio (AC/DC).", "It was ten miles away (sixteen kilometres / as a crow flies)."},
	}, find: func(f *finder) {
		for i := range f.Traits {
			s := &f.Stats[i]
			text := strings.TrimRight(f.Blocks[i].Text, " .\n")
			if s.Words < 1 || s.Words > maxCaptionWords || f.Traits[i].Chars > maxBracketed || text == "" {
				continue
			}
			open := bracketAtEnd(text)
			if open < 0 || len(text)-open > 160 {
				continue
			}
			if why := f.creditWords(i, open, len(text)); why != "" {
				f.report(i, open, len(text), rule.DropPoints, why)
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
func (f *finder) creditWords(i, from, to int) string {
	text := f.Blocks[i].Text
	slash := strings.ContainsAny(text[from:to], "/|")
	big, small, photo, label, by, name, n := false, false, false, false, false, false, 0
	for _, t := range f.TokensOf(i) {
		if int(t.Start) < from || int(t.End) > to {
			continue
		}
		n++
		if t.Flags&words.Number != 0 && n > 1 && !slash && !photo {
			return "" // a figure or a date: no credit
		}
		if t.Flags&(words.Upper|words.Capitals) != 0 {
			big = big || words.Agencies.Count(t.Hash) > 0
			small = small || words.SmallAgencies.Count(t.Hash) > 0 && t.Flags&words.Capitals != 0
			name = name || by
		}
		if words.PhotoWords.Count(t.Hash) > 0 {
			photo = true
			label = label || t.Flags&words.Colon != 0
		}
		by = by || t.Hash == viaHash || t.Hash == byHash
	}
	switch {
	case n > 16:
		return ""
	case big && n == 1 && f.isNameBefore(i, from):
		return "is a name and an agency in a bracket"
	case big && (n > 1 || slash || photo):
		return "ends in a bracket with an agency"
	case small && (slash || photo || by):
		return "ends in a bracket with an agency"
	case photo && (label || name) && n > 1:
		return "ends in a bracket with a photo label"
	case slash && f.isNameAndPaper(i, from, to):
		return "ends in a bracket with a name and a paper"
	}
	return ""
}

// isNameBefore reports whether block i is no more than a person's name before from, two
// to four words.
func (f *finder) isNameBefore(i, from int) bool {
	n := 0
	for _, t := range f.TokensOf(i) {
		if int(t.Start) >= from {
			break
		}
		if t.Flags&words.Number != 0 || !isNameWord(t) {
			return false
		}
		n++
	}
	return n >= 2 && n <= 4
}

// isNameWord reports whether a word may be part of a name: it has a capital, or links
// names as "and" and "van" do.
func isNameWord(t words.Token) bool {
	return t.Flags&words.Upper != 0 || words.NameLinks.Count(t.Hash) > 0
}

// shortestCaption is the least words of a caption before a name and a paper.
// Chosen by hand.
const shortestCaption = 5

// isNameAndPaper reports whether block i's text[from:to] is the name of a person,
// two to four words, a slash and the name of a paper: "(Jane Roe/The Courier)".
func (f *finder) isNameAndPaper(i, from, to int) bool {
	text := f.Blocks[i].Text
	slash := strings.IndexAny(text[from:to], "/|")
	if slash < 0 || strings.ContainsAny(text[from+slash+1:to], "/|") {
		return false
	}
	slash += from
	caption, before, after := 0, 0, 0
	for _, t := range f.TokensOf(i) {
		if int(t.Start) < from || int(t.End) > to {
			caption++
			continue
		}
		switch {
		case t.Flags&words.Number != 0 || !isNameWord(t):
			return false
		case int(t.Start) < slash:
			before++
		default:
			after++
		}
	}
	// behind a word or two a bracket tells what kind of thing a list's entry is
	return before >= 2 && before <= 4 && after >= 1 && after <= 5 && (caption == 0 || caption >= shortestCaption)
}

var viaHash, byHash, creditHash = words.Hash("via"), words.Hash("by"), words.Hash("credit")
