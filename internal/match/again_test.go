package match

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
)

// In what is left of a text, phrases are found as if it had been read for the first time:
// also those that were hints for what stood around them, and in lines that stand there
// twice.
func TestPhrasesAgain(t *testing.T) {
	pieces := []string{
		"Share on Facebook", "Share on Facebook!", "12 comments", "Read more", "", "Melden Sie sich für unseren Newsletter an",
		"Sign up for our daily newsletter", "The mill by the river has ground the flour of the valley. It stood still on Monday, and “sign up for our newsletter” was on its door.",
		"Die Mühle am Fluss hat zweihundert Jahre lang das Mehl für das Tal gemahlen, und am Montag stand sie still.",
	}
	rules := New(nil, nil)
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		lines := make([]string, 1+r.IntN(12))
		for i := range lines {
			lines[i] = pieces[r.IntN(len(pieces))]
		}
		first := facts.Read(blocks.Read(strings.Join(lines, "\n")), nil, "")
		before := rules.Phrases(first, nil)
		Soften(first, before)
		kept := make([]bool, len(first.Blocks))
		var left []string
		for i := range kept {
			if kept[i] = r.IntN(3) > 0; kept[i] {
				left = append(left, first.Blocks[i].Text)
			}
		}
		all := blocks.Read(strings.Join(left, "\n"))
		again := rules.Phrases(facts.ReadAgain(all, first, func(i int) bool { return kept[i] }), before)
		var want []hits.Hit
		for i := range all { // by itself, no line is a copy
			for _, h := range rules.Phrases(facts.Read(all[i:i+1], nil, ""), nil).All {
				h.Block = int32(i)
				want = append(want, h)
			}
		}
		if !slices.Equal(again.All, want) {
			t.Fatalf("%q of %q: %v, want %v", left, lines, again.All, want)
		}
	}
}
