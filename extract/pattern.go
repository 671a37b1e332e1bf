package extract

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A pattern is what a rule looks for: words, "#" for any number, "*" for a gap of
// up to maxGap words, alternatives in round brackets, an optional part in square
// ones. But for "#" and "*" it is the notation of the JSpeech Grammar Format.
//
//	(read | see) [more] (stories | articles) from *
//
// It is a tree; it is never written out as all the phrases it stands for.
type pattern struct {
	kind  patternKind
	word  string // folded
	hash  uint32 // of the word, or numberHash
	colon bool   // a colon must follow the word or number
	parts []pattern
}

type patternKind uint8

const (
	patternSequence patternKind = iota
	patternWord
	patternNumber // "#"
	patternGap    // "*"
	patternColon  // a colon behind a group, a number or a gap: of no width
	patternChoice // one of the parts; an empty sequence among them makes it optional
)

const (
	// maxGap is how many words a "*" may stand for.
	maxGap = 5
	// maxSpan bounds the words that a pattern can stretch over, so that the words
	// at which it may end fit in one machine word; see [matcher.match].
	maxSpan = 63
	// maxElems bounds the words, gaps and groups of a pattern, and with them the
	// time that matching it takes.
	maxElems = 4000
	// maxKeys bounds the ways in which a pattern may begin, by which it is found.
	maxKeys = 4096
	// maxGlued bounds the words that a word with brackets inside may stand for:
	// "author[s]" is two.
	maxGlued = 512
	// maxNested bounds how deep brackets may stand in each other.
	maxNested = 8
	// maxPatternWord bounds the bytes of a word.
	maxPatternWord = 1000
)

// parsePattern reads a pattern. A number in it stands for itself: "24 hours" is
// not "12 hours". The error says what is wrong, to stand behind the pattern.
func parsePattern(text string) (pattern, error) {
	r := patternReader{rest: text}
	p, err := r.choice("", 0)
	if err != nil {
		return p, err
	}
	return p, p.check()
}

// check says what is wrong with a whole pattern.
func (p *pattern) check() error {
	if n := p.reach(); n > maxSpan {
		return fmt.Errorf("can match %d words; the limit is %d, and a gap counts as %d", n, maxSpan, maxGap)
	}
	if n := p.elems(); n > maxElems {
		return fmt.Errorf("has %d words, gaps and groups; the limit is %d; write several phrases", n, maxElems)
	}
	_, err := p.keys()
	return err
}

// reach is the number of words that p can stretch over at most.
func (p *pattern) reach() int {
	n := 0
	switch p.kind {
	case patternWord, patternNumber:
		return 1
	case patternGap:
		return maxGap
	case patternChoice:
		for i := range p.parts {
			n = max(n, p.parts[i].reach())
		}
	case patternSequence:
		for i := range p.parts {
			n += p.parts[i].reach()
		}
	}
	return n
}

// elems is the size of p.
func (p *pattern) elems() int {
	n := 1
	for i := range p.parts {
		n += p.parts[i].elems()
	}
	return n
}

// A patternReader reads a pattern from left to right.
type patternReader struct {
	rest string
}

const brackets = "()[]|"

// choice reads alternatives up to the bracket end, or up to the end of the
// pattern if end is "".
func (r *patternReader) choice(end string, depth int) (pattern, error) {
	if depth > maxNested {
		return pattern{}, fmt.Errorf("has brackets nested %d deep; the limit is %d", depth, maxNested)
	}
	all := pattern{kind: patternChoice}
	for {
		seq, err := r.sequence(depth)
		if err != nil {
			return all, err
		}
		all.parts = append(all.parts, seq)
		switch {
		case strings.HasPrefix(r.rest, "|"):
			r.rest = r.rest[1:]
			continue
		case end == "" && r.rest == "":
		case r.rest == "":
			return all, fmt.Errorf("has a bracket without a closing %q", end)
		case r.rest[:1] != end:
			return all, fmt.Errorf("has an unmatched %q", r.rest[:1])
		default:
			r.rest = r.rest[1:]
		}
		if len(all.parts) == 1 && end != "]" {
			return all.parts[0], nil
		}
		return all, nil
	}
}

