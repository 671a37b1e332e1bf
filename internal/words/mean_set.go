package words

// A MeanSet sums numbers by key.
type MeanSet struct {
	keys Set
	sums []float32
}

// Reset empties s and makes room for n keys.
func (s *MeanSet) Reset(n int) {
	s.keys.Reset(n)
	if n := len(s.keys.slots); cap(s.sums) < n {
		s.sums = make([]float32, n)
	} else {
		s.sums = s.sums[:n]
		clear(s.sums)
	}
}

// Add adds x to the numbers of key.
func (s *MeanSet) Add(key uint32, x float32) {
	s.keys.Add(key)
	s.sums[s.keys.slot(key)] += x
}

// Get returns the sum of the numbers of key, and how many they are. The key must
// have one.
func (s *MeanSet) Get(key uint32) (sum, count float32) {
	i := s.keys.slot(key)
	return s.sums[i], float32(s.keys.slots[i].count)
}
