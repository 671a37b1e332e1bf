package match

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/internal/language"
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

// Articles about cookies, newsletters or paywalls hold the words that rules
// look for. Three checks turn such a hit into a hint: here the quotation marks
// around it and the sentences beside it, and in extract/decide.go the layout score.

const (
	// quotedWords is the length from which a block with a quoted phrase is a
	// sentence about it, and not a label in quotation marks. Chosen by hand.
	quotedWords = 12
	// A block of so many words and sentences is prose; boilerplate of that
	// length holds more than one phrase. Chosen by hand.
	proseWords     = 18
	proseSentences = 2
)

// Soften turns the hits of phrases into hints where they are of a language that the
// document does not have, stand inside a quotation, or alone in a block of several
// sentences, without so much as a hint at another call to sign up or to agree. A rule
// that the user added means what it says.
func Soften(f *facts.Facts, l *hits.List) {
	for from := 0; from < len(l.All); {
		block := l.All[from].Block
		to := from
		for ; to < len(l.All) && l.All[to].Block == block; to++ {
		}
		found := l.All[from:to]
		strong := apart(found, func(h *hits.Hit) bool { return h.Points >= rule.DropPoints })
		calls := apart(found, func(h *hits.Hit) bool {
			c := l.RuleOf(h).Category
			return c == rule.SignUp || c == rule.Consent
		})
		s := &f.Stats[block]
		alone := strong == 1 && calls < 2 && s.Words >= proseWords && s.Stops >= proseSentences && f.Traits[block].Ends
		for k := range found {
			h := &found[k]
			if h.Points >= rule.DropPoints && h.Source == hits.BuiltIn && (isForeign(f, l.RuleOf(h)) || alone && !isCall(f, l, h) || s.Words >= quotedWords && insideQuote(f.Blocks[block].Text[:h.Start])) {
				h.Points = rule.HintPoints
			}
		}
		from = to
	}
}

// english is the language in which sites of every language have buttons and banners.
var english = language.Of("en")

// isForeign reports whether r is of a language that the document does not have, and
// may have met a false friend in it. Where the languages of a document cannot be told,
// as in a few words, no rule is foreign.
func isForeign(f *facts.Facts, r *rule.Rule) bool {
	of := language.Of(r.Lang)
	return f.Languages != 0 && of != english && !f.Languages.Has(of)
}

// apart counts the hits of one block that stand apart from each other: rules
// that name the same words are one sign.
func apart(found []hits.Hit, counts func(*hits.Hit) bool) int {
	n := 0
	for end := uint32(0); ; n++ {
		next := uint32(math.MaxUint32) // the first end of a hit behind the last
		for k := range found {
			if h := &found[k]; counts(h) && h.Start >= end && h.End < next {
				next = h.End
			}
		}
		if next == math.MaxUint32 {
			return n
		}
		end = next
	}
}

// isCall reports whether the block of h begins with a call to sign up, to agree
// or to follow that goes on into its sentence, or ends with one: so do banners,
// while an article that cites one ends its sentence there or has more to say.
func isCall(f *facts.Facts, l *hits.List, h *hits.Hit) bool {
	if c := l.RuleOf(h).Category; c != rule.SignUp && c != rule.Consent && c != rule.Follow {
		return false
	}
	after := f.Blocks[h.Block].Text[h.End:]
	next, _ := utf8.DecodeRuneInString(after)
	return h.Start == 0 && (next == ' ' || next == ',' || next == ':' || words.IsSolo(next)) || len(after) <= len("!")
}

// insideQuote reports whether a quotation is open at the end of before.
func insideQuote(before string) bool {
	if strings.Count(before, "\"")%2 == 1 {
		return true
	}
	at := strings.LastIndexAny(before, "“”„«»‘‚「」『』《》")
	if at < 0 {
		return false
	}
	switch r, n := utf8.DecodeRuneInString(before[at:]); r {
	case '“': // opens in English, closes in German
		return !strings.Contains(before, "„")
	case '«', '»': // which one opens is a matter of language; one that stands directly before does
		return at+n == len(before)
	default:
		return strings.ContainsRune("„‘‚「『《", r)
	}
}
