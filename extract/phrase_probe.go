package extract

import (
	"cmp"
	"slices"
)

// A probeTable is a hash table from a key to phrases.
type probeTable struct {
	filter []uint64 // 1<<filterBits bits: whether a key may be there
	starts []uint32 // by the upper bits of a key: where to look for it in keys
	keys   []uint32 // in order; those of one key are together
	ids    []uint32 // the phrase of each
	shift  uint8    // what makes a key an index of starts
}

// filterBits is the logarithm of the size of the filter: 128 KB, which the
// second-level cache holds. The keys of the built-in rules set a tenth of the bits.
const filterBits = 20

// pairKey is the key of a phrase that begins with two words.
func pairKey(a, b uint32) uint32 { return (a*fnvPrime ^ b) * 2654435769 }

// loneKey is the key of a phrase of one word, or of a word before a gap.
func loneKey(a uint32) uint32 { return a * 2246822519 }

// mayHold reports whether the filter lets key through.
func (t *probeTable) mayHold(key uint32) bool {
	return t.filter[key>>(32-filterBits)>>6]>>(key>>(32-filterBits)&63)&1 != 0
}

// find returns the phrases of key.
func (t *probeTable) find(key uint32) []uint32 {
	bucket := key >> t.shift
	i, end := t.starts[bucket], t.starts[bucket+1]
	for i < end && t.keys[i] < key {
		i++
	}
	from := i
	for i < end && t.keys[i] == key {
		i++
	}
	return t.ids[from:i]
}

// A probe is a phrase with the key by which it is found.
type probe struct{ key, id uint32 }

// A probeBuilder collects the phrases of a probeTable.
type probeBuilder []probe

// build makes the table. Phrases of one key keep their order.
func (b probeBuilder) build() probeTable {
	slices.SortStableFunc(b, func(x, y probe) int { return cmp.Compare(x.key, y.key) })
	t := probeTable{filter: make([]uint64, 1<<filterBits/64), shift: 31}
	for ; t.shift > 8 && 1<<(32-t.shift) < len(b); t.shift-- {
	}
	t.starts = make([]uint32, 1<<(32-t.shift)+1)
	for _, p := range b {
		t.filter[p.key>>(32-filterBits)>>6] |= 1 << (p.key >> (32 - filterBits) & 63)
		t.starts[p.key>>t.shift+1]++
		t.keys, t.ids = append(t.keys, p.key), append(t.ids, p.id)
	}
	for i := range t.starts[1:] {
		t.starts[i+1] += t.starts[i]
	}
	return t
}
