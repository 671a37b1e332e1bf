// Package pattern reads the phrases that rules look for.
package pattern

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pare-text/pare/internal/words"
)

// A Pattern is what a rule looks for: words, "#" for any number, "*" for a gap of
// up to MaxGap words, alternatives in round brackets, an optional part in square
// ones. But for "#" and "*" it is the notation of the JSpeech Grammar Format.
//
//	(read | see) [more] (stories | articles) from *
//
// It is a tree; it is never written out as all the phrases it stands for.
type Pattern struct {
	Kind  Kind
	Word  string // folded
	Hash  uint32 // of the word, or words.NumberHash
	Colon bool   // a colon must follow the word or number
	Parts []Pattern
}

// A Kind says what a part of a pattern is.
type Kind uint8

const (
	Sequence Kind = iota
	Word
	Number // "#"
	Gap    // "*"
	Colon  // a colon behind a group, a number or a gap: of no width
	Choice // one of the parts; an empty sequence among them makes it optional
)

const (
	// MaxGap is how many words a "*" may stand for.
	MaxGap = 5
	// MaxSpan bounds the words that a pattern can stretch over, so that the words
	// at which it may end fit in one machine word; see package match.
	MaxSpan = 63
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
	// MaxWord bounds the bytes of a word.
	MaxWord = 1000
)

// Parse reads a pattern. A number in it stands for itself: "24 hours" is
// not "12 hours". The error says what is wrong, to stand behind the pattern.
//
// lists are the lists of words that it may refer to by name, as "<story>"; each of
// their items is a pattern without such references.
func Parse(text string, lists map[string][]string) (Pattern, error) {
	p, err := Read(text, lists)
	if err != nil {
		return p, err
	}
	return p, p.check()
}

// Read reads a pattern as [Parse] does, but does not check its bounds: for one that
// Parse has read before.
func Read(text string, lists map[string][]string) (Pattern, error) {
	r := patternReader{rest: text, lists: lists}
	return r.choice("", 0)
}

// check says what is wrong with a whole pattern.
func (p *Pattern) check() error {
	if _, n := p.Span(); n > MaxSpan {
		return fmt.Errorf("can match %d words; the limit is %d, and a gap counts as %d", n, MaxSpan, MaxGap)
	}
	if n := p.elems(); n > maxElems {
		return fmt.Errorf("has %d words, gaps and groups; the limit is %d; write several phrases", n, maxElems)
	}
	if n := p.Count(); n > maxCount {
		return fmt.Errorf("stands for more than %d phrases; write several", maxCount)
	}
	_, err := p.Keys(maxKeys)
	return err
}

// maxCount bounds how many phrases a pattern may stand for: one that stands for more
// was not thought through.
const maxCount = 1_000_000_000

// Count is how many phrases p stands for, maxCount+1 at most. A gap counts once.
func (p *Pattern) Count() int {
	n := 1
	switch p.Kind {
	case Sequence:
		for i := range p.Parts {
			n = min(n*p.Parts[i].Count(), maxCount+1)
		}
	case Choice:
		n = 0
		for i := range p.Parts {
			n = min(n+p.Parts[i].Count(), maxCount+1)
		}
	}
	return n
}

// Has reports whether p has a part of that kind.
func (p *Pattern) Has(kind Kind) bool {
	return p.Kind == kind || slices.ContainsFunc(p.Parts, func(part Pattern) bool { return part.Has(kind) })
}

// All returns the phrases that p stands for, most at most.
func (p *Pattern) All(most int) []string {
	all := p.expand([]string{""}, most)
	for i := range all {
		all[i] = strings.TrimSpace(all[i])
	}
	return all
}

// expand returns what begins become when p follows them.
func (p *Pattern) expand(begins []string, most int) []string {
	var out []string
	each := func(tail string) []string {
		for _, b := range begins {
			out = append(out, b+tail)
		}
		return out
	}
	switch p.Kind {
	case Sequence:
		for i := range p.Parts {
			begins = p.Parts[i].expand(begins, most)
		}
		return begins
	case Choice:
		for i := range p.Parts {
			if out = append(out, p.Parts[i].expand(begins, most)...); len(out) >= most {
				return out[:most]
			}
		}
		return out
	case Colon:
		return each(":")
	case Gap:
		return each(" *")
	case Number:
		return each(" #")
	}
	if p.Colon {
		return each(" " + p.Word + ":")
	}
	return each(" " + p.Word)
}

// Span is the numbers of words that p stretches over at least and at most.
func (p *Pattern) Span() (least, most int) {
	switch p.Kind {
	case Word, Number:
		return 1, 1
	case Gap:
		return 0, MaxGap
	}
	for i := range p.Parts {
		low, high := p.Parts[i].Span()
		switch {
		case p.Kind == Sequence:
			least, most = least+low, most+high
		case i == 0: // of a choice
			least, most = low, high
		default:
			least, most = min(least, low), max(most, high)
		}
	}
	return least, most
}

// IsOptional reports whether p may be nothing.
func (p *Pattern) IsOptional() bool {
	least, _ := p.Span()
	return least == 0
}

// Alternatives are the patterns of which p is a choice: p itself if it is none, or if one
// of them may be nothing.
func (p *Pattern) Alternatives() []Pattern {
	switch {
	case p.Kind == Sequence && len(p.Parts) == 1:
		return p.Parts[0].Alternatives()
	case p.Kind != Choice || p.IsOptional():
		return []Pattern{*p}
	}
	var all []Pattern
	for i := range p.Parts {
		all = append(all, p.Parts[i].Alternatives()...)
	}
	return all
}

// elems is the size of p.
func (p *Pattern) elems() int {
	n := 1
	for i := range p.Parts {
		n += p.Parts[i].elems()
	}
	return n
}

// A prefix is how a pattern may begin: one word, or two that follow each other.
type prefix struct {
	hash [2]uint32
	n    int
	done bool // a gap follows
}

// Keys returns the hashes by which p is found, each once. Where more than most second
// words may follow a first one, it is found by the first alone.
func (p *Pattern) Keys(most int) ([]uint32, error) {
	begins, err := p.extend([]prefix{{}})
	if err != nil {
		return nil, err
	}
	follow := map[uint32]int{} // how many second words each first one has
	for _, b := range begins {
		follow[b.hash[0]]++
	}
	var keys []uint32
	for _, b := range begins {
		switch {
		case b.n == 0:
			return nil, errors.New("must contain a word that is not optional")
		case b.n == 1, follow[b.hash[0]] > most:
			keys = append(keys, LoneKey(b.hash[0]))
		default:
			keys = append(keys, PairKey(b.hash[0], b.hash[1]))
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys), nil
}

// extend returns what the prefixes become when p follows them.
func (p *Pattern) extend(begins []prefix) ([]prefix, error) {
	var out []prefix
	switch p.Kind {
	case Sequence:
		out = begins
		for i := range p.Parts {
			var err error
			if out, err = p.Parts[i].extend(out); err != nil {
				return nil, err
			}
		}
	case Choice:
		seen := map[prefix]bool{}
		for i := range p.Parts {
			more, err := p.Parts[i].extend(begins)
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
	case Colon:
		return begins, nil
	default:
		for _, b := range begins {
			switch {
			case b.done || b.n == 2:
			case p.Kind != Gap:
				b.hash[b.n] = p.Hash
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

// PairKey is the key of a phrase that begins with two words.
func PairKey(a, b uint32) uint32 { return (a*words.Prime ^ b) * 2654435769 }

// LoneKey is the key of a phrase of one word, or of a word before a gap.
func LoneKey(a uint32) uint32 { return a * 2246822519 }
