package match

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pare-text/pare/rule"
)

// Each fault is named once, in the order of the checks.
func TestLint(t *testing.T) {
	rules, err := rule.Parse("x.yaml", strings.NewReader(`
- id: related/wrong
  doc: Test.
  phrases: [read more, see (this | that)]
  at: whole
  drop: [Read more, Read on, See that]
  keep: [See this]
- id: promo/wrong
  doc: Test.
  phrases: [see this]
  at: whole
  drop: [See this]
  keep: [See this film]
- id: promo/hint
  doc: Test.
  phrases: [see this]
  at: whole
  hint: true
  drop: [See this]
  keep: [See this film]
- id: share/unproven
  doc: Test.
  phrases: [share this, send * friend, pin it]
  at: start
  drop: [Share this, Send it to a friend]
  keep: [They share that., They send what they have.]
- id: share/risky
  doc: Test.
  phrases: [tell a friend]
  drop: [Tell a friend]
  keep: [They tell nobody.]
`))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`rule related/wrong does not drop "Read on"`,
		`rule related/wrong must keep "See this"`,
		`rule promo/wrong: the phrase "see this" stands in related/wrong, too; keep it in one category`,
		`rule share/unproven: no example to drop has the phrase "pin it"`,
		`rule share/risky: 2 examples to keep are needed, as it is not "at: whole"; write sentences of articles with the same words`,
	}
	var got []string
	for _, f := range Lint(rules) {
		got = append(got, fmt.Sprint(f))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
