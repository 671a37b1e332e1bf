package match

import (
	"fmt"

	"github.com/pare-text/pare/internal/excerpt"
	"github.com/pare-text/pare/rule"
)

// A Contradiction is a phrase that two rules of one language, anchor and strength give
// different categories.
type Contradiction struct {
	Rule, Other *rule.Rule
	Phrase      string // spelled out
}

// String says what is wrong.
func (c Contradiction) String() string {
	return fmt.Sprintf("rule %s: the phrase %s stands in %s, too; keep it in one category", excerpt.Cut(c.Rule.ID), excerpt.Quote(c.Phrase), excerpt.Cut(c.Other.ID))
}

// contradictions returns, in order, the first phrase of each pair of rules that
// contradict each other.
func contradictions(rules []*rule.Rule, phrases []spelled) []Contradiction {
	type pair struct{ rule, other *rule.Rule }
	first := map[string]*rule.Rule{} // that has the phrase under these conditions
	said := map[pair]bool{}
	var all []Contradiction
	for _, p := range phrases {
		r := rules[p.rule]
		for _, phrase := range p.all {
			key := conditions(r) + phrase
			other := first[key]
			switch {
			case other == nil:
				first[key] = r
			case other.Category != r.Category && !said[pair{r, other}]:
				said[pair{r, other}] = true
				all = append(all, Contradiction{r, other, phrase})
			}
		}
	}
	return all
}
