package match

import "testing"

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
