package shape

import (
	"strings"
	"sync"

	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

// capitalLabels are the labels that publishers set in capitals before a link to
// another story, without a colon. In ordinary letters they begin sentences.
var capitalLabels = labelsOf("label")

// alsoLabels are labels that say "read also", which begin a sentence only where the reader
// is told what to read.
var alsoLabels = labelsOf("also-label")

// labels are the items of a list.
type labels struct {
	keys  func() map[string]bool
	first words.Set // hashes of the words that they begin with: few lines need their key
}

func labelsOf(list string) *labels {
	items := words.List(list)
	l := &labels{keys: sync.OnceValue(func() map[string]bool {
		keys := make(map[string]bool, len(items))
		for _, item := range items {
			keys[labelKey(item)] = true
		}
		return keys
	})}
	l.first.Reset(len(items))
	var toks []words.Token
	for _, item := range items {
		if toks, _ = words.Scan(item, toks[:0]); len(toks) > 0 {
			l.first.Add(toks[0].Hash)
		}
	}
	return l
}

// has reports whether toks, some words of text, are one of the labels.
func (l *labels) has(text string, toks []words.Token) bool {
	return l.first.Count(toks[0].Hash) > 0 && l.keys()[labelKey(text[toks[0].Start:toks[len(toks)-1].End])]
}

// labelKey is a label without what folding and spaces change.
func labelKey(s string) string {
	return string(words.AppendFold(nil, strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\'' || r == '’' }), " ")))
}

// Bounds of a label and of a line with one and a headline, in words.
const (
	maxLabelWords     = 5
	mostLabelledWords = 30
)

var labelInCapitals = &shapeRule{
	Rule: rule.Rule{
		ID: "related/label-in-capitals", Category: rule.Related, Points: rule.DropPoints,
		Doc: "A link to another story behind a label in capitals, without a colon.",
		Drop: []string{
			"READ MORE Norfolk farmers hail the return of the crane", "DON'T MISS Five walks that end in a pub",
			"LEES OOK De brug die er nooit kwam",
		},
		Keep: []string{
			"READ MORE BOOKS, THE SIGN OVER THE DOOR SAID", "Read more Norfolk novels and you will see",
			"WATCH out for the geese on the towpath", "MORE than forty people came",
		},
	}, find: func(f *finder) {
		for i := range f.Traits {
			s, toks := &f.Stats[i], f.TokensOf(i)
			if s.Words < 4 || s.Words > mostLabelledWords || len(toks) == 0 || toks[0].Flags&words.Capitals == 0 || s.CapsWords*2 > s.Words || f.Dropped(i) {
				continue
			}
			if n := f.capitalLabel(i, toks); n > 0 {
				f.report(i, 0, int(toks[n-1].End), rule.DropPoints, "a label in capitals before a headline")
			}
		}
	},
}

// headlineWords is how many words of a headline stand behind such a label at least: a reference
// to a work or a law is shorter.
const headlineWords = 4

var labelBeforeHeadline = &shapeRule{
	textOnly: true,
	Rule: rule.Rule{
		ID: "related/label-before-headline", Category: rule.Related, Points: rule.DropPoints,
		Doc: "A link to another story among or behind paragraphs, behind a label such as “Read also”, without a colon.",
		Drop: []string{
			article + "Les også Broen som aldri kom hit\n" + article,
			article + "Lire aussi « Le pont ne sera pas construit »\n",
			article + "Read also 40 farmers hail the return of the crane\n",
		},
		Keep: []string{
			"Les også Broen som aldri kom hit\n" + article,
			article + "Les også boken om broen og byen\n" + article,
			article + "Lees ook De brug die vorig jaar hier verscheen.\n" + article,
			article + "Lies auch Goethe, Schiller und Kleist!\n" + article,
			article + "Lesen Sie auch Romane von Kollegen im Urlaub?\n" + article,
			article + "– Les også Hamsun sa læreren og lo\n" + article,
			article + "also read Plato and Kant in her bed and that\n" + article,
			article + "Also read Romans 8:28\n" + article,
			article + "Läs även\n" + article,
		},
	}, find: func(f *finder) {
		behind := false // a paragraph
		for i := range f.Traits {
			s, toks := &f.Stats[i], f.TokensOf(i)
			switch {
			case !behind:
				behind = f.isKeptProse(i, facts.Short)
			case f.Dropped(i), f.Traits[i].Ends, s.Last == ':', s.Last == ';', s.Words > mostLabelledWords, strings.Contains(f.Blocks[i].Text, ","):
			case len(toks) > 0 && toks[0].Start == 0 && toks[0].Flags&words.Upper != 0:
				if n := f.alsoLabel(i, toks); n > 0 {
					f.report(i, 0, int(toks[n-1].End), rule.DropPoints, "a label of a link before a headline")
				}
			}
		}
	},
}

// alsoLabel returns how many of the first words of block i are one of alsoLabels before
// text that begins like a headline, or 0.
func (f *finder) alsoLabel(i int, toks []words.Token) int {
	text := f.Blocks[i].Text
	for n := min(maxLabelWords, len(toks)-headlineWords); n > 1; n-- {
		if beginsHeadline(text, toks[n-1:], "'‘“\"«»„”") && alsoLabels.has(text, toks[:n]) {
			return n
		}
	}
	return 0
}

// beginsHeadline reports whether the second of some words of text begins like a headline: in
// a capital, with a number, or behind one of quotes.
func beginsHeadline(text string, toks []words.Token, quotes string) bool {
	return toks[1].Flags&(words.Upper|words.Number) != 0 || strings.ContainsAny(text[toks[0].End:toks[1].Start], quotes)
}

// capitalLabel returns how many words of block i are a label in capitals before
// text that begins like a headline, or 0.
func (f *finder) capitalLabel(i int, toks []words.Token) int {
	text := f.Blocks[i].Text
	best := 0
	for n := 1; n <= maxLabelWords && n+2 < len(toks) && isCapitals(text[toks[n-1].Start:toks[n-1].End]); n++ {
		if beginsHeadline(text, toks[n-1:], "'‘“\"«") && capitalLabels.has(text, toks[:n]) {
			best = n
		}
	}
	return best
}
