package facts

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/blocks"
)

// What is left of a text is known as well as if it had been read for the first time, also
// where lines are joined to other paragraphs than before.
func TestReadAgain(t *testing.T) {
	pieces := []string{
		"Share", "* * *", "3. Privacy", chars(150), "\t" + chars(75), "", solos(20), "One | Two: three",
		"The mill by the river has ground the flour of the valley for two hundred",
		"years, and it stood still on Monday, because nobody had told the miller.",
		"which the mayor, who had asked for it in the spring, did not want to say",
	}
	r := rand.New(rand.NewPCG(1, 2))
	taken := 0
	for range 2000 {
		lines := make([]string, 1+r.IntN(24))
		for i := range lines {
			lines[i] = pieces[r.IntN(len(pieces))]
		}
		src := strings.Join(lines, "\n")
		first := Read(blocks.Read(src), nil, "")
		kept := make([]bool, len(first.Blocks))
		var left strings.Builder
		for i := range kept {
			if kept[i] = r.IntN(4) > 0; kept[i] {
				left.WriteString(src[first.Blocks[i].Outer.Start:first.Blocks[i].Outer.End])
			}
		}
		again := ReadAgain(blocks.Read(left.String()), first, func(i int) bool { return kept[i] })
		fresh := Read(blocks.Read(left.String()), nil, "")
		for _, k := range again.Same {
			if k >= 0 {
				taken++
			}
		}
		again.Same, again.prose = fresh.Same, fresh.prose // which are how it was read
		if !reflect.DeepEqual(again, fresh) {
			t.Fatalf("%q, of which is left %q: other facts than of that alone", src, left.String())
		}
	}
	if taken < 10000 {
		t.Errorf("%d blocks were taken over", taken)
	}
}
