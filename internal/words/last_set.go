package words

// A LastSet remembers for each 32-bit hash where it was seen last.
type LastSet struct{ set Set }

// Reset empties s and makes room for n hashes.
func (s *LastSet) Reset(n int) { s.set.Reset(n) }

// Slot makes a slot for h, if it has none, and returns it. It stays the same until Reset.
func (s *LastSet) Slot(h uint32) uint32 {
	i := s.set.slot(h)
	if s.set.slots[i].count == 0 {
		s.set.slots[i] = slot{h, unseen}
	}
	return i
}

// unseen stands for a place in a slot whose hash was not seen.
const unseen = -1

// Put says that the hash with that slot is at a place, and returns where it was before, or
// -1.
func (s *LastSet) Put(slot uint32, at int32) (before int32) {
	of := &s.set.slots[slot]
	before = max(of.count-1, -1)
	of.count = at + 1
	return before
}

// Forget forgets where hashes were seen, but keeps their slots.
func (s *LastSet) Forget() {
	for i := range s.set.slots {
		if at := &s.set.slots[i]; at.count != 0 {
			at.count = unseen
		}
	}
}
