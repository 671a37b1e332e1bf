package shape

import (
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

// A credit in capitals is at least two words and at most so many, behind a
// caption of at most maxCaptionWords. Chosen by hand.
const maxCapitalCredit = 10

var creditCapitals = &shapeRule{
	Rule: rule.Rule{
		ID: "caption/credit-in-capitals", Category: rule.Caption, Points: rule.DropPoints,
		Doc: "A caption behind whose full stop the photographer and the agency stand in capitals.",
		Drop: []string{
			"Le phare de Saint-Aubin, le 1er avril 2025. MARC TANGUY POUR LE MATIN",
			"Una de las fotografías de la colección, tomada hacia 1931. BIBLIOTECA PÚBLICA DE SORIA",
		},
		Keep: []string{
			"The ship was built in Bremen. She was called MS NORD STAR",
			"He pressed the button twice. DO NOT PANIC, said the screen.",
			"WARNING. DO NOT OPEN THE DOOR",
		},
	}, find: func(f *finder) {
		for i := range f.Traits {
			s, toks := &f.Stats[i], f.TokensOf(i)
			if s.Words < 5 || s.Words > maxCaptionWords || s.Bullet || s.Solos > 0 || f.Traits[i].Ends || f.Dropped(i) {
				continue
			}
			k, long := len(toks), 0 // the run of capitals at the end
			for k > 0 && (isCapitals(f.Blocks[i].Text[toks[k-1].Start:toks[k-1].End]) || words.NameLinks.Count(toks[k-1].Hash) > 0) {
				k--
				if toks[k].Flags&words.Capitals != 0 {
					long++
				}
				if k > 0 && toks[k-1].Flags&words.Stop != 0 {
					break
				}
			}
			if n := len(toks) - k; k < 4 || n > maxCapitalCredit || long < 2 || toks[k-1].Flags&words.Stop == 0 || s.CapsWords > int32(n) {
				continue
			}
			f.report(i, int(toks[k].Start), len(f.Blocks[i].Text), rule.DropPoints, "ends in a credit in capitals")
		}
	},
}

// isCapitals reports whether a word has no lower-case letter.
func isCapitals(word string) bool {
	for _, r := range word {
		if words.FoldRune(r) == r && words.IsWordRune(r) || r >= 'a' && r <= 'z' {
			return false
		}
	}
	return true
}