// sequence reads what stands up to a "|", a closing bracket or the end.
func (r *patternReader) sequence(depth int) (pattern, error) {
	var seq pattern
	for r.rest != "" && !strings.Contains("|)]", r.rest[:1]) {
		if unit := r.rest[:unitLen(r.rest)]; isGlued(unit) {
			r.rest = r.rest[len(unit):]
			words, err := spell(unit)
			if err != nil {
				return seq, err
			}
			all := pattern{kind: patternChoice}
			for _, w := range words {
				var one pattern
				if err := one.words(w); err != nil {
					return seq, err
				}
				all.parts = append(all.parts, one)
			}
			seq.parts = append(seq.parts, all)
			continue
		}
		switch r.rest[0] {
		case '(', '[':
			end := map[byte]string{'(': ")", '[': "]"}[r.rest[0]]
			r.rest = r.rest[1:]
			group, err := r.choice(end, depth+1)
			if err != nil {
				return seq, err
			}
			if end == "]" {
				group.parts = append(group.parts, pattern{})
			}
			seq.parts = append(seq.parts, group)
		default:
			n := strings.IndexAny(r.rest, brackets)
			if n < 0 {
				n = len(r.rest)
			} else if i := strings.LastIndexFunc(r.rest[:n], unicode.IsSpace); i >= 0 {
				n = i + 1 // what the bracket touches is for the next turn
			}
			if err := seq.words(r.rest[:n]); err != nil {
				return seq, err
			}
			r.rest = r.rest[n:]
		}
	}
	return seq, nil
}

// words appends the words, numbers and gaps of text to a sequence.
func (p *pattern) words(text string) error {
	for rest := text; rest != ""; {
		cut := strings.IndexAny(rest, "#*")
		part := rest
		if cut >= 0 {
			part = rest[:cut]
		}
		if len(p.parts) > 0 && strings.HasPrefix(strings.TrimLeftFunc(part, unicode.IsSpace), ":") {
			p.parts = append(p.parts, pattern{kind: patternColon})
		}
		toks, _ := scan(part, nil)
		for _, t := range toks {
			word := string(appendFold(nil, part[t.start:t.end]))
			if len(word) > maxPatternWord {
				return fmt.Errorf("has a word of %d bytes; the limit is %d", len(word), maxPatternWord)
			}
			p.parts = append(p.parts, pattern{kind: patternWord, word: word, hash: t.hash, colon: t.flags&tokenColon != 0})
		}
		if cut < 0 {
			return nil
		}
		e := pattern{kind: patternGap}
		if rest[cut] == '#' {
			e = pattern{kind: patternNumber, hash: numberHash}
		}
		p.parts = append(p.parts, e)
		rest = rest[cut+1:]
	}
	return nil
}

// unitLen is the length of the first piece of text without spaces outside of
// its brackets.
func unitLen(text string) int {
	depth := 0
	for i, r := range text {
		switch {
		case r == '(' || r == '[':
			depth++
		case depth > 0 && (r == ')' || r == ']'):
			depth--
		case depth == 0 && (unicode.IsSpace(r) || r == '|' || r == ')' || r == ']'):
			return i
		}
	}
	return len(text)
}

// groupLen is the length of the group that text begins with, or 0.
func groupLen(text string) int {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		}
		if depth == 0 {
			return i + min(i, 1)
		}
	}
	return len(text)
}

// isGlued reports whether a bracket in a unit stands inside a word: "author[s]"
// is spelt out as two words. Scripts without spaces have no such words.
func isGlued(unit string) bool {
	left := false // the part before ends in a letter, as far as one can tell
	for unit != "" {
		n := groupLen(unit)
		group := n > 0
		if !group {
			if n = strings.IndexAny(unit, "(["); n < 0 {
				n = len(unit)
			}
		}
		part := unit[:n]
		unit = unit[n:]
		if group {
			letters := strings.ContainsFunc(part, inWord)
			if left && letters {
				return true
			}
			left = letters
			continue
		}
		first, _ := utf8.DecodeRuneInString(part)
		if left && inWord(first) {
			return true
		}
		last, _ := utf8.DecodeLastRuneInString(part)
		left = inWord(last)
	}
	return false
}

