package findings

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLocate(t *testing.T) {
	for _, c := range []struct {
		why, src string
		sep      byte
		offset   int
		want     place
	}{
		{"the first character", "ab\ncd", '\n', 0, place{1, 1}},
		{"a line end belongs to its line", "ab\ncd", '\n', 2, place{1, 3}},
		{"behind it the next begins", "ab\ncd", '\n', 3, place{2, 1}},
		{"the end of the text", "ab\ncd", '\n', 5, place{2, 3}},
		{"columns are characters, not bytes", "äöü x", '\n', 7, place{1, 5}},
		{"a byte that is not UTF-8 is one column", "\xff\xfex", '\n', 2, place{1, 3}},
		{"blank lines count", "\n\n\nx", '\n', 3, place{4, 1}},
		{"line ends of Windows are one", "a\r\nb", '\n', 3, place{2, 1}},
		{"line ends of the old Macintosh", "a\rb\rc", '\r', 4, place{3, 1}},
		{"no text", "", '\n', 0, place{1, 1}},
	} {
		if got := locate(c.src, c.sep, []int{c.offset})[0]; got != c.want {
			t.Errorf("%s: %v, want %v", c.why, got, c.want)
		}
	}
}

// FuzzLocate compares offsets in any order with counting from the beginning.
func FuzzLocate(f *testing.F) {
	f.Add("ab\ncd\n\né", uint8(7), uint8(0), uint8(3))
	f.Add("one line", uint8(8), uint8(8), uint8(2))
	f.Add("\n\n\n", uint8(3), uint8(1), uint8(2))
	f.Fuzz(func(t *testing.T, src string, a, b, c uint8) {
		var offsets []int
		for _, n := range []uint8{a, b, c} {
			i := int(n) % (len(src) + 1)
			for i > 0 && i < len(src) && !utf8.RuneStart(src[i]) {
				i-- // blocks begin and end with characters
			}
			offsets = append(offsets, i)
		}
		if !utf8.ValidString(src) {
			t.Skip("where half a character ends is anybody's guess")
		}
		for i, got := range locate(src, '\n', offsets) {
			before := src[:offsets[i]]
			line := before[strings.LastIndexByte(before, '\n')+1:]
			if want := (place{1 + strings.Count(before, "\n"), 1 + utf8.RuneCountInString(line)}); got != want {
				t.Errorf("offset %d of %q: %v, want %v", offsets[i], src, got, want)
			}
		}
	})
}
