package match

import "github.com/pare-text/pare/rule"

// EachPhrase finds which of the phrases of one rule hit a line.
type EachPhrase struct{ parts *Rules }

// NewEachPhrase compiles the phrases of r, each as a rule of its own.
func NewEachPhrase(r *rule.Rule) EachPhrase {
	parts := make([]*rule.Rule, len(r.Phrases))
	for i := range parts {
		part := *r
		part.Phrases = r.Phrases[i : i+1]
		parts[i] = &part
	}
	return EachPhrase{Of(parts)}
}

// In returns, in order, the indexes in the rule's Phrases of those that hit text as a
// block of its own.
func (e EachPhrase) In(text string) []int { return e.parts.hitting(text) }
