package match

import (
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/pattern"
	"github.com/pare-text/pare/rule"
)

func TestPatterns(t *testing.T) {
	for _, c := range []struct {
		pattern    string
		hits, fail []string
	}{
		{"(read | see) more", []string{"Read more", "SEE MORE"}, []string{"Read", "Read see more", "more"}},
		{"read [the full] story", []string{"read story", "Read the full story"}, []string{"read the story", "read full story"}},
		{"read [[the] full] story", []string{"read story", "read full story", "Read the full story"}, []string{"read the story"}},
		{"(read [on] | see [more | also]):", []string{"Read: x", "Read on: x", "see: x", "See more : x", "see also: x"}, []string{"read on", "see: more x also"}[:1]},
		{"read * (now | today)", []string{"read now", "read a b c d e today"}, []string{"read a b c d e f today"}},
		{"read (more * | this) [now]", []string{"read this", "read more and more", "read this now"}, []string{"read now"}},
		{"author[s] of", []string{"author of", "Authors of"}, []string{"author s of"}},
		{"iratkoz(zon|z [ma]) fel", []string{"Iratkozzon fel", "iratkozz fel", "iratkozz ma fel"}, []string{"iratkoz zon fel"}},
		{"[re]read(s|ing) it", []string{"rereads it", "reading it"}, []string{"re reads it", "read it"}},
		{"อ่าน[ข่าว](ต่อ|เพิ่มเติม)", []string{"อ่านต่อ", "อ่านข่าวเพิ่มเติม"}, []string{"อ่านข่าว"}},
		{"read more | see #", []string{"read more", "see 12"}, []string{"see more"}},
		{"read *:", []string{"Read what he wrote: x", "read: x"}, []string{"read what he wrote"}},
		{"# (comment | comments):", []string{"12 comments: x", "1 comment: x"}, []string{"12 comments"}},
	} {
		r := &rule.Rule{ID: "related/own", Category: rule.Related, Phrases: []string{c.pattern}, Points: rule.DropPoints, At: rule.AtStart}
		if _, err := pattern.Parse(c.pattern, nil); err != nil {
			t.Errorf("%q: %v", c.pattern, err)
			continue
		}
		rs := Of([]*rule.Rule{r})
		for _, text := range c.hits {
			if !rs.hitsLine(text) {
				t.Errorf("%q does not hit %q", c.pattern, text)
			}
		}
		for _, text := range c.fail {
			if rs.hitsLine(text) {
				t.Errorf("%q hits %q", c.pattern, text)
			}
		}
	}
}

// What a group may hold counts in full for the anchors at the end.
func TestPatternAnchors(t *testing.T) {
	for _, c := range []struct {
		at   rule.Anchor
		text string
		want bool
	}{
		{rule.Whole, "Read more about this now", true},
		{rule.Whole, "Read more", true},
		{rule.Whole, "Read more about this", false},
		{rule.AtEnd, "You can read more about this now", true},
		{rule.AtEnd, "You can read more now, he said", false},
	} {
		rs := Of([]*rule.Rule{{ID: "related/own", Category: rule.Related, Phrases: []string{"read more [* now]"}, Points: rule.DropPoints, At: c.at}})
		if got := rs.hitsLine(c.text); got != c.want {
			t.Errorf("%v: %q: %v", c.at, c.text, got)
		}
	}
}

func TestPatternErrors(t *testing.T) {
	for _, c := range []struct{ pattern, want string }{
		{"(read | see more", `has a bracket without a closing ")"`},
		{"read more)", `has an unmatched ")"`},
		{"[read (more] now)", `has an unmatched "]"`},
		{"0((0", `has a bracket without a closing ")"`},
		{"x(a]", `has an unmatched "]"`},
		{"[read] * more", "starts with a gap"},
		{"(read | *) more", "starts with a gap"},
		{"[read] [more]", "must contain a word"},
		{"()", "must contain a word"},
		{"a" + strings.Repeat(" (b | c * * * *)", 4), "can match 85 words"},
		{strings.Repeat("(", 20) + "a" + strings.Repeat(")", 20), "has brackets nested 9 deep"},
		{"a" + strings.Repeat("[b]", 10), "gives more than 512 spellings"},
		{"(" + strings.Repeat("a | ", 4000) + "a)", "words, gaps and groups"},
	} {
		if _, err := pattern.Parse(c.pattern, nil); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want %s", c.pattern, err, c.want)
		}
	}
}

func FuzzPattern(f *testing.F) {
	for _, s := range []string{"read [the full] story", "(a | b [c])*d #:", "iratkoz(zon|z) fel", "[[(|)]]", "อ่าน[ข่าว]ต่อ"} {
		f.Add(s, "read the full story: iratkozz fel")
	}
	f.Fuzz(func(t *testing.T, phrase, text string) {
		if _, err := pattern.Parse(phrase, nil); err != nil {
			return
		}
		Of([]*rule.Rule{{ID: "related/own", Category: rule.Related, Phrases: []string{phrase}, Points: rule.DropPoints}}).hitsLine(text)
	})
}
