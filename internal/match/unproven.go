package match

import (
	"fmt"

	"github.com/pare-text/pare/internal/excerpt"
	"github.com/pare-text/pare/rule"
)

// An Unproven is a phrase that no example of its rule has.
type Unproven struct {
	Rule   *rule.Rule
	Phrase string
}

// String says what is wrong.
func (u Unproven) String() string {
	return fmt.Sprintf("rule %s: no example to drop has the phrase %s", excerpt.Cut(u.Rule.ID), excerpt.Quote(u.Phrase))
}

// tryPhrases runs each phrase alone on the examples of its rule and returns, in order,
// the examples that the rules get wrong and the phrases that no example has.
func tryPhrases(rules []*rule.Rule) (wrong []Failure, unproven []Unproven) {
	for _, r := range rules {
		if len(r.Phrases) == 0 {
			wrong = append(wrong, Check([]*rule.Rule{r})...)
			continue
		}
		proven := make([]bool, len(r.Phrases))
		each := NewEachPhrase(r)
		for _, x := range r.Drop {
			hit := each.In(x)
			if len(hit) == 0 {
				wrong = append(wrong, Failure{r, x, true})
			}
			for _, k := range hit {
				proven[k] = true
			}
		}
		for _, x := range r.Keep {
			if len(each.In(x)) > 0 {
				wrong = append(wrong, Failure{r, x, false})
			}
		}
		for k, ok := range proven {
			if !ok {
				unproven = append(unproven, Unproven{r, r.Phrases[k]})
			}
		}
	}
	return wrong, unproven
}
