package words

// A Set counts 32-bit hashes; open addressing, sized for the document.
type Set struct {
	keys   []uint32
	counts []int32
	shift  uint
}

// Reset empties s and makes room for n hashes.
func (s *Set) Reset(n int) {
	size, lg := 16, uint(4)
	for size < 2*n {
		size *= 2
		lg++
	}
	if cap(s.keys) < size {
		s.keys, s.counts = make([]uint32, size), make([]int32, size)
	}
	s.keys, s.counts = s.keys[:size], s.counts[:size]
	clear(s.counts)
	s.shift = 32 - lg
}

// slot returns where h stands or would stand.
func (s *Set) slot(h uint32) uint32 {
	mask := uint32(len(s.keys) - 1)
	i := h * 2654435769 >> s.shift
	for s.counts[i] != 0 && s.keys[i] != h {
		i = (i + 1) & mask
	}
	return i
}

// Add counts h once more and returns how often it had been counted before.
func (s *Set) Add(h uint32) int32 {
	i := s.slot(h)
	s.keys[i] = h
	s.counts[i]++
	return s.counts[i] - 1
}

// Count returns how often h was added.
func (s *Set) Count(h uint32) int32 { return s.counts[s.slot(h)] }
