package findings

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/rule"
)

// article has boilerplate that phrases name, and lines of other scripts.
const article = "Die Ministerin trat am Montag zurück, teilte der Palast mit.\r\n\r\n" +
	"\tSign up for our daily newsletter {now}\r\n\r\n" +
	"“I leave with regret,” she told reporters in the capital on Tuesday.\r\n"

// cleaned returns the findings in src under name.
func cleaned(t *testing.T, name, src string, opts ...extract.Option) []Finding {
	t.Helper()
	c, err := extract.New(append(opts, extract.Explain())...)
	if err != nil {
		t.Fatal(err)
	}
	all := Of(c.Text(src), c.Rule)
	for i := range all {
		all[i].Path = name
	}
	return all
}

// reported returns the report of findings.
func reported(t *testing.T, format string, all []Finding, s Stats, failures ...Failure) string {
	t.Helper()
	var out strings.Builder
	r, err := NewReporter(format, &out, "1.2.3")
	if err != nil {
		t.Fatal(err)
	}
	for i := range all {
		if err := r.Add(&all[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.End(s, failures, len(failures) == 0); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestOf(t *testing.T) {
	all := cleaned(t, "a.txt", article, extract.RulesOnly())
	want := []Finding{{
		Path: "a.txt", Line: 3, Column: 2, EndLine: 3, EndColumn: 40,
		Start: strings.Index(article, "Sign"), End: strings.Index(article, "}") + 1,
		Rule: "sign-up/box", Category: rule.SignUp,
		Message: "Button, heading or slogan of a sign-up box that is nothing else",
		Text:    "Sign up for our daily newsletter {now}",
		Hash:    hash("sign up for our daily newsletter now"),
	}}
	if diff := cmp.Diff(want, all, cmpopts.IgnoreFields(Finding{}, "About")); diff != "" || all[0].About == nil {
		t.Error(diff)
	}
}

// The message is the rule's, or the evidence, or at least the category.
func TestMessage(t *testing.T) {
	score := extract.Verdict{Rule: "layout/model", Category: rule.Layout, Evidence: []extract.Evidence{
		{Rule: "promo/x", Why: "another"}, {Rule: "layout/model", Why: "3 % body;\n1 word"},
	}}
	for _, c := range []struct {
		why  string
		v    extract.Verdict
		rule *rule.Rule
		want string
	}{
		{"a rule", extract.Verdict{Rule: "promo/x"}, &rule.Rule{Doc: "A promo.\n"}, "A promo"},
		{"the score", score, nil, "3 % body; 1 word"},
		{"a rule without a sentence", extract.Verdict{Category: rule.Promo}, &rule.Rule{}, "promo"},
	} {
		if got := message(&c.v, c.rule); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

var odd = Finding{
	Path: "50%, a:b.txt", Line: 2, EndLine: 3, Column: 7, Rule: "x:y,z", Category: rule.Layout,
	Message: "100% sure", Text: "a\r\nb: \"c\"",
}

func TestGithub(t *testing.T) {
	flat := odd
	flat.EndLine, flat.Category = 2, rule.Promo
	want := "::notice file=50%25%2C a%3Ab.txt,line=2,endLine=3,title=x%3Ay%2Cz::100%25 sure: \"a%0D%0Ab: \"c\"\"\n" +
		"::warning file=50%25%2C a%3Ab.txt,line=2,endLine=2,col=7,title=x%3Ay%2Cz::100%25 sure: \"a%0D%0Ab: \"c\"\"\n"
	if diff := cmp.Diff(want, reported(t, "github", []Finding{odd, flat}, Stats{})); diff != "" {
		t.Error(diff)
	}
}

func TestLine(t *testing.T) {
	f := odd
	f.Path, f.Text = "a\x1b[1m", "b"
	if got, want := reported(t, "line", []Finding{f}, Stats{}), "a␛[1m:2:7: x:y,z: 100% sure: \"b\"\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// What is found in a WARC record names the record: its lines are not the file's.
func TestRecords(t *testing.T) {
	f := odd
	f.Path, f.Text, f.Record, f.URL = "a.warc", "b", new(int64), "https://example.org/%41\n"
	nameless := f
	nameless.URL = ""
	for _, c := range []struct{ format, want string }{
		{"line", "a.warc:https://example.org/%41␊:2:7: x:y,z: 100% sure: \"b\"\na.warc:0:2:7: x:y,z: 100% sure: \"b\"\n"},
		{"github", "::notice file=a.warc,title=x%3Ay%2Cz::100%25 sure: \"b\" in https://example.org/%2541␊\n" +
			"::notice file=a.warc,title=x%3Ay%2Cz::100%25 sure: \"b\" in 0\n"},
	} {
		if diff := cmp.Diff(c.want, reported(t, c.format, []Finding{f, nameless}, Stats{})); diff != "" {
			t.Errorf("%s: %s", c.format, diff)
		}
	}
	if text := reported(t, "json", []Finding{f, nameless}, Stats{}); !strings.Contains(text, `"record":0,"url":"https://example.org/%41\n"}`) || !strings.Contains(text, `"record":0}`) {
		t.Error(text)
	}
	if text := reported(t, "sarif", []Finding{f}, Stats{}); strings.Contains(text, "region") || !strings.Contains(text, `"fullyQualifiedName":"https://example.org`) {
		t.Error(text)
	}
}

func TestStat(t *testing.T) {
	find := func(path string, c rule.Category) Finding { return Finding{Path: path, Category: c} }
	all := []Finding{
		find("a.txt", rule.Share), find("a.txt", rule.Promo), find("a.txt", rule.Promo), find("a.txt", rule.Advert),
		find("b\x1b.txt", rule.Share),
	}
	for _, c := range []struct {
		why, format, want string
		n                 int
	}{
		{"several files", "line", "4  a.txt: promo 2, advert 1, share 1\n1  b␛.txt: share 1\n5  in all: promo 2, share 2, advert 1\n", 5},
		{"one file", "line", "1  a.txt: share 1\n", 1},
		{"nothing", "line", "", 0},
		{"JSON", "json", `{"files":[` + "\n" + `{"path":"a.txt","findings":2,"categories":{"promo":1,"share":1}}` + "\n" + `],"categories":{"promo":1,"share":1},"stats":{`, 2},
		{"JSON of nothing", "json", `{"files":[],"categories":{},"stats":{`, 0},
	} {
		var out strings.Builder
		r, err := NewStat(c.format, &out)
		for i := range c.n {
			err = errors.Join(err, r.Add(&all[i]))
		}
		err = errors.Join(err, r.End(Stats{}, nil, true))
		got := out.String()
		if c.format == "json" {
			got, _, _ = strings.Cut(got, `"files":0`)
			if !json.Valid([]byte(out.String())) {
				t.Errorf("%s: no JSON: %s", c.why, out.String())
			}
		}
		if err != nil || got != c.want {
			t.Errorf("%s: %v, %q, want %q", c.why, err, got, c.want)
		}
		if r, err = NewStat(c.format, full{}); err != nil || c.n > 0 && errors.Join(r.Add(&all[0]), r.End(Stats{}, nil, true)) == nil {
			t.Errorf("%s: no error of a full disk", c.why)
		}
	}
	if _, err := NewStat("sarif", nil); err == nil {
		t.Error("a summary in SARIF")
	}
}

func TestJSON(t *testing.T) {
	for n := range 3 {
		text := reported(t, "json", []Finding{odd, odd}[:min(n, 2)], Stats{Files: 4})
		var got struct {
			Findings []map[string]any
			Stats    Stats
		}
		if err := json.Unmarshal([]byte(text), &got); err != nil || len(got.Findings) != n || got.Findings == nil || got.Stats.Files != 4 {
			t.Errorf("%d findings: %v, %s", n, err, text)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("full") }

// No report hides that it could not be written.
func TestWriteErrors(t *testing.T) {
	for _, format := range Formats {
		r, err := NewReporter(format, full{}, "")
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Add(&odd); err == nil {
			t.Errorf("%s: no error of Add", format)
		}
		if err := r.End(Stats{}, nil, true); err == nil && (format == "sarif" || format == "json") {
			t.Errorf("%s: no error of End", format)
		}
	}
}
