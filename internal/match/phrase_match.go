package match

import (
	"math/bits"

	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/internal/pattern"
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

// A matcher finds the phrases of one table in the blocks of a document.
type matcher struct {
	*phraseTable
	base   int32       // index of the table's first rule in the ruleset
	source hits.Source // of the table's rules
	stamp  []int32     // by rule: the last block, from 1, for which it is settled
	hits   []hits.Hit

	block string // its text
	toks  []words.Token
	index int32     // of the block
	width uint32    // of the block, in half words
	held  [4]uint64 // a bit for the mark of each of its words, if noted
	noted bool
}

// read matches the phrases in one block and appends the hits.
func (m *matcher) read(block int, text string, toks []words.Token, solos int32) {
	m.width = uint32(2*len(toks)) - uint32(solos)
	if len(toks) == 0 || m.width > m.maxWidth {
		return
	}
	m.block, m.toks, m.index, m.noted = text, toks, int32(block), false
	h := toks[0].Hash
	if len(toks) > 1 {
		m.try(&m.first, pattern.PairKey(h, toks[1].Hash), 0)
	}
	m.try(&m.first, pattern.LoneKey(h), 0)
	for i := 1; i < len(toks); i++ {
		next := toks[i].Hash
		m.try(&m.inside, pattern.PairKey(h, next), i-1)
		m.try(&m.inside, pattern.LoneKey(h), i-1)
		h = next
	}
	m.try(&m.inside, pattern.LoneKey(h), len(toks)-1)
}

// try confirms the phrases that are found by key at word i of the block.
func (m *matcher) try(t *probeTable, key uint32, i int) {
	if t.mayHold(key) {
		m.confirm(t, key, i)
	}
}

// confirm appends the hits of rules of which a phrase that is found by key stands at word i.
func (m *matcher) confirm(t *probeTable, key uint32, i int) {
	from, to := t.find(key)
	for from < to {
		index, _ := t.phrase(from)
		r := &m.rules[index]
		asked := m.stamp[index] != m.index+1 && m.width >= r.min && m.width <= r.max
		ends := uint64(0)
		for ; from < to; from++ {
			of, at := t.phrase(from)
			if of != index {
				break
			}
			if asked {
				ends |= m.ends(r, r.any+at, i)
			}
		}
		if ends == 0 {
			continue
		}
		last := i + bits.TrailingZeros64(ends) - 1
		if !m.isSpelled(m.toks[i : last+1]) {
			continue
		}
		m.stamp[index] = m.index + 1
		if r.and < r.end && !m.any(r.and, r.end) {
			continue
		}
		m.hits = append(m.hits, hits.Hit{
			Block: m.index, Rule: m.base + int32(index), Source: m.source, Points: r.points,
			Start: m.toks[i].Start, End: m.toks[last].End, Longest: m.toks[i+bits.Len64(ends)-2].End,
		})
	}
}

// ends returns at how many words behind word i a phrase of r may end, as a set of bits.
func (m *matcher) ends(r *phraseRule, phrase uint32, i int) uint64 {
	ph := m.phrase(phrase)
	left := len(m.toks) - i
	if left < ph.least || r.at >= rule.AtEnd && left > ph.most {
		return 0 // it would end behind the block, or before its end
	}
	if m.lacksAsks(ph.asks) || ph.gap && m.lacks(ph.elems) {
		return 0
	}
	ends := m.match(ph, i)
	if r.at >= rule.AtEnd {
		ends &= 1 << left
	}
	return ends
}

// any reports whether one of the phrases in packed[from:to] stands in the block.
func (m *matcher) any(from, to uint32) bool {
	for from < to {
		ph := m.phrase(from)
		if !m.lacksAsks(ph.asks) && !m.lacks(ph.elems) {
			for i := range m.toks {
				if ends := m.match(ph, i); ends != 0 && m.isSpelled(m.toks[i:i+bits.TrailingZeros64(ends)]) {
					return true
				}
			}
		}
		from += ph.size
	}
	return false
}

// note notes the marks of the block's words.
func (m *matcher) note() {
	m.held, m.noted = [4]uint64{}, true
	for i := range m.toks {
		k := markOf(m.toks[i].Hash)
		m.held[k/64] |= 1 << (k % 64)
	}
}

// holds reports whether the block holds a word of that mark.
func (m *matcher) holds(k byte) bool { return m.held[k/64]>>(k%64)&1 != 0 }

// lacksAsks reports whether the block holds none of the words that a phrase asks for. It is
// asked before lacks, and notes the block's words for both.
func (m *matcher) lacksAsks(asks string) bool {
	if !m.noted {
		m.note()
	}
	for i := range len(asks) {
		if m.holds(asks[i]) {
			return false
		}
	}
	return asks != ""
}

// lacks reports whether the block lacks a word that a phrase asks for, wherever that may
// stand: it spares following the gaps before it, or trying the phrase at each word.
func (m *matcher) lacks(elems string) bool {
	for len(elems) > 0 {
		code := elems[0]
		elems = elems[1:]
		switch code {
		case codeWord, codeWordColon:
			if !m.holds(markOf(uint32At(elems, 0))) {
				return true
			}
			elems = elems[4:]
		case codeOneOf:
			n := 4 * int(elems[0])
			held := false
			for i := 1; i < 1+n && !held; i += 4 {
				held = m.holds(markOf(uint32At(elems, i)))
			}
			if !held {
				return true
			}
			elems = elems[1+n:]
		case codeChoice, codeDigits:
			elems = elems[2+uint16At(elems, 0):]
		}
	}
	return false
}

// match returns at how many words behind word i the phrase may end, as a set
// of bits: every way to fill its gaps and to choose among its alternatives is
// followed at once, so that no number of them makes it slow.
func (m *matcher) match(ph phrase, i int) uint64 {
	toks := m.toks[i:]
	at := m.follow(ph.elems, toks, 1)
	if n := len(toks); n < pattern.MaxSpan {
		at &= 1<<(n+1) - 1 // a gap at the end may not reach behind the block
	}
	return at
}

// follow returns where elems may end if they begin at the words at.
func (m *matcher) follow(elems string, toks []words.Token, at uint64) uint64 {
	for len(elems) > 0 && at != 0 {
		code := elems[0]
		elems = elems[1:]
		switch code {
		case codeGap:
			at |= at << 1 // gaps of 0 to 1
			at |= at<<2 | at<<4
		case codeColon:
			before := uint64(0)
			for ; at != 0; at &= at - 1 {
				if n := bits.TrailingZeros64(at); n > 0 && n <= len(toks) && toks[n-1].Flags&words.Colon != 0 {
					before |= 1 << n
				}
			}
			at = before
		case codeChoice:
			n := uint16At(elems, 0)
			at = m.choose(elems[2:][:n], toks, at)
			elems = elems[2+n:]
		case codeOneOf:
			n := 4 * int(elems[0])
			hashes := elems[1:][:n]
			elems = elems[1+n:]
			next := uint64(0)
			for ; at != 0; at &= at - 1 {
				n := bits.TrailingZeros64(at)
				if n >= len(toks) {
					break
				}
				if isOneOf(hashes, toks[n].Hash) {
					next |= 1 << (n + 1)
				}
			}
			at = next
		default:
			hash, number := uint32(words.NumberHash), ""
			switch code {
			case codeNumber:
			case codeDigits:
				number = elems[2:][:uint16At(elems, 0)]
				elems = elems[2+len(number):]
			default:
				hash = uint32At(elems, 0)
				elems = elems[4:]
			}
			next := uint64(0)
			for ; at != 0; at &= at - 1 {
				n := bits.TrailingZeros64(at)
				if n >= len(toks) {
					break
				}
				if toks[n].Hash == hash && (code == codeWord || m.is(&toks[n], code, number)) {
					next |= 1 << (n + 1)
				}
			}
			at = next
		}
	}
	return at
}

// choose returns where any of the parts of a choice may end if it begins at the words at.
// Nearly all parts begin with a word that does not stand there, which takes no call to see.
func (m *matcher) choose(parts string, toks []words.Token, at uint64) (ends uint64) {
	first := bits.TrailingZeros64(at)
	lone := at&(at-1) == 0 && first < len(toks)
	for parts != "" {
		size := uint16At(parts, 0)
		part := parts[2:][:size]
		parts = parts[2+size:]
		if lone && len(part) > 4 && (part[0] == codeWord || part[0] == codeWordColon) && uint32At(part, 1) != toks[first].Hash {
			continue
		}
		ends |= m.follow(part, toks, at)
	}
	return ends
}

// isOneOf reports whether hash is in a list that is in order.
func isOneOf(hashes string, hash uint32) bool {
	for from, to := 0, len(hashes)/4; from < to; {
		mid := (from + to) / 2
		switch h := uint32At(hashes, 4*mid); {
		case h == hash:
			return true
		case h < hash:
			from = mid + 1
		default:
			to = mid
		}
	}
	return false
}

// is reports whether the word t, whose hash is right, is what an element asks for;
// number is a certain one's.
func (m *matcher) is(t *words.Token, code byte, number string) bool {
	switch code {
	case codeNumber:
		return t.Flags&words.Number != 0
	case codeDigits:
		return words.EqualFold(m.block[t.Start:t.End], number)
	}
	return t.Flags&words.Colon != 0
}

// isSpelled reports whether the word of a match is that of a phrase, and not another
// that happens to have the same hash. Of two words in a row that does not happen: it
// would once in 2⁶⁴.
func (m *matcher) isSpelled(toks []words.Token) bool {
	t := &toks[0]
	return len(toks) > 1 || t.Flags&words.Number != 0 || !m.words.differs(t.Hash, m.block[t.Start:t.End])
}
