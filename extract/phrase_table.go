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
	words    string // the folded words of all elements, one after the other
	elems    []phraseElem
	phrases  []phrase
	rules    []phraseRule
	first    probeTable // phrases that stand at the start
	inside   probeTable // all others
	maxWidth uint32     // no rule looks at a wider block, in half words
}

// A probeTable is an open hash table from a key to phrases.
type probeTable struct {
	filter []uint64    // filterBits bits: whether a key may be there
	slots  []probeSlot // a power of two; empty where n is 0
	ids    []uint32    // phrases, those of one key together
	shift  uint8       // a key's slot is its upper bits
}

type probeSlot struct{ key, from, n uint32 }

// filterBits is the logarithm of the filter's size: 8 KB, a quarter of the
// first-level cache. 3,000 keys set a twentieth of the bits.
const filterBits = 16

// pairKey is the key of a phrase that begins with two words.
func pairKey(a, b uint32) uint32 { return (a*fnvPrime ^ b) * 2654435769 }

// loneKey is the key of a phrase of one word, or of a word before a gap.
func loneKey(a uint32) uint32 { return a * 2246822519 }

// key returns the key of a phrase.
func (t *phraseTable) key(id uint32) uint32 {
	ph := t.phrases[id]
	elems := t.elems[ph.elems:][:ph.n]
	if len(elems) == 1 || elems[1].kind == elemGap {
		return loneKey(elems[0].hash)
	}
	return pairKey(elems[0].hash, elems[1].hash)
}

// mayHold reports whether the filter lets key through.
func (t *probeTable) mayHold(key uint32) bool {
	return t.filter[key>>(32-filterBits)>>6]>>(key>>(32-filterBits)&63)&1 != 0
}

// find returns the phrases of key.
func (t *probeTable) find(key uint32) []uint32 {
	mask := uint32(len(t.slots) - 1)
	for i := key >> t.shift; ; i = (i + 1) & mask {
		s := &t.slots[i&mask]
		if s.n == 0 {
			return nil
		}
		if s.key == key {
			return t.ids[s.from:][:s.n]
		}
	}
}

// A probeBuilder collects the phrases of a probeTable.
type probeBuilder struct{ keys, ids []uint32 }

func (b *probeBuilder) add(key, id uint32) {
	b.keys = append(b.keys, key)
	b.ids = append(b.ids, id)
}

// build makes the table. Phrases of one key keep their order.
func (b *probeBuilder) build() probeTable {
	t := probeTable{filter: make([]uint64, 1<<filterBits/64), shift: 31}
	size := uint32(2)
	for ; int(size) < 2*len(b.keys); size *= 2 {
		t.shift--
	}
	t.slots = make([]probeSlot, size)
	slot := func(key uint32) *probeSlot {
		i := key >> t.shift
		for t.slots[i].n != 0 && t.slots[i].key != key {
			i = (i + 1) & (size - 1)
		}
		return &t.slots[i]
	}
	for _, k := range b.keys {
		t.filter[k>>(32-filterBits)>>6] |= 1 << (k >> (32 - filterBits) & 63)
		s := slot(k)
		s.key = k
		s.n++
	}
	from := uint32(0)
	for i := range t.slots {
		t.slots[i].from = from
		from += t.slots[i].n
	}
	t.ids = make([]uint32, len(b.ids))
	filled := make([]uint32, size)
	for i, k := range b.keys {
		j := k >> t.shift
		for t.slots[j].key != k || t.slots[j].n == 0 {
			j = (j + 1) & (size - 1)
		}
		t.ids[t.slots[j].from+filled[j]] = b.ids[i]
		filled[j]++
	}
	return t
}
