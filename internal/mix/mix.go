// Package mix spreads the bits of hashes.
package mix

// Bits returns h with each bit depending on all of its bits, as the last step of
// MurmurHash3 does (https://github.com/aappleby/smhasher, fmix64): tables and
// comparisons take some of them only. No two h become one.
func Bits(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}
