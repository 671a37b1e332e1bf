// Package language tells the languages of a text by its frequent words and its
// scripts.
package language

import (
	"math/bits"
	"slices"
	"sync"

	"github.com/pare-text/pare/internal/words"
)

// A Set is a set of the languages that pare has rules for.
type Set uint32

// codes are the languages, the bits of a Set in this order.
var codes = [...]string{
	"ar", "cs", "da", "de", "el", "en", "es", "fi", "fr", "he", "hi", "hu", "id", "it",
	"ja", "ko", "nb", "nl", "pl", "pt", "ro", "ru", "sv", "th", "tr", "uk", "vi", "zh",
}

// Codes returns the languages that can be told, as BCP 47 names them, in order.
func Codes() []string { return slices.Clone(codes[:]) }

// Of returns the set of one language; it is empty if pare does not know it.
func Of(code string) Set {
	if i, ok := slices.BinarySearch(codes[:], code); ok {
		return 1 << i
	}
	return 0
}

// Has reports whether all of other is in s.
func (s Set) Has(other Set) bool { return s&other == other }

// Codes returns the languages of s.
func (s Set) Codes() []string {
	var all []string
	for ; s != 0; s &= s - 1 {
		all = append(all, codes[bits.TrailingZeros32(uint32(s))])
	}
	return all
}

const (
	// A frequent word of n languages speaks for each of them with oneWord/n.
	oneWord = 12
	// A block is of a language if words speak for it with so much, with a share of
	// 1/leastShare of its words, and with 1/lead more than for any other. Running
	// text in the inventory's languages has a share of a sixth and more.
	leastScore = 3 * oneWord
	leastShare = 8
	lead       = 8
	// A language is one of the document's from so many words in blocks of it, or
	// from so many words in shorter lines that no other language has.
	leastWords = 12
	leastOwn   = 4
	// So many words at the beginning of a block are looked at; they tell as much as all.
	mostRead = 32
)

// shares are with how much a frequent word of so many languages speaks for each.
var shares = func() (t [len(codes) + 1]int32) {
	for n := 1; n < len(t); n++ {
		t[n] = int32(oneWord / n)
	}
	return t
}()

// A Reader collects what the blocks of a document say of its languages.
type Reader struct {
	words  [len(codes)]int32 // in blocks of the language
	scores [len(codes)]int32
	own    [len(codes)]int32 // words in lines of no language that only it has
}

// Add reads the tokens of a block of that text.
func (r *Reader) Add(text string, toks []words.Token) { r.add(text, toks, 1) }

// Remove takes back what Add read of a block.
func (r *Reader) Remove(text string, toks []words.Token) { r.add(text, toks, -1) }

// add counts a block so many times.
func (r *Reader) add(text string, toks []words.Token, times int32) {
	all := int32(len(toks))
	toks = toks[:min(len(toks), mostRead)]
	t := table()
	var scores, own [len(codes)]int32
	var scripts [numScripts]int32
	told := Set(0) // languages that something speaks for
	for i := range toks {
		tok := &toks[i]
		if text[tok.Start] >= firstOfScripts {
			scripts[scriptOf(text, tok.Start)]++
		}
		mask := t[t.slot(tok.Hash)].mask
		told |= mask
		n := bits.OnesCount32(uint32(mask))
		for m := mask; m != 0; m &= m - 1 {
			l := bits.TrailingZeros32(uint32(m))
			scores[l] += shares[n]
			if n == 1 {
				own[l]++
			}
		}
	}
	if l := ofScript(&scripts, len(toks)); l != 0 {
		scores[bits.TrailingZeros32(uint32(l))] += int32(len(toks)) * oneWord
		told |= l
	}
	if told == 0 {
		return
	}
	for m := told; m != 0; m &= m - 1 {
		l := bits.TrailingZeros32(uint32(m))
		r.scores[l] += times * scores[l]
	}
	best, most, second := top(&scores, told)
	if most >= leastScore && int(most)*leastShare >= oneWord*len(toks) && most > second+second/lead {
		r.words[best] += times * all
		return
	}
	for m := told; m != 0; m &= m - 1 {
		l := bits.TrailingZeros32(uint32(m))
		r.own[l] += times * own[l]
	}
}

