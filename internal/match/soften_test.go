package match

import (
	"testing"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/rule"
)

func TestInsideQuote(t *testing.T) {
	for _, x := range []struct {
		before string
		want   bool
	}{
		{``, false},
		{`"`, true},
		{`"By signing up, `, true},
		{`"Yes," she said. `, false},
		{`“`, true},
		{`“Yes,” she said. `, false},
		{`„Ja“, sagte er. `, false},
		{`„`, true},
		{`«`, true},
		{`「`, true},
	} {
		if got := insideQuote(x.before); got != x.want {
			t.Errorf("insideQuote(%q) = %v", x.before, got)
		}
	}
}

// A call to agree counts in a block of two sentences where its sentence goes on, with a
// comma too, and is a hint where the sentence ends.
func TestSoftenCalls(t *testing.T) {
	rules := []*rule.Rule{{ID: "consent/we-use", Category: rule.Consent, Points: rule.DropPoints}}
	const rest = " to show you advertising that fits what you have read here before today. By going on you agree to that for all of our pages."
	for text, strong := range map[string]bool{
		"We use cookies" + rest:                              true,
		"We use cookies," + rest:                             true,
		"We use cookies." + " It is what banners say" + rest: false,
	} {
		f := facts.Read(blocks.Read(text), nil, "")
		l := hits.New(len(f.Blocks), rules)
		l.Add(hits.Hit{Points: rule.DropPoints, Source: hits.BuiltIn, End: uint32(len("We use cookies"))})
		Soften(f, l)
		if got := l.All[0].Points == rule.DropPoints; got != strong {
			t.Errorf("%q is strong: %v", text, got)
		}
		f.Free()
	}
}
