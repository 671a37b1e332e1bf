package words

import (
	"slices"
	"strings"
	"testing"

	"github.com/pare-text/pare/extract/rules"
)

// Every list that Go code names stands in the files of the languages.
func TestLists(t *testing.T) {
	for name, least := range map[string]int{
		"photo": 60, "agency": 60, "small-agency": 10, "name-link": 30, "date": 200, "by": 8, "byline-label": 8, "how": 20,
		"role": 40, "label": 80, "glued-photo": 6, "script-credit": 30, "outlet-call": 50, "scene": 100, "reports": 8, "summary-word": 60,
		"newsletter-noun": 25, "newsletter-order": 100,
	} {
		if n := len(List(name)); n < least {
			t.Errorf("%s has %d words, want %d or more; run go generate ./extract/rules", name, n, least)
		}
	}
	if Dates.Count(Hash("january")) != 1 || PhotoWords.Count(Hash("foto")) != 1 || Agencies.Count(Hash("foto")) != 0 {
		t.Error("the lists hold other words than their names say")
	}
}

// Each list is found by its name, and what is none is not.
func TestList(t *testing.T) {
	for line := range strings.Lines(rules.Words) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if got := List(fields[0]); !slices.Equal(got, fields[1:]) {
			t.Errorf("%s: %d words, want %d", fields[0], len(got), len(fields)-1)
		}
		for _, none := range []string{fields[0] + "x", "x" + fields[0], fields[0][1:] + "\x00"} {
			if got := List(none); got != nil && !strings.Contains("\n"+rules.Words, "\n"+none+"\t") {
				t.Errorf("%s: %d words", none, len(got))
			}
		}
	}
	for _, none := range []string{"", "\x00", "zzz", "\xff"} {
		if got := List(none); got != nil {
			t.Errorf("%q: %d words", none, len(got))
		}
	}
	all := OfLanguages("common")
	if len(all) < 20 {
		t.Errorf("%d languages", len(all))
	}
}
