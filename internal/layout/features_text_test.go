package layout_test

import (
	"slices"
	"testing"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/internal/layout"
	"github.com/pare-text/pare/rule"
)

// What the features of raw text say of the lines of a small article.
func TestTextFeatures(t *testing.T) {
	const text = "Mill grinds again\n" +
		"The owner of the mill has started the wheels again, and the whole valley came to see how the flour falls into the sacks that the children hold.\n" +
		"Flour from the wheels of the valley\n" +
		"Harbour strike enters third week\n" +
		"The children may keep the sacks, said the owner, who had waited eleven years for the permission and for the money that the wheels and stones cost.\n"
	names, second := layout.FeatureNames()
	f := facts.Read(blocks.Read(text), nil, "")
	defer f.Free()
	l := hits.New(len(f.Blocks), []*rule.Rule{{ID: "some/promo", Category: rule.Promo}})
	l.Add(hits.Hit{Block: 3, Points: rule.DropPoints})
	samples := layout.Samples(f, l, weightsOf(t, len(names), len(second), nil, nil, 0, 0))
	for _, c := range []struct {
		feature string
		block   int
		want    float32
	}{
		{"blocks from the title", 3, 3},
		{"words seen in 3 before", 2, 1},     // flour, wheels, valley
		{"words seen in 3 after", 2, 1. / 3}, // wheels
		{"words seen in 3 before", 3, 0},
		{"words seen since the paragraph before", 2, 1},
		{"words seen to the paragraph after", 2, 1. / 3},
		{"words seen before", 4, 4. / 10},
		{"words seen after", 4, 0},
		{"blocks since rules of promo", 4, 1},
		{"blocks since rules of promo", 3, -1},
		{"blocks to rules of promo", 2, 1},
		{"blocks to rules of promo", 0, 2},
		{"blocks since rules of caption", 4, -1},
		{"document share of rules of promo", 0, .2},
	} {
		if got := samples[c.block].First[slices.Index(names, c.feature)]; got != c.want {
			t.Errorf("%s of block %d: %v, want %v", c.feature, c.block, got, c.want)
		}
	}
}
