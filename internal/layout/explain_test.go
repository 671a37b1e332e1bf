package layout

import "testing"

// What a feature of raw text looks at can be said of raw text: it has no elements.
func TestTextAspects(t *testing.T) {
	for _, f := range append(textFirst, textSecond...) {
		if f.aspect >= aspectPath {
			t.Errorf("the feature %q is about elements", f.name)
		}
	}
}
