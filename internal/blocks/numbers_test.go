package blocks

import (
	"strings"
	"testing"
)

// wrappedAt returns so many lines of just that many columns, of words of two
// letters or of three.
func wrappedAt(columns, lines int) string {
	for word := 2; word <= 3; word++ {
		if (columns+1)%(word+1) == 0 {
			line := strings.Repeat(strings.Repeat("a", word)+" ", (columns+1)/(word+1))
			return strings.Repeat(strings.TrimSpace(line)+"\n", lines)
		}
	}
	panic("no words fill the line")
}

// Lines are joined within these bounds and not beyond.
func TestWrapBounds(t *testing.T) {
	for _, c := range []struct {
		number       string
		text         func(n int) string
		joined, left int
	}{
		{"minWrapWidth", func(n int) string { return wrappedAt(n, 6) }, 51, 50},
		{"maxWrapWidth", func(n int) string { return wrappedAt(n, 6) }, 110, 111},
		{"minWrapPairs", func(n int) string { return wrappedAt(80, n+1) }, 3, 2},
		{"maxLongShare: two long lines", func(n int) string {
			return wrappedAt(80, n-2) + strings.Repeat("\n"+strings.Repeat("Word. ", 30)+"\n", 2)
		}, 12, 11},
	} {
		for _, n := range []int{c.joined, c.left} {
			if got := Read(c.text(n))[0].Lines > 1; got != (n == c.joined) {
				t.Errorf("%s: at %d joined %v", c.number, n, got)
			}
		}
	}
}

func TestTab(t *testing.T) {
	if got := Read("\tMill")[0].Indent; got != 4 {
		t.Errorf("a tab counts as %d columns, want 4", got)
	}
}