// Main returns the language of most of the text, or nothing if it cannot be told.
func (r *Reader) Main() Set {
	if best, most, _ := top(&r.words, every); most > 0 {
		return 1 << best
	}
	if best, most, second := top(&r.scores, every); most >= 2*oneWord && most > second+second/lead {
		return 1 << best
	}
	return 0
}

// All returns the languages of the text. It is empty if none can be told.
func (r *Reader) All() Set {
	all := r.Main()
	if all == 0 {
		return 0
	}
	for l := range codes {
		if r.words[l] >= leastWords || r.own[l] >= leastOwn {
			all |= 1 << l
		}
	}
	return all
}

// every is the set of all languages.
const every = 1<<len(codes) - 1

// top returns which of scores is the highest of those of some languages, and it and the next.
func top(scores *[len(codes)]int32, of Set) (best int, most, second int32) {
	for ; of != 0; of &= of - 1 {
		l := bits.TrailingZeros32(uint32(of))
		switch x := scores[l]; {
		case x > most:
			best, most, second = l, x, most
		case x > second:
			second = x
		}
	}
	return best, most, second
}

// The scripts that tell a language by themselves, and the rest.
const (
	otherScript = iota
	greek
	hebrew
	thai
	kana
	han
	hangul
	numScripts
)

// firstOfScripts is the least byte that a word of one of the scripts begins with.
const firstOfScripts = 0xcd

// scriptOf tells the script of the word at text[i] by its first bytes.
func scriptOf(text string, i uint32) int {
	switch c := text[i]; {
	case c < firstOfScripts:
		return otherScript
	case c <= 0xcf:
		return greek
	case c == 0xd7:
		return hebrew
	case c == 0xe0 && (text[i+1] == 0xb8 || text[i+1] == 0xb9):
		return thai
	case c == 0xe3 && text[i+1] >= 0x81 && text[i+1] <= 0x83:
		return kana
	case c >= 0xe3 && c <= 0xe9:
		return han
	case c >= 0xea && c <= 0xed:
		return hangul
	}
	return otherScript
}

// ofScript returns the language that a text of n words has by its script, if most of
// it is of one. Japanese mixes kana with ideographs, Korean hardly does.
func ofScript(of *[numScripts]int32, n int) Set {
	most := func(count int32) bool { return 2*int(count) > n }
	switch {
	case most(of[greek]):
		return Of("el")
	case most(of[hebrew]):
		return Of("he")
	case most(of[thai]):
		return Of("th")
	case most(of[hangul]):
		return Of("ko")
	case most(of[kana] + of[han]):
		// a Chinese text may name something in kana
		if 20*of[kana] > of[han] {
			return Of("ja")
		}
		return Of("zh")
	}
	return 0
}

// A wordTable says of which languages a word is one of the frequent ones. It is a hash
// table with open addressing.
type wordTable [1 << tableBits]struct {
	key  uint32
	mask Set // 0 where no word is
}

// tableBits makes room for twice the words of all lists.
const tableBits = 12

// slot returns where the word with that hash stands or would stand.
func (t *wordTable) slot(hash uint32) uint32 {
	k := hash * 2654435769 >> (32 - tableBits)
	for t[k].mask != 0 && t[k].key != hash {
		k = (k + 1) % (1 << tableBits)
	}
	return k
}

// table reads the frequent words of all languages, which stand in extract/rules/*.yaml
// as "common".
var table = sync.OnceValue(func() *wordTable {
	t := &wordTable{}
	n := 0
	for code, list := range words.OfLanguages("common") {
		for _, word := range list {
			if n++; n > len(t)/2 {
				panic("language: more frequent words than tableBits allows") // the first test would find it
			}
			hash := words.Hash(words.AppendFold(nil, word))
			k := t.slot(hash)
			t[k].key = hash
			t[k].mask |= Of(code)
		}
	}
	return t
})
