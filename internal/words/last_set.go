package words

// A LastSet remembers for each 32-bit hash where it was seen last.
type LastSet struct{ set Set }

// Reset empties s and makes room for n hashes.
func (s *LastSet) Reset(n int) { s.set.Reset(n) }

// Put says that h is at a place, and returns where it was before, or -1.
func (s *LastSet) Put(h uint32, at int32) (before int32) {
	i := s.set.slot(h)
	before = s.set.counts[i] - 1
	s.set.keys[i], s.set.counts[i] = h, at+1
	return before
}
