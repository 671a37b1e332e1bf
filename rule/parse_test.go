package rule

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

func TestParseRules(t *testing.T) {
	src, err := os.ReadFile("testdata/rules.yaml")
	if err != nil {
		t.Fatal(err)
	}
	rules, err := Parse("x.yaml", bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	if len(rules) != 2 {
		t.Fatalf("%d rules", len(rules))
	}
	a, b := rules[0], rules[1]
	if a.ID != "consent/de-accept" || a.Category != Consent || a.Lang != "de" || a.At != AtStart ||
		a.MinWords != 2 || a.MaxWords != 60 || a.Points != HintPoints || strings.Join(a.Phrases, "|") != "wir verwenden cookies|# cookies:|404" ||
		len(a.And) != 2 || len(a.Drop) != 1 || len(a.Keep) != 1 {
		t.Errorf("first rule %+v", *a)
	}
	if b.Lang != "no" || b.Phrases[0] != "no" || b.At != Whole || b.MaxWords != DefaultMaxWords || b.Points != DropPoints || b.Category != Share {
		t.Errorf("second rule %+v", *b)
	}
}

func TestParseRulesErrors(t *testing.T) {
	const head = "- id: share/bar\n  doc: x\n  drop: [Share]\n  keep: [y]\n"
	for _, c := range []struct{ name, src, want string }{
		{"no YAML", "- id: [", `x.yaml:1: line 1: did not find`},
		{"empty", "# nothing\n", `x.yaml:1: no rules; a file of rules is a list`},
		{"no list", "id: share/bar\n", `x.yaml:1: unknown key "id"; a file of rules is a list`},
		{"no mapping", "- share\n", `x.yaml:1: the string "share"; a rule has the keys id, doc, `},
		{"an article", strings.Repeat("The council met. ", 1000), `x.yaml:1: the string "The council met. The council met. The council met. The coun…"; a file of rules is a list`},
		{"a long text for a list", head + "  phrases: " + strings.Repeat("word ", 1000) + "\n", `x.yaml:5: rule share/bar: phrases is the string "` + strings.Repeat("word ", 11) + `word…"; it must be a list of strings`},
		{"a long id", "- id: " + strings.Repeat("x", 1000) + "\n  size: 3\n", "x.yaml:2: rule " + strings.Repeat("x", 59) + "…: unknown key"},
		{"a long category", "- id: share/bar\n  category: " + strings.Repeat("x", 1000) + "\n", `x.yaml:2: rule share/bar: unknown category "` + strings.Repeat("x", 59) + "…\""},
		{"a long anchor", "- *" + strings.Repeat("x", 1000) + "\n", "x.yaml:1: unknown anchor 'xxx"},
		{"a long phrase", head + "  phrases: [\"* " + strings.Repeat("word ", 1000) + "\"]\n", `x.yaml:5: rule share/bar: the phrase "* ` + strings.Repeat("word ", 11) + "wo…\""},
		{"no id", "- doc: x\n  phrases: [a]\n  drop: [a]\n  keep: [b]\n", `x.yaml:1: no id`},
		{"unknown key", head + "  phrases: [share]\n  maxwords: 3\n", `x.yaml:6: rule share/bar: unknown key "maxwords"; allowed are id, doc, `},
		{"a key twice", head + "  phrases: [share]\n  doc: y\n", `x.yaml:6: rule share/bar: duplicate key doc, first used in line 2`},
		{"string for a list", head + "  phrases: share\n", `x.yaml:5: rule share/bar: phrases is the string "share"; it must be a list of strings`},
		{"list in a list", head + "  phrases:\n    - [share]\n", `x.yaml:6: rule share/bar: an item of phrases is a list; it must be a string`},
		{"truth value", head + "  phrases: [true]\n", `x.yaml:5: rule share/bar: an item of phrases is the boolean true; put it in quotes`},
		{"nothing in a list", head + "  phrases:\n    -\n", `x.yaml:6: rule share/bar: an item of phrases is nothing; it must be a string`},
		{"alias", head + "  phrases: [&a share, *a]\n", `x.yaml:5: rule share/bar: an item of phrases is an alias`},
		{"max_words", head + "  phrases: [share]\n  max_words: many\n", `x.yaml:6: rule share/bar: max_words is the string "many"; it must be a number from 1 to 10000`},
		{"max_words of nothing", head + "  phrases: [share]\n  max_words: 0\n", `x.yaml:6: rule share/bar: max_words is 0; it must be`},
		{"at", head + "  phrases: [share]\n  at: begin\n", `x.yaml:6: rule share/bar: at is the string "begin"; allowed are start, end, whole and any`},
		{"hint", head + "  phrases: [share]\n  hint: 1\n", `x.yaml:6: rule share/bar: hint is 1; allowed are true and false`},
		{"unknown category", head + "  phrases: [share]\n  category: sharing\n", `x.yaml:6: rule share/bar: unknown category "sharing"; there are consent, `},
		{"another category", head + "  phrases: [share]\n  category: legal\n", `x.yaml:6: rule share/bar: category legal does not match the id`},
		{"no phrases", head, `x.yaml:1: rule share/bar: no phrases`},
		{"empty phrase", head + "  phrases:\n    - share\n    - …\n", `x.yaml:7: rule share/bar: the phrase "…" must contain a word`},
		{"gap at the start", head + "  phrases: [\"* us\"]\n", `x.yaml:5: rule share/bar: the phrase "* us" starts with a gap; begin with a word`},
		{"comment in a phrase", head + "  phrases:\n    - share # times\n", `x.yaml:6: rule share/bar: a comment follows the phrase "share"; put the phrase in quotes`},
		{"two of one id", head + "  phrases: [a]\n" + head + "  phrases: [b]\n", `x.yaml:6: rule share/bar: duplicate id, first used in line 1`},
		{"no doc", "- id: share/bar\n  phrases: [a]\n  drop: [a]\n  keep: [b]\n", `x.yaml:1: rule share/bar: no doc`},
		{"no example to drop", "- id: share/bar\n  doc: x\n  phrases: [a]\n  keep: [b]\n", `x.yaml:1: rule share/bar: no examples to drop`},
		{"no example to keep", "- id: share/bar\n  doc: x\n  phrases: [a]\n  drop: [a]\n  keep: []\n", `x.yaml:5: rule share/bar: no examples to keep`},
	} {
		t.Run(c.name, func(t *testing.T) {
			rules, err := Parse("x.yaml", strings.NewReader(c.src))
			if err == nil || !strings.HasPrefix(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
			if err != nil && len(err.Error()) > 400 {
				t.Errorf("the error quotes too much: %d bytes", len(err.Error()))
			}
			if rules != nil {
				t.Errorf("rules with an error")
			}
		})
	}
}

// All that is wrong with a file is said at once.
func TestParseRulesJoinsErrors(t *testing.T) {
	_, err := Parse("x.yaml", strings.NewReader("- id: share/a\n  at: top\n  size: 3\n- id: b\n- 7\n"))
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{"x.yaml:2: rule share/a: at is", "x.yaml:3: rule share/a: unknown key", "x.yaml:4: rule b: bad id", "x.yaml:4: rule b: no doc", "x.yaml:5: 7; a rule"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is missing in\n%v", want, err)
		}
	}
}

const shared = `lang: de
words:
  story: [artikel, "der text"]
  site: [seite]
rules:
  - id: related/de-more
    doc: Link.
    phrases: ["mehr in <story>", "<site>: weiter"]
    drop: [Mehr in Artikel]
    keep: [Es gab mehr in jenem Jahr.]
`

// A file may have lists of words that its phrases refer to.
func TestParseWords(t *testing.T) {
	rules, err := Parse("x.yaml", strings.NewReader(shared))
	if err != nil {
		t.Fatal(err)
	}
	if r := rules[0]; r.Lang != "de" || strings.Join(r.Words["story"], "|") != "artikel|der text" {
		t.Errorf("rule %+v", r)
	}
	for _, c := range []struct{ why, old, new, want string }{
		{"no such words", "in <story>", "in <tale>", `x.yaml:8: rule related/de-more: the phrase "mehr in <tale>" refers to <tale>, and there is no such list`},
		{"not closed", "in <story>", "in <story", `has a "<" without a closing ">"`},
		{"words in words", "[seite]", `["<story>"]`, `refers to <site>, whose "<story>" refers to <story>, and there is no such list`},
		{"bad language", "lang: de", "lang: deutsch", `x.yaml:1: lang is the string "deutsch"; allowed are codes`},
		{"bad name", "  site: [", "  Site: [", `x.yaml:4: bad name of words "Site"`},
		{"no list", "[seite]", "seite", `x.yaml:4: words site is the string "seite"; it must be a list of strings`},
	} {
		_, err := Parse("x.yaml", strings.NewReader(strings.Replace(shared, c.old, c.new, 1)))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v\nwant %s", c.why, err, c.want)
		}
	}
}
