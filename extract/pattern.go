package extract

import (
	"errors"
	"fmt"
	"slices"

	"github.com/pare-text/pare/internal/words"
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

// pairKey is the key of a phrase that begins with two words.
func pairKey(a, b uint32) uint32 { return (a*words.Prime ^ b) * 2654435769 }

// loneKey is the key of a phrase of one word, or of a word before a gap.
func loneKey(a uint32) uint32 { return a * 2246822519 }
