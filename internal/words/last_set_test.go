package words

import "testing"

func TestLastSet(t *testing.T) {
	var s LastSet
	for round := range 4 { // it has forgotten all in between
		if round%2 == 0 {
			s.Reset(3)
		} else {
			s.Forget()
		}
		for k, c := range []struct {
			hash       uint32
			at, before int32
		}{{7, 0, -1}, {7, 2, 0}, {0, 3, -1}, {7, 3, 2}, {0, 9, 3}} {
			if got := s.Put(s.Slot(c.hash), c.at); got != c.before {
				t.Errorf("%d: before %d, want %d", k, got, c.before)
			}
		}
	}
}
