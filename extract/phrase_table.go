package extract

// A phraseTable holds the phrases of a set of rules, compiled for matching: no
// maps and no pointers between the parts, so that the table of the built-in
// rules is plain data that costs nothing at start.
//
// A phrase is found by the hash of its first two words, or of its first where
// a gap or nothing follows. Phrases that must stand at the start of a block
// are looked up at its first word only, all others at each word, behind a
// small bit filter that lets hardly any word through.
type phraseTable struct {
	text     string       // the folded words, one after the other
	words    []phraseWord // each once; the first is any number
	elems    []phraseElem // of all phrases
	phrases  []phrase
	rules    []phraseRule
	first    probeTable // phrases that stand at the start
	inside   probeTable // all others
	maxWidth uint32     // no rule looks at a wider block, in half words
}

// A phraseWord is a word that phrases hold.
type phraseWord struct {
	hash uint32
	at   uint32 // where it stands in phraseTable.text
	size uint16 // its bytes; 0 for any number
}

// A phraseElem is gapElem, or twice the index of a word, plus 2, plus 1 if a
// colon must follow.
type phraseElem uint32

const gapElem phraseElem = 0

// A phrase is a run of elements that one rule looks for.
type phrase struct {
	elems uint32 // index of the first in phraseTable.elems
	n     uint8
	span  uint8  // most words that it can stretch over
	rule  uint32 // index in phraseTable.rules
}

// A phraseRule is what matching needs to know of a rule. Widths are in half
// words, because a character of a script without spaces counts ½.
type phraseRule struct {
	min, max uint32
	and      uint32 // the first of its "and" phrases in phraseTable.phrases
	ands     uint32 // how many there are; 0 if the rule asks for none
	points   int16
	at       Anchor
}

// compilePhrases makes the table of rules. It expects rules that [Validate]
// finds no fault with, and passes over phrases that do not parse.
func compilePhrases(rules []*Rule) *phraseTable {
	t := &phraseTable{rules: make([]phraseRule, len(rules)), words: []phraseWord{{hash: numberHash}}}
	var text []byte
	index := map[string]int{} // of words
	add := func(rule int, elems []element) uint32 {
		ph := phrase{elems: uint32(len(t.elems)), n: uint8(len(elems)), rule: uint32(rule)}
		for _, e := range elems {
			ph.span += uint8(e.reach())
			if e.kind == elementGap {
				t.elems = append(t.elems, gapElem)
				continue
			}
			word := 0
			if e.kind == elementWord {
				i, ok := index[e.word]
				if !ok {
					i = len(t.words)
					index[e.word] = i
					t.words = append(t.words, phraseWord{e.hash, uint32(len(text)), uint16(len(e.word))})
					text = append(text, e.word...)
				}
				word = i
			}
			code := phraseElem(2*word + 2)
			if e.colon {
				code++
			}
			t.elems = append(t.elems, code)
		}
		t.phrases = append(t.phrases, ph)
		return uint32(len(t.phrases) - 1)
	}
	var first, inside probeBuilder
	for i, r := range rules {
		c := &t.rules[i]
		*c = phraseRule{min: uint32(2 * r.MinWords), max: uint32(2 * r.maxWords()), points: int16(r.Points), at: r.At}
		t.maxWidth = max(t.maxWidth, c.max)
		for _, text := range r.Any {
			phrases, _ := parsePattern(text)
			for _, elems := range phrases {
				p := probe{key(elems), add(i, elems)}
				if r.At == AtStart || r.At == Whole {
					first = append(first, p)
				} else {
					inside = append(inside, p)
				}
			}
		}
		c.and = uint32(len(t.phrases))
		for _, text := range r.And {
			phrases, _ := parsePattern(text)
			for _, elems := range phrases {
				add(i, elems)
			}
		}
		c.ands = uint32(len(t.phrases)) - c.and
	}
	t.text = string(text)
	t.first, t.inside = first.build(), inside.build()
	return t
}
