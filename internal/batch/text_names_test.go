package batch

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSafeName(t *testing.T) {
	long := strings.Repeat("ä", 200)
	for _, c := range []struct{ why, id, want string }{
		{"letters of any script", "Ärger-2024_漢.a", "Ärger-2024_漢.a"},
		{"spaces inside", "a b", "a b"},
		{"and around", " a ", "%20a%20"},
		{"a path", "../a/b\\c", "%2E.%2Fa%2Fb%5Cc"},
		{"the folder itself", ".", "%2E"},
		{"an address", "https://example.org/a?b=1%", "https%3A%2F%2Fexample.org%2Fa%3Fb=1%25"},
		{"a flag", "-rf", "%2Drf"},
		{"what Windows leaves out", "a.", "a%2E"},
		{"its devices", "con.tar", "%63on.tar"},
		{"all of them", "COM¹", "%43OM¹"},
		{"no device", "COM10", "COM10"},
		{"control characters", "a\x00\nb\u202e\u2028", "a%00%0Ab%E2%80%AE%E2%80%A8"},
		{"no UTF-8", "a\xff", "a%FF"},
		{"a long one", long, long[:longID] + "-"},
		{"none", "", ""},
	} {
		got := safeName(c.id)
		if c.id == long && strings.HasPrefix(got, c.want) && len(got) == longID+17 {
			continue
		}
		if got != c.want {
			t.Errorf("%s: %q becomes %q, want %q", c.why, c.id, got, c.want)
		}
	}
}

func TestTextNames(t *testing.T) {
	var n textNames
	for i, c := range []struct{ why, id, want string }{
		{"an id", "a", "a"},
		{"none", "", "2"},
		{"the same", "a", "a-3"},
		{"the same to some systems", "A", "A-4"},
		{"one that is a name with a number", "a-6", "a-6"},
		{"the same, so that there are two of them", "a", "a-6-2"},
		{"a number that was taken", "2", "2-7"},
		{"a letter in two parts", "e\u0301", "e\u0301"},
		{"in one", "é", "é-9"},
	} {
		if got := n.give(c.id, int64(i+1)); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
	if n.again != 5 {
		t.Errorf("%d had names of others", n.again)
	}
}

// Different ids become different names that every system takes.
func FuzzSafeName(f *testing.F) {
	f.Add("a/b", "a%2Fb")
	f.Add("nul", "%6Eul")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := safeName(a), safeName(b)
		if (x == y) != (a == b) {
			t.Errorf("%q and %q become %q and %q", a, b, x, y)
		}
		if !utf8.ValidString(x) || strings.ContainsAny(x, "/\\:*?\"<>|\x00\n") || x == "." || x == ".." || strings.HasPrefix(x, "-") || len(x) > longID+17 {
			t.Errorf("%q becomes %q", a, x)
		}
	})
}