// inWord reports whether r is part of a word of a script with spaces.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		c := charClass[r]
		return c == charLower || c == charUpper || c == charDigit
	}
	return !isSolo(r) && isWordRune(r)
}

// spell returns all that a glued unit stands for.
func spell(unit string) ([]string, error) {
	all := []string{""}
	for unit != "" {
		n := groupLen(unit)
		parts := []string{unit[:n]}
		if n > 0 {
			var err error
			if parts, err = spellGroup(unit[:n]); err != nil {
				return nil, err
			}
		} else {
			if n = strings.IndexAny(unit, "(["); n < 0 {
				n = len(unit)
			}
			parts[0] = unit[:n]
		}
		unit = unit[n:]
		if len(all)*len(parts) > maxGlued {
			return nil, fmt.Errorf("has a word with brackets that gives more than %d spellings; put spaces around the brackets", maxGlued)
		}
		next := make([]string, 0, len(all)*len(parts))
		for _, a := range all {
			for _, b := range parts {
				next = append(next, a+b)
			}
		}
		all = next
	}
	return all, nil
}

// spellGroup returns all that a group in brackets stands for.
func spellGroup(group string) ([]string, error) {
	var all []string
	inner := group[1 : len(group)-1]
	for depth, from, i := 0, 0, 0; i <= len(inner); i++ {
		switch {
		case i == len(inner), depth == 0 && inner[i] == '|':
			words, err := spell(inner[from:i])
			if err != nil {
				return nil, err
			}
			all, from = append(all, words...), i+1
		case inner[i] == '(' || inner[i] == '[':
			depth++
		case inner[i] == ')' || inner[i] == ']':
			depth--
		}
	}
	if group[0] == '[' {
		all = append(all, "")
	}
	return all, nil
}

// A prefix is how a pattern may begin: one word, or two that follow each other.
type prefix struct {
	hash [2]uint32
	n    int
	done bool // a gap follows
}

// keys returns the hashes by which p is found, each once.
func (p *pattern) keys() ([]uint32, error) {
	begins, err := p.extend([]prefix{{}})
	if err != nil {
		return nil, err
	}
	var keys []uint32
	for _, b := range begins {
		switch b.n {
		case 0:
			return nil, errors.New("must contain a word that is not optional")
		case 1:
			keys = append(keys, loneKey(b.hash[0]))
		default:
			keys = append(keys, pairKey(b.hash[0], b.hash[1]))
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys), nil
}

// extend returns what the prefixes become when p follows them.
func (p *pattern) extend(begins []prefix) ([]prefix, error) {
	var out []prefix
	switch p.kind {
	case patternSequence:
		out = begins
		for i := range p.parts {
			var err error
			if out, err = p.parts[i].extend(out); err != nil {
				return nil, err
			}
		}
	case patternChoice:
		seen := map[prefix]bool{}
		for i := range p.parts {
			more, err := p.parts[i].extend(begins)
			if err != nil {
				return nil, err
			}
			for _, b := range more {
				if !seen[b] {
					seen[b] = true
					out = append(out, b)
				}
			}
		}
	case patternColon:
		return begins, nil
	default:
		for _, b := range begins {
			switch {
			case b.done || b.n == 2:
			case p.kind != patternGap:
				b.hash[b.n] = p.hash
				b.n++
			case b.n == 0:
				return nil, fmt.Errorf(`starts with a gap; begin with a word or "#"`)
			default:
				b.done = true
			}
			out = append(out, b)
		}
	}
	if len(out) > maxKeys {
		return nil, fmt.Errorf("can begin in more than %d ways; write several phrases", maxKeys)
	}
	return out, nil
}
