package extract

import (
	"fmt"
	"strings"
	"unicode"
)

// maxGap is how many words a "*" of a phrase may stand for.
const maxGap = 5

// maxSpan bounds the words that a phrase can stretch over, so that the words
// at which it may end fit in one machine word; see [phraseTable.match].
const maxSpan = 63

// A phraseElem is one element of a phrase: a word, a number or a gap.
type phraseElem struct {
	hash uint32 // of the folded word
	at   uint32 // where the word stands in phraseTable.words
	size uint16 // its bytes; 0 for a number or a gap
	kind elemKind
}

type elemKind uint8

const (
	elemWord   elemKind = iota
	elemNumber              // "#": any number
	elemGap                 // "*": up to maxGap words
	elemColon  elemKind = 4 // added to the others: a colon must follow
)

// A phrase is a run of elements that one rule looks for.
type phrase struct {
	elems uint32 // index of the first in phraseTable.elems
	n     uint16
	span  uint8 // most words that it can stretch over
	gaps  bool
	rule  uint32 // index in phraseTable.rules
}

// A phraseRule is what matching needs to know of a rule. Widths are in half
// words, because a character of a script without spaces counts ½.
type phraseRule struct {
	min, max uint32
	and      uint32 // the first of its "and" phrases in phraseTable.phrases
	ands     uint16 // how many there are; 0 if the rule asks for none
	points   int16
	at       Anchor
}

// parsePhrase appends the elements of a phrase to elems, and its folded words
// to words.
func parsePhrase(text string, elems []phraseElem, words []byte) ([]phraseElem, []byte, error) {
	first := len(elems)
	for rest := text; rest != ""; {
		cut := strings.IndexAny(rest, "#*")
		part := rest
		if cut >= 0 {
			part = rest[:cut]
		}
		toks, _ := scan(part, nil)
		for _, t := range toks {
			e := phraseElem{hash: t.hash, at: uint32(len(words))}
			words = appendFold(words, part[t.start:t.end])
			size := len(words) - int(e.at)
			if size > 1000 {
				return nil, nil, fmt.Errorf("has a word of %d bytes; allowed are 1000", size)
			}
			e.size = uint16(size)
			if t.flags&tokenColon != 0 {
				e.kind = elemColon
			}
			elems = append(elems, e)
		}
		if cut < 0 {
			break
		}
		e := phraseElem{kind: elemGap}
		if rest[cut] == '#' {
			e = phraseElem{kind: elemNumber, hash: numberHash}
		}
		rest = rest[cut+1:]
		if strings.HasPrefix(strings.TrimLeftFunc(rest, unicode.IsSpace), ":") {
			if e.kind == elemGap {
				return nil, nil, fmt.Errorf(`has a colon after a gap; write the word before it, "read *more:"`)
			}
			e.kind |= elemColon
		}
		elems = append(elems, e)
	}
	return elems, words, checkPhrase(elems[first:])
}

// checkPhrase says what is wrong with the elements of a phrase.
func checkPhrase(elems []phraseElem) error {
	span := 0
	for _, e := range elems {
		span += e.reach()
	}
	switch {
	case len(elems) == 0:
		return fmt.Errorf("holds no word")
	case elems[0].kind == elemGap:
		return fmt.Errorf(`starts with a gap; begin with a word or "#"`)
	case span > maxSpan:
		return fmt.Errorf("can stretch over %d words; allowed are %d, a gap counts %d", span, maxSpan, maxGap)
	}
	return nil
}

// reach is the number of words that e can stand for at most.
func (e phraseElem) reach() int {
	if e.kind == elemGap {
		return maxGap
	}
	return 1
}

// compilePhrases makes the table of rules. It expects rules that [Validate]
// finds no fault with, and passes over phrases that do not parse.
func compilePhrases(rules []*Rule) *phraseTable {
	t := &phraseTable{rules: make([]phraseRule, len(rules))}
	var words []byte
	add := func(rule int, text string) bool {
		n, m := len(t.elems), len(words)
		elems, w, err := parsePhrase(text, t.elems, words)
		if err != nil {
			t.elems, words = t.elems[:n], words[:m]
			return false
		}
		t.elems, words = elems, w
		ph := phrase{elems: uint32(n), n: uint16(len(elems) - n), rule: uint32(rule)}
		for _, e := range elems[n:] {
			ph.span += uint8(e.reach())
			ph.gaps = ph.gaps || e.kind == elemGap
		}
		t.phrases = append(t.phrases, ph)
		return true
	}
	var first, inside probeBuilder
	for i, r := range rules {
		c := &t.rules[i]
		*c = phraseRule{min: uint32(2 * r.MinWords), max: uint32(2 * r.maxWords()), points: int16(r.Points), at: r.At}
		t.maxWidth = max(t.maxWidth, c.max)
		for _, text := range r.Any {
			if !add(i, text) {
				continue
			}
			id := uint32(len(t.phrases) - 1)
			if r.At == AtStart || r.At == Whole {
				first.add(t.key(id), id)
			} else {
				inside.add(t.key(id), id)
			}
		}
		c.and = uint32(len(t.phrases))
		for _, text := range r.And {
			if add(i, text) {
				c.ands++
			}
		}
	}
	t.words = string(words)
	t.first, t.inside = first.build(), inside.build()
	return t
}

// maxWords is the most words that a block may have for r to look at it.
func (r *Rule) maxWords() int {
	if r.MaxWords == 0 {
		return DefaultMaxWords
	}
	return r.MaxWords
}
