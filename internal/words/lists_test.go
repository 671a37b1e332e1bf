package words

import "testing"

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
