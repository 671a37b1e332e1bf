package pattern

import (
	"slices"
	"strings"
	"testing"
)

func TestAll(t *testing.T) {
	lists := map[string][]string{"story": {"article", "news (story | item)"}}
	for _, c := range []struct {
		text, want string
		count      int
	}{
		{"read [the] <story>", "read the article|read article|read the news story|read news story|read the news item|read news item", 6},
		{"(a | b): # *", "a: # *|b: # *", 2},
		{"<story>: x", "article: x|news story: x|news item: x", 3},
		{"author[s] say", "authors say|author say", 2},
	} {
		p, err := Parse(c.text, lists)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if got := strings.Join(p.All(100), "|"); got != c.want || p.Count() != c.count {
			t.Errorf("%s: %d, %s\nwant %d, %s", c.text, p.Count(), got, c.count, c.want)
		}
		if got := p.All(2); len(got) != 2 {
			t.Errorf("%s: %d phrases, want 2", c.text, len(got))
		}
	}
	many := strings.Repeat("(a | b | c | d) ", 20)
	if _, err := Parse(many, nil); err == nil || !strings.Contains(err.Error(), "stands for more than 1000000000 phrases") {
		t.Errorf("4^20 phrases: %v", err)
	}
}

func TestAlternatives(t *testing.T) {
	for _, c := range []struct {
		text  string
		want  []string // what each of them stands for
		least int
	}{
		{"read more", []string{"read more"}, 2},
		{"(read (more | it) | see) ", []string{"read more|read it", "see"}, 1},
		{"(a | b) c [d]", []string{"a c d|b c d|a c|b c"}, 2},
		{"[a | b]", []string{"a|b|"}, 0},
		{"# * x:", []string{"# * x:"}, 2},
	} {
		p, err := Read(c.text, nil)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, a := range p.Alternatives() {
			got = append(got, strings.Join(a.All(100), "|"))
		}
		if least, _ := p.Span(); !slices.Equal(got, c.want) || least != c.least {
			t.Errorf("%s: %q of %d words at least, want %q of %d", c.text, got, least, c.want, c.least)
		}
	}
}
