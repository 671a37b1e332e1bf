package words

// A Set counts 32-bit hashes; open addressing, sized for the document.
type Set struct {
	slots []slot
	shift uint
}

type slot struct {
	key   uint32
	count int32 // 0 where no hash is
}

// Reset empties s and makes room for n hashes.
func (s *Set) Reset(n int) {
	size, lg := 16, uint(4)
	for size < 2*n {
		size *= 2
		lg++
	}
	if cap(s.slots) < size {
		s.slots = make([]slot, size)
	} else {
		s.slots = s.slots[:size]
		clear(s.slots)
	}
	s.shift = 32 - lg
}

// slot returns where h stands or would stand.
func (s *Set) slot(h uint32) uint32 {
	mask := uint32(len(s.slots) - 1)
	i := h * 2654435769 >> s.shift
	for s.slots[i].count != 0 && s.slots[i].key != h {
		i = (i + 1) & mask
	}
	return i
}

// Add counts h once more and returns how often it had been counted before.
func (s *Set) Add(h uint32) int32 {
	at := &s.slots[s.slot(h)]
	at.key = h
	at.count++
	return at.count - 1
}

// Count returns how often h was added.
func (s *Set) Count(h uint32) int32 { return s.slots[s.slot(h)].count }
