package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestExpandPattern(t *testing.T) {
	for _, c := range []struct {
		pattern string
		want    []string
	}{
		{"read more", []string{"read more"}},
		{"(read | see) more", []string{"read more", "see more"}},
		{"read [the full] story", []string{"read the full story", "read story"}},
		{"(read [on] | see [more | also]):", []string{"read on:", "read:", "see more:", "see also:", "see:"}},
		{"read | see", []string{"read", "see"}},
		{"(more | more) #", []string{"more #"}},
	} {
		got, err := expandPattern(c.pattern)
		if err != nil {
			t.Errorf("%q: %v", c.pattern, err)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%q: -want +got\n%s", c.pattern, d)
		}
	}
}

func TestExpandPatternErrors(t *testing.T) {
	for _, c := range []struct{ pattern, want string }{
		{"(read | see more", `has a bracket without its ")"`},
		{"read more)", `has a ")" too many`},
		{"[read (more] now)", `has a "]" too many`},
		{strings.Repeat("[very] ", 10) + "long", "stands for more than 512 phrases"},
		{"(" + strings.Repeat("a | ", 512) + "a)", "stands for more than 512 phrases"},
	} {
		if _, err := expandPattern(c.pattern); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want %s", c.pattern, err, c.want)
		}
	}
}

// A pattern matches what its phrases match, and what is wrong with one of them
// is wrong with the rule.
func TestPatternRules(t *testing.T) {
	rules, err := ParseRules("own.yaml", strings.NewReader(`
- id: related/own
  doc: Test.
  any: ["(read | see) more [on this topic]:"]
  at: start
  drop: ["READ MORE: Ten bakeries", "See more on this topic: bridges"]
  keep: ["Read more, she said.", "See this: more on this topic"]
`))
	if err != nil {
		t.Fatal(err)
	}
	if failures := Check(rules); len(failures) > 0 {
		t.Error(failures)
	}
	_, err = ParseRules("own.yaml", strings.NewReader("- id: related/own\n  doc: Test.\n  any: [\"[read] * more\"]\n  drop: [read more]\n  keep: [more]\n"))
	if err == nil || !strings.Contains(err.Error(), "starts with a gap") {
		t.Errorf("error %v", err)
	}
}
