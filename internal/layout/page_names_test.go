package layout

import "testing"

// What is passed over because it holds none of bodyParts holds no name either.
func TestBodyParts(t *testing.T) {
	for _, names := range bodyNames {
		for _, name := range names {
			if !holdsAny(name, bodyParts) {
				t.Errorf("%s", name)
			}
		}
	}
}
