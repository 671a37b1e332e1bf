package words

import (
	"strings"

	"github.com/pare-text/pare/internal/mix"
)

// A LineKey stands for a line in the counts of a corpus. Lines have the same
// key if they have the same words: case, punctuation and spaces do not count,
// and in a short line that is no sentence numbers and dates are alike, as are names behind a
// word that bylines and credits begin with. So "12 comments" has the key of "7 comments", "Updated 3
// March 2024, 10:15" that of "Updated Monday 7 July", and "By Jane Doe" that of
// "By Max Roe and Ann Poe". A line without other words has the key of its bytes,
// and so has the row of a table: "Monday 12 14".
//
// It has 64 bits: among the n lines of a site two others have the same one with
// a chance of about n²/2⁶⁵, or as words have the same 32 bits.
type LineKey uint64

// FNV-1a with 64 bits, http://www.isthe.com/chongo/tech/comp/fnv/.
const (
	fnvBasis64 = 14695981039346656037
	fnvPrime64 = 1099511628211
)

// nameHash stands for the names in a line. It is the hash of "@".
const nameHash = (Basis ^ '@') * Prime & 0xffffffff

// KeyOf returns the key of a line.
func KeyOf(text string) LineKey {
	var buf [64]Token
	toks, _ := Scan(Scanned(text), buf[:0])
	return KeyOfTokens(text, toks)
}

// KeyOfTokens is the key of a line with these tokens.
func KeyOfTokens(text string, toks []Token) LineKey {
	h := uint64(fnvBasis64)
	words := 0
	folded := len(toks) <= foldedWords && !isSentence(toks)
	add := func(hash uint32) { h = (h ^ uint64(hash)) * fnvPrime64 }
	for i := 0; i < len(toks); {
		n, number := dateLen(toks[i:])
		switch {
		case number && folded:
			add(NumberHash)
		case number: // a sentence that differs in a number says something else
			for _, t := range toks[i : i+n] {
				add(Hash(text[t.Start:t.End]))
			}
		case n > 0: // "may" alone is no date
			for _, t := range toks[i : i+n] {
				add(t.Hash)
			}
			words += n
		default:
			add(toks[i].Hash)
			words, n = words+1, 1
			if i == 0 && (BylineLabels.Count(toks[0].Hash) > 0 || PhotoWords.Count(toks[0].Hash) > 0) {
				if names := namesLen(toks[1:]); names > 0 {
					add(nameHash)
					n += names
				}
			}
		}
		i += n
	}
	if words == 0 || words <= rowWords && hasRow(text, toks) {
		h = fnvBasis64
		for i := range len(text) {
			h = (h ^ uint64(text[i])) * fnvPrime64
		}
	}
	return LineKey(mix.Bits(h))
}

// foldedWords is the length of a line, in words, up to which its numbers do not
// count: "Updated Monday 3 March 2024, 10:15 GMT" has eight. Chosen by hand.
const foldedWords = 10

// sentenceWords is the length of a line, in words, from which an end mark makes it a
// sentence, and its numbers count: "The winning numbers are 3, 14 and 22." says
// something new each week, "Posted 3 days ago." does not. Chosen by hand.
const sentenceWords = 5

// isSentence reports whether the words of a line are a sentence.
func isSentence(toks []Token) bool {
	return len(toks) >= sentenceWords && toks[len(toks)-1].Flags&Stop != 0
}

// rowWords is how many words a row of a table may have beside its numbers: one
// with more tells by its words what it is. Chosen by hand.
const rowWords = 2

// hasRow reports whether two numbers stand side by side with nothing but space
// or a bar between them, unlike those of a date.
func hasRow(text string, toks []Token) bool {
	for i := 1; i < len(toks); i++ {
		if toks[i-1].Hash == NumberHash && toks[i].Hash == NumberHash && strings.Trim(text[toks[i-1].End:toks[i].Start], " \t|") == "" {
			return true
		}
	}
	return false
}

// dateLen is how many tokens at the head of toks are numbers or words of dates,
// and whether a number is among them.
func dateLen(toks []Token) (n int, number bool) {
	for _, t := range toks {
		switch {
		case t.Hash == NumberHash:
			number = true
		case Dates.Count(t.Hash) == 0:
			return n, number
		}
		n++
	}
	return n, number
}

// mostNames is how many words a list of names may have: a longer one is a
// sentence in capitals. Chosen by hand.
const mostNames = 12

// namesLen is how many tokens at the head of toks are names: words with a
// capital, and the small words between them.
func namesLen(toks []Token) int {
	n := 0
	for i, t := range toks {
		if t.Flags&Upper != 0 {
			n = i + 1
		} else if NameLinks.Count(t.Hash) == 0 {
			break
		}
	}
	if n > mostNames {
		return 0
	}
	return n
}
