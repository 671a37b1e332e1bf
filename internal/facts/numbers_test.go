package facts

import (
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/blocks"
)

func read(lines ...string) *Facts { return Read(blocks.Read(strings.Join(lines, "\n")), nil, "") }

// chars returns a sentence of n characters.
func chars(n int) string { return strings.Repeat("The mill stood still and ", n/20+1)[:n-1] + "." }

// count returns a sentence of n long words, solos one of n characters of a script without spaces.
func count(n int) string { return strings.Repeat("wonderful ", n-1) + "mills." }
func solos(n int) string { return strings.Repeat("水", n) + "。" }

// Prose of each size is so long and no shorter.
func TestSizes(t *testing.T) {
	for _, c := range []struct {
		name string
		size Size
		text func(n int) string
		n    int
	}{
		{"characters of a long paragraph", Long, chars, 140},
		{"its characters without spaces", Long, solos, 60},
		{"characters of half a paragraph", Half, chars, 70},
		{"its characters without spaces", Half, solos, 60},
		{"characters of more than half a paragraph", OverHalf, chars, 71},
		{"its characters without spaces", OverHalf, solos, 60},
		{"characters of a paragraph on a page", OnPage, chars, 80},
		{"its characters without spaces", OnPage, solos, 30},
		{"words of a short paragraph", Short, count, 12},
		{"characters of a sentence", Sentence, chars, 36},
		{"words of a sentence", Sentence, count, 5},
		{"its characters without spaces", Sentence, solos, 15},
	} {
		if f := read(c.text(c.n), c.text(c.n-1)); !f.IsProse(0, c.size) || f.IsProse(1, c.size) {
			t.Errorf("%s: %d are prose: %v, one fewer: %v", c.name, c.n, f.IsProse(0, c.size), f.IsProse(1, c.size))
		}
	}
}

// Words of five bytes tell what a text is about, shorter ones do not.
func TestLongWord(t *testing.T) {
	f := read(strings.Repeat("The flour of this mill is the best of the valley, they say. ", 3), "Flour", "Mill")
	if a, b := f.Traits[1], f.Traits[2]; a.Inside != 1 || a.Common != -1 || b.Inside != -1 || b.Common != 1 {
		t.Errorf("of five bytes %v and %v, of four %v and %v", a.Inside, a.Common, b.Inside, b.Common)
	}
}

// A paragraph pays for itself and five lines without prose, not for six.
func TestStretchCost(t *testing.T) {
	for labels, whole := range map[int]bool{5: true, 6: false} {
		lines := []string{chars(150)}
		for range labels {
			lines = append(lines, "Label")
		}
		var z Zone
		z.Read(read(append(lines, chars(160), chars(170))...))
		if got := z.From == 0; got != whole {
			t.Errorf("%d lines behind the first paragraph: one stretch %v", labels, got)
		}
	}
}
