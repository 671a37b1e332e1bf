package meta

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestOfText(t *testing.T) {
	for _, x := range []struct {
		why  string
		head []string
		want Meta
	}{
		{"nothing", nil, Meta{}},
		{"by, name, role; a date", []string{"By Eleanor Whitcombe, Transport correspondent", "12 March 2024, 14:05"}, Meta{Byline: "Eleanor Whitcombe", Date: "2024-03-12"}},
		{"two authors", []string{"By Leona Carver and Tom Ash"}, Meta{Byline: "Leona Carver and Tom Ash"}},
		{"German", []string{"Von Jana Roth und Max Ude", "3. Mai 2025"}, Meta{Byline: "Jana Roth und Max Ude", Date: "2025-05-03"}},
		{"Spanish", []string{"Por María Ruiz"}, Meta{Byline: "María Ruiz"}},
		{"a word of a language that pages do not know", []string{"Af Mette Holm"}, Meta{Byline: "Mette Holm"}},
		{"a bare name", []string{"Jane Roe"}, Meta{Byline: "Jane Roe"}},
		{"a label before a bare name counts more", []string{"John Doe", "By Jane Roe"}, Meta{Byline: "Jane Roe"}},
		{"an update is a date", []string{"Updated: March 4, 2024 at 9 pm"}, Meta{Date: "2024-03-04"}},
		{"a reading time is neither", []string{"5 min read"}, Meta{}},
	} {
		if diff := cmp.Diff(x.want, OfText("", x.head)); diff != "" {
			t.Errorf("%s: %s", x.why, diff)
		}
	}
	if got := OfText("Ten years\n of the  line", nil).Title; got != "Ten years of the line" {
		t.Errorf("title %q", got)
	}
}
