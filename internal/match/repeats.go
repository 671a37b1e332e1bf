package match

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pare-text/pare/internal/excerpt"
	"github.com/pare-text/pare/internal/pattern"
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

// Repeats returns the phrases of rules, in order, that the phrases of one other
// pattern include.
func Repeats(rules []*rule.Rule) []Repeat {
	type place struct{ rule, phrase int }
	at := map[string][]place{} // where each spelled-out phrase stands
	conditions := func(r *rule.Rule) string {
		return fmt.Sprint(r.Lang, r.Category, r.At, r.Points, strings.Join(r.And, "|"))
	}
	each := func(do func(p place, all []string)) {
		for i, r := range rules {
			for k, text := range r.Phrases {
				p, err := pattern.Parse(text, r.Words)
				if err != nil || p.Count() > mostCompared {
					continue
				}
				do(place{i, k}, p.All(mostCompared))
			}
		}
	}
	each(func(p place, all []string) {
		for _, phrase := range all {
			key := conditions(rules[p.rule]) + phrase
			if !slices.Contains(at[key], p) {
				at[key] = append(at[key], p)
			}
		}
	})
	var repeats []Repeat
	gone := map[place]bool{}
	each(func(p place, all []string) {
		r := rules[p.rule]
		var by []place // that have all of the phrases so far
		for n, phrase := range all {
			have := at[conditions(r)+phrase]
			if n == 0 {
				by = slices.Clone(have)
			}
			by = slices.DeleteFunc(by, func(o place) bool {
				other := rules[o.rule]
				return o == p || gone[o] || !slices.Contains(have, o) || other.Widest() < r.Widest() || other.MinWords > r.MinWords
			})
		}
		if len(by) > 0 {
			gone[p] = true
			repeats = append(repeats, Repeat{r, r.Phrases[p.phrase], rules[by[0].rule]})
		}
	})
	return repeats
}
