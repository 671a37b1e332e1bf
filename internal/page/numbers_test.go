package page

import (
	"strings"
	"testing"
)

// Each number has a case just inside and one just outside.
func TestNumbers(t *testing.T) {
	read := func(src string) *Document { return Read(Parse(src)) }
	for _, c := range []struct {
		number  string
		is      func(n int) bool
		in, out int
	}{
		{"maxDepth: the last element is inside the one before", func(n int) bool {
			return int(Parse(strings.Repeat("<div>", n+1)).Nodes[n].Parent) == n-1
		}, 256, 257},
		{"maxPathElements", func(n int) bool {
			return strings.HasPrefix(read("<main>"+strings.Repeat("<div>", n-1)+"Mill").Path(0), "main")
		}, 4, 5},
		{"maxEmoji: the alternative text is a part of the paragraph", func(n int) bool {
			return len(read("<p>Mill <img alt='☀"+strings.Repeat("!", n-len("☀"))+"'>").Blocks) == 1
		}, 8, 9},
		{"maxRowText: one block", func(n int) bool {
			return len(read("<table><tr><td>a<td>"+strings.Repeat("b", n-1)+"</table>").Blocks) == 1
		}, 600, 601},
		{"elements up to the h1 of a title", func(n int) bool {
			return read("<h1>" + strings.Repeat("<div>", n-1) + "Mill").IsTitle(0)
		}, 4, 5},
	} {
		if !c.is(c.in) || c.is(c.out) {
			t.Errorf("%s: at %d %v, at %d %v", c.number, c.in, c.is(c.in), c.out, c.is(c.out))
		}
	}
}
