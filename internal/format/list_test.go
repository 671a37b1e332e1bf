package format

import (
	"slices"
	"testing"
)

// Each name and each extension tells one format.
func TestLists(t *testing.T) {
	var names, extensions []string
	for _, f := range All {
		names, extensions = append(names, f.Name), append(extensions, f.Extensions...)
		if Named(f.Name) != f || OfFile("a"+f.Extensions[0]) != f {
			t.Errorf("%s is not found", f.Name)
		}
		if several := f.Split != nil; several != (f.Unit != "") || several != (f.Called != "") || f.Rewrites && !several {
			t.Errorf("%s: what is said of its texts does not fit together", f.Name)
		}
	}
	onlyOnce(t, names)
	onlyOnce(t, extensions)
	names, extensions = nil, nil
	for _, o := range Outputs {
		names = append(names, o.Name)
		extensions = append(extensions, o.Extensions...)
		if OutputNamed(o.Name) != o {
			t.Errorf("%s is not found", o.Name)
		}
	}
	onlyOnce(t, names)
	onlyOnce(t, extensions)
}

func onlyOnce(t *testing.T, words []string) {
	t.Helper()
	slices.Sort(words)
	if n := len(slices.Compact(slices.Clone(words))); n != len(words) {
		t.Errorf("one of %q tells two formats", words)
	}
}
