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

// A phraseElem is gapElem or colonElem; or choiceElem and the number of elements behind it
// that are its parts, each a number of elements and then these; or twice the
// index of a word, plus 2, plus 1 if a colon must follow.
type phraseElem uint32

const (
	gapElem    phraseElem = 0
	colonElem  phraseElem = 1
	choiceElem phraseElem = 1 << 31
)

// A phrase is a pattern that one rule looks for.
type phrase struct {
	elems uint32 // index of the first in phraseTable.elems
	n     uint16
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
// finds no fault with, and passes over patterns that do not parse.
func compilePhrases(rules []*Rule) *phraseTable {
	c := phraseCompiler{
		phraseTable: &phraseTable{rules: make([]phraseRule, len(rules)), words: []phraseWord{{hash: numberHash}}},
		index:       map[string]int{},
	}
	t := c.phraseTable
	var first, inside probeBuilder
	for i, r := range rules {
		of := &t.rules[i]
		*of = phraseRule{min: uint32(2 * r.MinWords), max: uint32(2 * r.maxWords()), points: int16(r.Points), at: r.At}
		t.maxWidth = max(t.maxWidth, of.max)
		for _, text := range r.Any {
			p, err := parsePattern(text)
			if err != nil {
				continue
			}
			id := c.add(i, &p)
			keys, _ := p.keys()
			for _, key := range keys {
				if r.At == AtStart || r.At == Whole {
					first = append(first, probe{key, id})
				} else {
					inside = append(inside, probe{key, id})
				}
			}
		}
		of.and = uint32(len(t.phrases))
		for _, text := range r.And {
			if p, err := parsePattern(text); err == nil {
				c.add(i, &p)
			}
		}
		of.ands = uint32(len(t.phrases)) - of.and
	}
	t.text = string(c.letters)
	t.first, t.inside = first.build(), inside.build()
	return t
}

// A phraseCompiler fills a table.
type phraseCompiler struct {
	*phraseTable
	letters []byte         // of all words
	index   map[string]int // of words
}

// add appends the pattern p of a rule and returns its index.
func (c *phraseCompiler) add(rule int, p *pattern) uint32 {
	from := len(c.elems)
	c.compile(p)
	c.phrases = append(c.phrases, phrase{
		elems: uint32(from), n: uint16(len(c.elems) - from), span: uint8(p.reach()), rule: uint32(rule),
	})
	return uint32(len(c.phrases) - 1)
}

// compile appends the elements of p.
func (c *phraseCompiler) compile(p *pattern) {
	switch p.kind {
	case patternSequence:
		for i := range p.parts {
			c.compile(&p.parts[i])
		}
	case patternChoice:
		group := len(c.elems)
		c.elems = append(c.elems, 0)
		for i := range p.parts {
			part := len(c.elems)
			c.elems = append(c.elems, 0)
			c.compile(&p.parts[i])
			c.elems[part] = phraseElem(len(c.elems) - part - 1)
		}
		c.elems[group] = choiceElem | phraseElem(len(c.elems)-group-1)
	case patternColon:
		c.elems = append(c.elems, colonElem)
	case patternGap:
		c.elems = append(c.elems, gapElem)
	default:
		code := phraseElem(2*c.wordIndex(p) + 2)
		if p.colon {
			code++
		}
		c.elems = append(c.elems, code)
	}
}

// wordIndex returns the index of p's word, 0 for a number.
func (c *phraseCompiler) wordIndex(p *pattern) int {
	if p.kind == patternNumber {
		return 0
	}
	i, ok := c.index[p.word]
	if !ok {
		i = len(c.words)
		c.index[p.word] = i
		c.words = append(c.words, phraseWord{p.hash, uint32(len(c.letters)), uint16(len(p.word))})
		c.letters = append(c.letters, p.word...)
	}
	return i
}
