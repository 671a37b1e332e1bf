package words

import (
	"strings"
	"testing"
)

// Each number has a case just inside and one just outside.
func TestNumbers(t *testing.T) {
	isDate := func(text string) bool { toks, _ := Scan(text, nil); return IsDate(toks) }
	same := func(a, b string) bool { return KeyOf(a) == KeyOf(b) }
	plain := func(n int) string { return strings.Repeat("mill ", n) }
	for _, c := range []struct {
		number    string
		is        func(n int) bool
		in, other int
	}{
		{"maxDateTokens", func(n int) bool { return isDate("2024" + strings.Repeat(" May", n-1)) }, 12, 13},
		{"foldedWords: numbers do not count", func(n int) bool { return same(plain(n-1)+"7", plain(n-1)+"12") }, 10, 11},
		{"sentenceWords: numbers do not count", func(n int) bool { return same(plain(n-1)+"7.", plain(n-1)+"12.") }, 4, 5},
		{"rowWords: the bytes count", func(n int) bool { return !same(plain(n)+"12 14", plain(n)+"12 15") }, 2, 3},
		{"mostNames: names do not count", func(n int) bool {
			return same("By"+strings.Repeat(" Jane", n), "By"+strings.Repeat(" John", n))
		}, 12, 13},
		{"least tokens of a date", func(n int) bool { return isDate("2024" + strings.Repeat(" May", n-1)) }, 2, 1},
		{"characters of a date in digits", func(n int) bool { return isDate("Monday " + "03.03.2024"[10-n:]) }, 10, 9},
		{"digits of a list's number", func(n int) bool { return BulletLen(strings.Repeat("1", n)+". Mill") > 0 }, 3, 4},
		{"spaces before a colon", func(n int) bool {
			toks, _ := Scan("Photo"+strings.Repeat(" ", n)+": Jane", nil)
			return toks[0].Flags&Colon != 0
		}, 2, 3},
		{"letters of a language, at least", func(n int) bool { return IsLanguage("deut"[:n]) }, 2, 1},
		{"letters of a language, at most", func(n int) bool { return IsLanguage("deut"[:n]) }, 3, 4},
		{"maxScanned", func(n int) bool { return len(Scanned(strings.Repeat("a", n))) == n }, 1 << 20, 1<<20 + 1},
	} {
		if !c.is(c.in) || c.is(c.other) {
			t.Errorf("%s: at %d %v, at %d %v", c.number, c.in, c.is(c.in), c.other, c.is(c.other))
		}
	}
}
