package layout_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/internal/layout"
	"github.com/pare-text/pare/internal/model"
	"github.com/pare-text/pare/rule"
)

// What is asked about is called by the likeliest category, if that is likely enough.
func TestCategories(t *testing.T) {
	names, secondNames := layout.FeatureNames()
	f := facts.Read(blocks.Read(textDocument()), nil, "")
	defer f.Free()
	n := len(f.Blocks)
	for _, c := range []struct {
		why   string
		kinds []float32 // what each kind says of every block
		want  rule.Category
	}{
		{"the likeliest of two", []float32{-1, 2}, rule.Promo},
		{"39 %", []float32{.26, 0, 0}, rule.Layout},
		{"41 %", []float32{.31, 0, 0}, rule.Caption},
		{"weights that tell none", nil, rule.Layout},
	} {
		w := weightsOf(t, len(names), len(secondNames), always(-5), nil, 0, 0)
		for k, score := range c.kinds {
			forest := weightsOf(t, len(names), len(secondNames), always(score), nil, 0, 0).First
			w.Kinds = append(w.Kinds, model.Kind{Category: []string{"caption", "promo", "related"}[k], Forest: forest})
		}
		if err := layout.FitText(w); err != nil {
			t.Fatal(err)
		}
		p := layout.Read(f, hits.New(n, nil), w, nil, nil)
		of := make([]bool, n)
		want := make([]rule.Category, n)
		for i := 5; i < n; i++ { // a run longer than a strip, and a gap
			if of[i] = i != 90; of[i] {
				want[i] = c.want
			}
		}
		if diff := cmp.Diff(want, slices.Clone(p.Categories(w, of))); diff != "" {
			t.Errorf("%s: -want +got:\n%s", c.why, diff)
		}
		p.Free()
	}
}

func TestFitKinds(t *testing.T) {
	w := &model.Weights{Kinds: []model.Kind{{Category: "weather", Forest: &model.Forest{}}}}
	if err := layout.FitText(w); err == nil {
		t.Error("no error for a category that there is not")
	}
}
