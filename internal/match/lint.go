package match

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pare-text/pare/internal/excerpt"
	"github.com/pare-text/pare/internal/pattern"
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

// Lint returns what is wrong with rules that [rule.Validate] finds no fault with: wrong
// examples, phrases that repeat or contradict others, phrases without an example, and
// too few examples to keep.
func Lint(rules []*rule.Rule) []fmt.Stringer {
	var all []fmt.Stringer
	failures, unproven := tryPhrases(rules)
	phrases := spell(rules)
	all = appendFaults(all, failures)
	all = appendFaults(all, repeats(rules, phrases))
	all = appendFaults(all, contradictions(rules, phrases))
	all = appendFaults(all, unproven)
	return appendFaults(all, AllRisky(rules))
}

func appendFaults[T fmt.Stringer](all []fmt.Stringer, faults []T) []fmt.Stringer {
	for _, f := range faults {
		all = append(all, f)
	}
	return all
}

// riskyKeeps is how many examples to keep a rule needs whose words an article's sentence
// may hold.
const riskyKeeps = 2

// A Risky is a rule that may hit inside of sentences and has too few examples to keep.
type Risky struct{ Rule *rule.Rule }

// String says what is wrong.
func (r Risky) String() string {
	return fmt.Sprintf("rule %s: %d examples to keep are needed, as it is not \"at: whole\"; write sentences of articles with the same words", excerpt.Cut(r.Rule.ID), riskyKeeps)
}

// AllRisky returns, in order, the rules of common words that may hit inside of sentences
// and have too few examples to keep.
func AllRisky(rules []*rule.Rule) []Risky {
	var all []Risky
	for _, r := range rules {
		if r.At != rule.Whole && r.Points >= rule.DropPoints && len(r.Keep) < riskyKeeps && slices.ContainsFunc(parsePatterns(r, r.Phrases), isCommon) {
			all = append(all, Risky{r})
		}
	}
	return all
}

// isCommon reports whether all words of the first phrase that p stands for are words of
// the built-in rules: a name of a site, which no other text has, is not among them.
func isCommon(p pattern.Pattern) bool {
	known := &builtin().tables[0].words
	for _, word := range strings.Fields(p.All(1)[0]) {
		if word != "#" && word != "*" && known.search(words.Hash(strings.TrimSuffix(word, ":"))) < 0 {
			return false
		}
	}
	return true
}
