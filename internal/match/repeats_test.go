package match

import (
	"strings"
	"testing"

	"github.com/pare-text/pare/rule"
)

func TestRepeats(t *testing.T) {
	of := func(id string, at rule.Anchor, points int, phrases ...string) *rule.Rule {
		category, _ := rule.ParseCategory(strings.Split(id, "/")[0])
		return &rule.Rule{ID: id, Category: category, At: at, Points: points, Phrases: phrases, Words: map[string][]string{"story": {"article", "story"}}}
	}
	rules := []*rule.Rule{
		of("related/a", rule.Whole, rule.DropPoints, "read (more | on)", "see the article", "see this"),
		of("related/b", rule.Whole, rule.DropPoints, "Read more!", "see the <story>", "see this or (that | those)"),
		of("related/start", rule.AtStart, rule.DropPoints, "read more"),
		of("related/hint", rule.Whole, rule.HintPoints, "read more"),
		of("share/other", rule.Whole, rule.DropPoints, "read more"),
	}
	var got []string
	for _, r := range repeats(rules, spell(rules)) {
		got = append(got, r.String())
	}
	want := `rule related/a: the phrase "see the article" says nothing new; related/b has it, too
rule related/b: the phrase "Read more!" says nothing new; related/a has it, too`
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
	rules[0].MaxWords = 3 // shorter blocks only: it says less than the other
	if n := len(repeats(rules, spell(rules))); n != 1 {
		t.Errorf("%d repeats of a rule for shorter blocks, want 1", n)
	}
}

// The built-in rules have none of the faults that "pare rules test" names.
func TestBuiltinLint(t *testing.T) {
	for _, f := range Lint(readPacks(t)) {
		t.Error(f)
	}
}
