package extract

import "math/bits"

// A matcher finds the phrases of one table in the blocks of a document.
type matcher struct {
	*phraseTable
	base  int32   // index of the table's first rule in the ruleset
	stamp []int32 // by rule: the last block, from 1, for which it is settled
	hits  []hit

	block string // its text
	toks  []token
	index int32  // of the block
	width uint32 // of the block, in half words
}

// read matches the phrases in one block and appends the hits.
func (m *matcher) read(block int, text string, toks []token, solos int32) {
	m.width = uint32(2*len(toks)) - uint32(solos)
	if len(toks) == 0 || m.width > m.maxWidth {
		return
	}
	m.block, m.toks, m.index = text, toks, int32(block)
	h := toks[0].hash
	if len(toks) > 1 {
		if k := pairKey(h, toks[1].hash); m.first.mayHold(k) {
			m.try(0, m.first.find(k))
		}
	}
	if k := loneKey(h); m.first.mayHold(k) {
		m.try(0, m.first.find(k))
	}
	for i := 1; i < len(toks); i++ {
		next := toks[i].hash
		if k := pairKey(h, next); m.inside.mayHold(k) {
			m.try(i-1, m.inside.find(k))
		}
		if k := loneKey(h); m.inside.mayHold(k) {
			m.try(i-1, m.inside.find(k))
		}
		h = next
	}
	if k := loneKey(h); m.inside.mayHold(k) {
		m.try(len(toks)-1, m.inside.find(k))
	}
}

// try confirms the phrases of ids at word i of the block.
func (m *matcher) try(i int, ids []uint32) {
	for _, id := range ids {
		ph := &m.phrases[id]
		r := &m.rules[ph.rule]
		if m.stamp[ph.rule] == m.index+1 || m.width < r.min || m.width > r.max {
			continue
		}
		left := len(m.toks) - i
		if r.at >= AtEnd && left > int(ph.span) {
			continue // the phrase ends before the block
		}
		ends := m.match(ph, i)
		if r.at >= AtEnd {
			ends &= 1 << left
		}
		if ends == 0 {
			continue
		}
		m.stamp[ph.rule] = m.index + 1
		if r.ands > 0 && !m.any(m.phrases[r.and:][:r.ands]) {
			continue
		}
		last := i + bits.TrailingZeros64(ends) - 1
		m.hits = append(m.hits, hit{
			block: m.index, rule: m.base + int32(ph.rule), points: r.points,
			start: m.toks[i].start, end: m.toks[last].end,
		})
	}
}

// any reports whether one of the phrases stands in the block.
func (m *matcher) any(phrases []phrase) bool {
	for k := range phrases {
		for i := range m.toks {
			if m.match(&phrases[k], i) != 0 {
				return true
			}
		}
	}
	return false
}

// match returns at how many words behind word i the phrase may end, as a set
// of bits: every way to fill its gaps and to choose among its alternatives is
// followed at once, so that no number of them makes it slow.
func (m *matcher) match(ph *phrase, i int) uint64 {
	toks := m.toks[i:]
	at := m.follow(m.elems[ph.elems:][:ph.n], toks, 1)
	if n := len(toks); n < maxSpan {
		at &= 1<<(n+1) - 1 // a gap at the end may not reach behind the block
	}
	return at
}

// follow returns where elems may end if they begin at the words at.
func (m *matcher) follow(elems []phraseElem, toks []token, at uint64) uint64 {
	for k := 0; k < len(elems) && at != 0; k++ {
		e := elems[k]
		switch {
		case e == gapElem:
			at |= at << 1 // gaps of 0 to 1
			at |= at<<2 | at<<4
		case e == colonElem:
			before := uint64(0)
			for ; at != 0; at &= at - 1 {
				if n := bits.TrailingZeros64(at); n > 0 && n <= len(toks) && toks[n-1].flags&tokenColon != 0 {
					before |= 1 << n
				}
			}
			at = before
		case e&choiceElem != 0:
			n := int(e &^ choiceElem)
			from := at
			at = 0
			for parts := elems[k+1:][:n]; len(parts) > 0; {
				size := int(parts[0])
				at |= m.follow(parts[1:][:size], toks, from)
				parts = parts[1+size:]
			}
			k += n
		default:
			next := uint64(0)
			for ; at != 0; at &= at - 1 {
				n := bits.TrailingZeros64(at)
				if n >= len(toks) {
					break
				}
				if m.is(&toks[n], e) {
					next |= 1 << (n + 1)
				}
			}
			at = next
		}
	}
	return at
}

// is reports whether the word t is what e asks for.
func (m *matcher) is(t *token, e phraseElem) bool {
	w := &m.words[e/2-1]
	if t.hash != w.hash || e&1 != 0 && t.flags&tokenColon == 0 {
		return false
	}
	if w.size == 0 {
		return t.flags&tokenNumber != 0
	}
	return foldEqual(m.block[t.start:t.end], m.text[w.at:][:w.size])
}
