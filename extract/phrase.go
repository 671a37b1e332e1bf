package extract

import (
	"fmt"
	"strings"
	"unicode"
)

// maxGap is how many words a "*" of a phrase may stand for.
const maxGap = 5

// maxSpan bounds the words that a phrase can stretch over, so that the words
// at which it may end fit in one machine word; see [matcher.match].
const maxSpan = 63

// An element is a part of a phrase: a word, any number, or a gap.
type element struct {
	kind  elementKind
	word  string // folded
	hash  uint32 // of the word, or numberHash
	colon bool   // a colon must follow
}

type elementKind uint8

const (
	elementWord   elementKind = iota
	elementNumber             // "#"
	elementGap                // "*": up to maxGap words
)

// reach is the number of words that e can stand for at most.
func (e element) reach() int {
	if e.kind == elementGap {
		return maxGap
	}
	return 1
}

// parsePattern returns the phrases that a pattern stands for.
func parsePattern(text string) ([][]element, error) {
	phrases, err := expandPattern(text)
	if err != nil {
		return nil, err
	}
	all := make([][]element, len(phrases))
	for i, phrase := range phrases {
		if all[i], err = parsePhrase(phrase); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// parsePhrase returns the elements of a phrase. A number in a phrase stands
// for itself: "24 hours" is not "12 hours".
func parsePhrase(text string) ([]element, error) {
	var elems []element
	for rest := text; rest != ""; {
		cut := strings.IndexAny(rest, "#*")
		part := rest
		if cut >= 0 {
			part = rest[:cut]
		}
		toks, _ := scan(part, nil)
		for _, t := range toks {
			word := string(appendFold(nil, part[t.start:t.end]))
			if len(word) > maxPhraseWord {
				return nil, fmt.Errorf("has a word of %d bytes; allowed are %d", len(word), maxPhraseWord)
			}
			elems = append(elems, element{elementWord, word, t.hash, t.flags&tokenColon != 0})
		}
		if cut < 0 {
			break
		}
		e := element{kind: elementGap}
		if rest[cut] == '#' {
			e = element{kind: elementNumber, hash: numberHash}
		}
		rest = rest[cut+1:]
		if strings.HasPrefix(strings.TrimLeftFunc(rest, unicode.IsSpace), ":") {
			if e.kind == elementGap {
				return nil, fmt.Errorf("has a colon after a gap; put it behind a word or \"#\"")
			}
			e.colon = true
		}
		elems = append(elems, e)
	}
	return elems, checkPhrase(elems)
}

// maxPhraseWord bounds the bytes of a word of a phrase.
const maxPhraseWord = 1000

// checkPhrase says what is wrong with the elements of a phrase.
func checkPhrase(elems []element) error {
	span := 0
	for _, e := range elems {
		span += e.reach()
	}
	switch {
	case len(elems) == 0:
		return fmt.Errorf("holds no word")
	case elems[0].kind == elementGap:
		return fmt.Errorf(`starts with a gap; begin with a word or "#"`)
	case span > maxSpan:
		return fmt.Errorf("can stretch over %d words; allowed are %d, a gap counts %d", span, maxSpan, maxGap)
	}
	return nil
}

// key is the hash by which the phrase is found.
func key(elems []element) uint32 {
	if len(elems) == 1 || elems[1].kind == elementGap {
		return loneKey(elems[0].hash)
	}
	return pairKey(elems[0].hash, elems[1].hash)
}

// maxWords is the most words that a block may have for r to look at it.
func (r *Rule) maxWords() int {
	if r.MaxWords == 0 {
		return DefaultMaxWords
	}
	return r.MaxWords
}
