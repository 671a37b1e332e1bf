package extract

import (
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/model"
)

// Weights of another shape are an error of New, not a panic of Text.
func TestWeightsFit(t *testing.T) {
	text, err := model.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	pages, err := model.BuiltinHTML()
	if err != nil {
		t.Fatal(err)
	}
	short := *text
	short.NGrams.Steps = short.NGrams.Steps[:100*short.NGrams.Columns]
	swapped := *text
	swapped.First, swapped.Second = text.Second, text.First
	for _, c := range []struct {
		why  string
		opt  Option
		want string // in the error; "" for none
	}{
		{"those that are built in", WithWeights(text), ""},
		{"those for pages", WithPageWeights(pages), ""},
		{"none at all, as training begins", WithWeights(&model.Weights{}), ""},
		{"of pages for raw text", WithWeights(pages), "weights for pages"},
		{"of raw text for pages", WithPageWeights(text), "features in the first pass, and this pare has"},
		{"a table of another size", WithWeights(&short), "weights for 100 n-grams, and this pare has 131072"},
		{"other features", WithWeights(&swapped), "features in the first pass, and this pare has"},
	} {
		_, err := New(c.opt)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: error %v, want %q", c.why, err, c.want)
		}
	}
}
