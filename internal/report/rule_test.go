package report

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/rule"
)

// What is shown can be read again, and is the same rule.
func TestRule(t *testing.T) {
	rules := append(extract.BuiltinRules(), &rule.Rule{
		ID: "promo/odd", Category: rule.Promo, Doc: `Says "so"; it's: odd`, Lang: "en", Points: rule.HintPoints,
		Phrases: []string{"no", "404", "- it's", `back\slash "and" quote's`, "# 1"}, And: []string{"über"},
		At: rule.Whole, MinWords: 2, MaxWords: 9,
		Drop: []string{"a\tb: «c»"}, Keep: []string{"~"},
	}, &rule.Rule{
		ID: "promo/words", Category: rule.Promo, Doc: "X.", Points: rule.DropPoints, MaxWords: rule.DefaultMaxWords,
		Phrases: []string{"read <story>"}, And: []string{"on <site-name>"},
		Words: map[string][]string{"story": {"article", "no"}, "site-name": {"here"}},
		Drop:  []string{"a"}, Keep: []string{"b"},
	})
	for _, r := range rules {
		var b bytes.Buffer
		Rules(&b, []*rule.Rule{r})
		got, err := rule.Parse("shown", &b)
		if err != nil {
			t.Errorf("%s cannot be read: %v", r.ID, err)
			continue
		}
		want := *r
		want.Words = maps.Clone(r.Words) // those that it refers to
		maps.DeleteFunc(want.Words, func(name string, _ []string) bool {
			return !strings.Contains(strings.Join(slices.Concat(r.Phrases, r.And), " "), "<"+name+">")
		})
		if diff := cmp.Diff(want, *got[0], cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s is another rule (-is +shown):\n%s", r.ID, diff)
		}
	}
}

func TestExpanded(t *testing.T) {
	r := &rule.Rule{ID: "promo/words", Phrases: []string{"read (a | <story>) [now]"}, Words: map[string][]string{"story": {"b c"}}}
	var b bytes.Buffer
	Expanded(&b, r)
	if want := "# promo/words\nread a now\nread b c now\nread a\nread b c\n"; b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}
