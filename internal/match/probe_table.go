package match

import (
	"encoding/binary"
)

// A probeTable is a hash table from a key to phrases. Nearly all of it lies ready
// in the bytes that [Pack] makes.
type probeTable struct {
	probes      string   // probeSize bytes each: key, rule, place in the rule; in order of key
	filter      string   // 1<<n bits: whether a key may be there
	filterShift uint8    // what makes a key the number of a bit
	starts      []uint32 // by the upper bits of a key: the first probe with them
	shift       uint8    // what makes a key an index of starts
}

// A probe is a phrase with the key by which it is found.
type probe struct {
	key  uint32
	rule uint16
	at   uint32 // where it stands behind the beginning of its rule's phrases
}

const probeSize = 4 + 2 + 4

// A key sets one bit in so many of the filter, at least. The built-in phrases that stand
// at the start have a filter of 128 KB, which is asked once or twice for a block; the
// others, which each word asks, are few and get more room, 32 KB. Buckets share so many
// keys.
const (
	filterRoom  = 5
	roomOfFew   = 20
	few         = 1 << 14
	bucketKeys  = 8
	minKeyBits  = 10
	mostKeyBits = 24
)

// filterSize is the number of bits of the filter for n keys.
func filterSize(n int) int {
	if n <= few {
		return roomOfFew * n
	}
	return filterRoom * n
}

// keyBits is the logarithm of a size of n or more.
func keyBits(n int) int {
	bits := minKeyBits
	for bits < mostKeyBits && 1<<bits < n {
		bits++
	}
	return bits
}

// packProbes appends the table of probes, which are in order of key: how many there
// are, the probes, the filter, and how many keys each bucket holds.
func packProbes(dst []byte, probes []probe) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(probes)))
	filterBits, bucketBits := keyBits(filterSize(len(probes))), keyBits(len(probes)/bucketKeys)
	filter, buckets := make([]byte, 1<<filterBits/8), make([]uint16, 1<<bucketBits)
	for _, p := range probes {
		dst = binary.LittleEndian.AppendUint32(dst, p.key)
		dst = binary.LittleEndian.AppendUint16(dst, p.rule)
		dst = binary.LittleEndian.AppendUint32(dst, p.at)
		bit := p.key >> (32 - filterBits)
		filter[bit/8] |= 1 << (bit % 8)
		buckets[p.key>>(32-bucketBits)]++
	}
	dst = append(dst, filter...)
	for _, n := range buckets {
		dst = binary.LittleEndian.AppendUint16(dst, n)
	}
	return dst
}

// probes reads what packProbes wrote.
func (u *unpacker) probes() probeTable {
	n := u.count()
	filterBits, bucketBits := keyBits(filterSize(n)), keyBits(n/bucketKeys)
	t := probeTable{
		probes: u.bytes(n * probeSize), filter: u.bytes(1 << filterBits / 8),
		filterShift: uint8(32 - filterBits), shift: uint8(32 - bucketBits),
	}
	buckets := u.bytes(2 << bucketBits)
	if u.bad {
		return probeTable{}
	}
	t.starts = make([]uint32, 1<<bucketBits+1)
	at := uint32(0)
	for i := range t.starts[1:] {
		at += uint32(uint16At(buckets, 2*i))
		t.starts[i+1] = at
	}
	if int(at) != n {
		u.fail()
	}
	return t
}

// mayHold reports whether the filter lets key through.
func (t *probeTable) mayHold(key uint32) bool {
	bit := key >> t.filterShift
	return t.filter[bit/8]>>(bit%8)&1 != 0
}

// find returns the probes of key, [from, to).
func (t *probeTable) find(key uint32) (from, to int) {
	bucket := key >> t.shift
	from, end := int(t.starts[bucket]), int(t.starts[bucket+1])
	for from < end && t.key(from) < key {
		from++
	}
	to = from
	for to < end && t.key(to) == key {
		to++
	}
	return from, to
}

// key is the key of the i-th probe.
func (t *probeTable) key(i int) uint32 { return uint32At(t.probes, i*probeSize) }

// phrase returns the rule of the i-th probe, and where its phrase stands behind the
// beginning of the rule's.
func (t *probeTable) phrase(i int) (rule int, at uint32) {
	return uint16At(t.probes, i*probeSize+4), uint32At(t.probes, i*probeSize+6)
}
