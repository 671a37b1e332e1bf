package match

import (
	"os"
	"strings"
	"testing"

	"github.com/pare-text/pare/rule"
)

// Every built-in rule drops its examples to drop, and keeps those to keep:
// go test ./internal/match -run Rules/consent.
func TestRulesExamples(t *testing.T) {
	for _, r := range readPacks(t) {
		t.Run(r.ID, func(t *testing.T) {
			for _, f := range Check([]*rule.Rule{r}) {
				t.Error(f)
			}
		})
	}
}

func TestCheck(t *testing.T) {
	r := &rule.Rule{
		ID: "related/read-more", Doc: "x", Phrases: []string{"read more:"}, At: rule.AtStart,
		Drop: []string{"Read more: Nine facts", "Read more about it"},
		Keep: []string{"She wants to read more.", "Read more: it helps, he said."},
	}
	if err := rule.Validate([]*rule.Rule{r}); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range Check([]*rule.Rule{r}) {
		got = append(got, f.String())
	}
	want := `rule related/read-more does not drop "Read more about it"
rule related/read-more must keep "Read more: it helps, he said."`
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
}

// Whatever a file holds, it is read or refused; what is read can be run.
func FuzzRules(f *testing.F) {
	src, err := os.ReadFile("../../rule/testdata/rules.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(src))
	f.Add("- id: share/a\n  phrases: [\"a * b # c:\"]\n  doc: x\n  drop: [a]\n  keep: [b]\n")
	f.Add("- {id: share/a, any: [*x], hint: !!bool maybe}\n--- 7\n")
	f.Fuzz(func(t *testing.T, src string) {
		rules, err := rule.Parse("x.yaml", strings.NewReader(src))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "x.yaml:") {
				t.Errorf("the error names no file: %v", err)
			}
			return
		}
		if err := rule.Validate(rules); err != nil {
			t.Errorf("ParseRules finds no fault, Validate does: %v", err)
		}
		Check(rules)
	})
}
