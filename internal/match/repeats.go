package match

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pare-text/pare/internal/excerpt"
	"github.com/pare-text/pare/rule"
)

// A Repeat is a phrase that adds nothing, as another one of the same language, category,
// anchor and strength says all of it.
type Repeat struct {
	Rule   *rule.Rule
	Phrase string
	By     *rule.Rule // the rule that says it, which may be the same
}

// String says what is wrong.
func (r Repeat) String() string {
	return fmt.Sprintf("rule %s: the phrase %s says nothing new; %s has it, too", excerpt.Cut(r.Rule.ID), excerpt.Quote(r.Phrase), excerpt.Cut(r.By.ID))
}

// mostCompared is how many phrases a pattern may stand for to be compared with others.
const mostCompared = 300

// A place is where a phrase stands in a list of rules.
type place struct{ rule, phrase int }

// A spelled is all that a phrase stands for.
type spelled struct {
	place
	all []string
}

// spell spells out the phrases of rules, in order, unless one stands for too much.
func spell(rules []*rule.Rule) []spelled {
	var phrases []spelled
	for i, r := range rules {
		for k, p := range parsePatterns(r, r.Phrases) {
			if p.Count() <= mostCompared {
				phrases = append(phrases, spelled{place{i, k}, p.All(mostCompared)})
			}
		}
	}
	return phrases
}

// conditions are what must be the same of two rules whose phrases are compared.
func conditions(r *rule.Rule) string {
	return fmt.Sprint(r.Lang, r.At, r.Points, strings.Join(r.And, "|"))
}

// repeats returns the phrases of rules, in order, that the phrases of one other
// pattern include. phrases are theirs, spelled out.
func repeats(rules []*rule.Rule, phrases []spelled) []Repeat {
	at := map[string][]place{} // where each spelled-out phrase stands
	key := func(r *rule.Rule, phrase string) string {
		return fmt.Sprint(r.Category, conditions(r), phrase)
	}
	for _, p := range phrases {
		for _, phrase := range p.all {
			k := key(rules[p.rule], phrase)
			if !slices.Contains(at[k], p.place) {
				at[k] = append(at[k], p.place)
			}
		}
	}
	var found []Repeat
	gone := map[place]bool{}
	for _, p := range phrases {
		r := rules[p.rule]
		var by []place // that have all of the phrases so far
		for n, phrase := range p.all {
			have := at[key(r, phrase)]
			if n == 0 {
				by = slices.Clone(have)
			}
			by = slices.DeleteFunc(by, func(o place) bool {
				other := rules[o.rule]
				return o == p.place || gone[o] || !slices.Contains(have, o) || other.Widest() < r.Widest() || other.MinWords > r.MinWords
			})
		}
		if len(by) > 0 {
			gone[p.place] = true
			found = append(found, Repeat{r, r.Phrases[p.phrase], rules[by[0].rule]})
		}
	}
	return found
}
