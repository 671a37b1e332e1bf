package findings

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestOneLine(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"short enough", "ten of ten", "ten of ten"},
		{"one more is cut off", "ten of them", "ten of the…"},
		{"the space before the cut goes too", "nine nine and", "nine nine…"},
		{"characters, not bytes", "äöüäöüäöüä", "äöüäöüäöüä"},
		{"white space is folded", "  a\r\n\t b  ", "a b"},
		{"control characters must not reach a terminal", "a\x1b[31m", "a␛[31m"},
		{"nothing", "", ""},
	} {
		if got := oneLine(c.text, 10); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func TestHash(t *testing.T) {
	for _, c := range []struct {
		why, a, b string
		same      bool
	}{
		{"case and punctuation do not count", "Read more: “X”", "READ MORE - x", true},
		{"nor do spaces and line breaks", "read\n  more", "read more ", true},
		{"nor soft hyphens", "news\u00adletter", "newsletter", true},
		{"nor how an accent is written", "caf\u00e9", "cafe\u0301", true},
		{"words do", "read more", "read less", false},
		{"where they end does", "read more", "readmore", false},
		{"numbers do", "3 comments", "4 comments", false},
		{"without words the signs do", "***", "---", false},
		{"but not their spaces", "* * *", "***", true},
	} {
		if got := hash(c.a) == hash(c.b); got != c.same {
			t.Errorf("%s: %q and %q: %v", c.why, c.a, c.b, got)
		}
	}
}

// FuzzOneLine: never longer than asked for, always one line of valid UTF-8.
func FuzzOneLine(f *testing.F) {
	f.Add("a b\nc", 3)
	f.Add("\xff\x00\u2028x", 2)
	f.Fuzz(func(t *testing.T, text string, n int) {
		n = max(1, min(n, 100))
		got := oneLine(text, n)
		if utf8.RuneCountInString(strings.TrimSuffix(got, "…")) > n || strings.ContainsAny(got, "\r\n") || !utf8.ValidString(got) {
			t.Errorf("%q, %d: %q", text, n, got)
		}
	})
}
