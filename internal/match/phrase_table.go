package match

import (
	"encoding/binary"
	"slices"
	"sort"

	"github.com/pare-text/pare/internal/pattern"
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

// A phraseTable holds the phrases of a set of rules, ready for matching.
//
// A phrase is found by the hash of its first two words, or of its first where
// a gap or nothing follows. Phrases that must stand at the start of a block
// are looked up at its first word only, all others at each word, behind a
// small bit filter that lets hardly any word through.
//
// It is a view of the bytes that [Pack] makes: nothing is copied at start.
type phraseTable struct {
	packed   string
	rules    []phraseRule
	first    probeTable // phrases that stand at the start
	inside   probeTable // all others
	words    wordTable
	maxWidth uint32 // no rule looks at a wider block, in half words
}

// A phraseRule is what matching needs to know of a rule. Widths are in half
// words, because a character of a script without spaces counts ½.
type phraseRule struct {
	min, max uint32
	any      uint32 // where its phrases begin in phraseTable.packed
	and, end uint32 // where its "and" phrases begin and end; it asks for none if they are the same
	points   int16
	at       rule.Anchor
}

// A phrase is a pattern that one rule looks for. It is coded as the most words that it can
// stretch over, a byte, with withGap if it has a gap; the fewest, a byte; the size of
// elems, two bytes; how many asks there are, a byte; these; and elems.
type phrase struct {
	elems       string
	asks        string // marks of words of which a block that it stands in has one; see asksOf
	most, least int    // words that it stretches over
	gap         bool
	size        uint32 // of its code
}

const (
	phraseHead = 5
	withGap    = 0x80
)

// phrase returns the phrase at packed[at:].
func (t *phraseTable) phrase(at uint32) phrase {
	head := t.packed[at:][:phraseHead]
	size, asks := uint16At(head, 2), int(head[4])
	body := t.packed[at+phraseHead:][:asks+size]
	return phrase{body[asks:], body[:asks], int(head[0] &^ withGap), int(head[1]), head[0]&withGap != 0, uint32(phraseHead + len(body))}
}

// appendPhrase appends the phrase of p.
func appendPhrase(dst []byte, p *pattern.Pattern) []byte {
	at := len(dst)
	least, most := p.Span()
	head := byte(most)
	if p.Has(pattern.Gap) {
		head |= withGap
	}
	asks := asksOf(p)
	dst = append(dst, head, byte(least), 0, 0, byte(len(asks)))
	dst = append(dst, asks...)
	elems := len(dst)
	dst = appendElems(dst, p)
	binary.LittleEndian.PutUint16(dst[at+2:], uint16(len(dst)-elems))
	return dst
}

// The elements of a phrase are coded as a byte and what belongs to it. A word is
// coded by its hash, and not by its place in a table, so that the built-in table
// changes only where a rule does.
const (
	codeGap       = iota
	codeColon     // of no width
	codeNumber    // any number
	codeDigits    // a certain number: its size, 2 bytes, and its text
	codeWord      // and 4 bytes, the hash
	codeWordColon // the same, and a colon must follow
	codeChoice    // and its size, 2 bytes; then its parts, each with its size, 2 bytes
	codeOneOf     // one of some words: how many, a byte, and their hashes in order
)

// mostOneOf bounds the words of one codeOneOf.
const mostOneOf = 255

// appendElems appends the coded elements of p.
func appendElems(code []byte, p *pattern.Pattern) []byte {
	sized := func(parts ...pattern.Pattern) {
		at := len(code)
		code = append(code, 0, 0)
		for i := range parts {
			code = appendElems(code, &parts[i])
		}
		binary.LittleEndian.PutUint16(code[at:], uint16(len(code)-at-2))
	}
	switch p.Kind {
	case pattern.Sequence:
		for i := range p.Parts {
			code = appendElems(code, &p.Parts[i])
		}
	case pattern.Choice:
		plain, others := plainWords(p.Parts)
		if len(others) == 0 {
			return appendOneOf(code, plain)
		}
		code = append(code, codeChoice, 0, 0)
		at := len(code)
		if len(plain) > 0 {
			code = append(code, 0, 0)
			code = appendOneOf(code, plain)
			binary.LittleEndian.PutUint16(code[at:], uint16(len(code)-at-2))
		}
		for _, part := range others {
			sized(part)
		}
		binary.LittleEndian.PutUint16(code[at-2:], uint16(len(code)-at))
	case pattern.Colon:
		code = append(code, codeColon)
	case pattern.Gap:
		code = append(code, codeGap)
	case pattern.Number:
		code = append(code, codeNumber)
		if p.Colon {
			code = append(code, codeColon)
		}
	default:
		switch {
		case p.Hash == words.NumberHash: // that of all numbers
			code = binary.LittleEndian.AppendUint16(append(code, codeDigits), uint16(len(p.Word)))
			code = append(code, p.Word...)
			if p.Colon {
				code = append(code, codeColon)
			}
			return code
		case p.Colon:
			code = append(code, codeWordColon)
		default:
			code = append(code, codeWord)
		}
		code = binary.LittleEndian.AppendUint32(code, p.Hash)
	}
	return code
}

// plainWords returns the hashes, in order, of the alternatives that are no more than a
// word, and the other ones.
func plainWords(parts []pattern.Pattern) (plain []uint32, others []pattern.Pattern) {
	for _, p := range parts {
		for p.Kind == pattern.Sequence && len(p.Parts) == 1 {
			p = p.Parts[0]
		}
		if p.Kind == pattern.Word && !p.Colon && p.Hash != words.NumberHash && len(plain) < mostOneOf {
			plain = append(plain, p.Hash)
		} else {
			others = append(others, p)
		}
	}
	slices.Sort(plain)
	return plain, others
}

func appendOneOf(code []byte, hashes []uint32) []byte {
	code = append(code, codeOneOf, byte(len(hashes)))
	for _, h := range hashes {
		code = binary.LittleEndian.AppendUint32(code, h)
	}
	return code
}

// uint32At reads four bytes of s.
func uint32At(s string, i int) uint32 {
	s = s[i : i+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// uint16At reads two bytes of s.
func uint16At(s string, i int) int {
	s = s[i : i+2]
	return int(s[0]) | int(s[1])<<8
}

// A wordTable holds the spelling of the words that phrases hold, by which a match
// is told from a word that happens to have the same hash.
type wordTable struct {
	hashes string   // 4 bytes each, in order
	sizes  string   // of the words in bytes, 2 bytes each
	text   string   // one word after the other
	marks  []uint32 // where every wordMark-th word stands in text
}

const wordMark = 64

// search returns where the first word of that hash is, or -1.
func (t *wordTable) search(hash uint32) int {
	n := len(t.hashes) / 4
	i := sort.Search(n, func(i int) bool { return uint32At(t.hashes, 4*i) >= hash })
	if i == n || uint32At(t.hashes, 4*i) != hash {
		return -1
	}
	return i
}

// differs reports whether words of that hash are in the table, but not this one of
// the text.
func (t *wordTable) differs(hash uint32, word string) bool {
	i := t.search(hash)
	if i < 0 {
		return false // it stands in a gap
	}
	n := len(t.hashes) / 4
	from := int(t.marks[i/wordMark])
	for k := i / wordMark * wordMark; k < i; k++ {
		from += uint16At(t.sizes, 2*k)
	}
	for ; i < n && uint32At(t.hashes, 4*i) == hash; i++ { // two, once in a while
		size := uint16At(t.sizes, 2*i)
		if words.EqualFold(word, t.text[from:from+size]) {
			return false
		}
		from += size
	}
	return true
}

// addWords adds the words of p to all, each with its hash.
func addWords(all map[string]uint32, p *pattern.Pattern) {
	if p.Kind == pattern.Word && p.Hash != words.NumberHash {
		all[p.Word] = p.Hash
	}
	for i := range p.Parts {
		addWords(all, &p.Parts[i])
	}
}

// compilePhrases makes the table of rules. It expects rules that [rule.Validate]
// finds no fault with, and passes over patterns that do not parse.
func compilePhrases(rules []*rule.Rule) *phraseTable {
	_, t, err := unpackRules(string(packRules(rules)))
	if err != nil {
		panic("extract: rules packed and not unpacked: " + err.Error()) // FuzzPhrases would find it
	}
	return t
}
