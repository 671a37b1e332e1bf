package shape

import (
	"strings"

	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

// letterButtons are the buttons of boxes that offer a newsletter: "Sign up here".
var letterButtons = labelsOf("newsletter-order")

// Bounds of the text of such a box and of its button, in words. Chosen by hand.
const (
	mostLetterWords = 40
	mostButtonWords = 4
)

var buttonBehindLetter = &shapeRule{
	Rule: rule.Rule{
		ID: "sign-up/button-behind-letter", Category: rule.SignUp, Points: rule.DropPoints,
		Doc: "A newsletter and what is in it, with the button that orders it at the end.",
		Drop: []string{
			"The Weekly newsletter: our editors pick the best reads, every Friday. Subscribe",
			"Newsletter « L'actu du matin » : recevez chaque jour l'essentiel de l'information. S'inscrire",
			"Nieuwsbrief Ochtendblad: elke ochtend het belangrijkste nieuws | Schrijf je in",
			"Boletín La Semana – las mejores historias, cada domingo. ¡Apúntate gratis!",
		},
		Keep: []string{
			"The newsletter asks its readers to subscribe",
			"She sent one newsletter from the harbour, and forty people wrote back to sign up.",
			"Il suffit de deux clics pour quitter la newsletter ou s'inscrire",
			"The button below the newsletter says: Sign up",
			"The choir meets on Friday. Sign up here",
			"Leser können den Newsletter auch ohne Konto – also anonym – abonnieren.",
			"Her newsletter had endings such as “Read more”, “Join us” and … “Subscribe”.",
			"She looked at those who read the newsletter. “Sign up!”",
		},
	}, find: func(f *finder) {
		for i := range f.Traits {
			toks := f.TokensOf(i)
			if len(toks) < 3 || f.Stats[i].Words > mostLetterWords || f.Dropped(i) {
				continue
			}
			if n := f.letterButton(i, toks); n > 0 && hasLetter(toks[:len(toks)-n]) {
				f.report(i, int(toks[len(toks)-n].Start), len(f.Blocks[i].Text), rule.DropPoints, "ends in a button, behind a newsletter")
			}
		}
	},
}

// letterButton returns how many of the last words of block i are a button that stands
// apart from what is before it, or 0. It begins with a capital, as a verb at the end of a
// sentence does not, and nobody says it.
func (f *finder) letterButton(i int, toks []words.Token) int {
	text := f.Blocks[i].Text
	for n := min(mostButtonWords, len(toks)-2); n > 0; n-- {
		before, button := toks[len(toks)-n-1], toks[len(toks)-n:]
		between, behind := text[before.End:button[0].Start], text[button[n-1].End:]
		if button[0].Flags&words.Upper == 0 || strings.ContainsAny(between, "“„\"'«‘") || strings.ContainsAny(behind, "”“\"'»’") {
			continue
		}
		if (before.Flags&words.Stop != 0 || strings.ContainsAny(between, "|–—→›»")) && letterButtons.has(text, button) {
			return n
		}
	}
	return 0
}

// hasLetter reports whether one of some words is a newsletter.
func hasLetter(toks []words.Token) bool {
	for i := range toks {
		if words.NewsletterWords.Count(toks[i].Hash) > 0 {
			return true
		}
	}
	return false
}
