// Package reuse gives memory that was used before another length.
package reuse

// Slice returns a slice of length n in the memory of s, or in new memory, with
// room to grow, if that is too small. What it holds is not cleared.
func Slice[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// What may be kept of one document for the next: its memory for so many tokens and
// blocks. One huge document must not hold its memory for good.
const (
	MostTokens = 1 << 18
	MostBlocks = MostTokens / 8
)
