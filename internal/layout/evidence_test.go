package layout

import "testing"

// What a feature of raw text looks at can be said of raw text: it has no elements.
func TestTextAspects(t *testing.T) {
	first, second := textAspects()
	check := func(names []string, aspects []aspect) {
		for i, a := range aspects {
			if a >= aspectPath {
				t.Errorf("the feature %q is about elements", names[i])
			}
		}
	}
	check(textFirstNames, first)
	check(textSecondNames, second)
}
