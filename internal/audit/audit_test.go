package audit

import (
	"bytes"
	"compress/gzip"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pare-text/pare/rule"
)

const pack = `
- id: promo/zz-frobnicate
  doc: Test.
  phrases: [frobnicate]
  drop: [Frobnicate]
  keep: [Do not.]
- id: promo/zz-frobnicate-now
  doc: Test.
  phrases: [frobnicate now]
  drop: [Frobnicate now]
  keep: [Do not.]
- id: promo/zz-hint
  doc: Test.
  phrases: [now]
  hint: true
  drop: [now]
  keep: [Do not.]
- id: promo/zz-never
  doc: Test.
  phrases: [qwertyuiop]
  drop: [qwertyuiop]
  keep: [Do not.]
`

const gold = `{"publisher":"a","fold":0,"lines":[{"text":"Frobnicate now","label":"drop","category":"related"},{"text":"","label":"blank"},{"text":" frobnicate  NOW","label":"drop","category":"related"},{"text":"Frobnicate now","label":"drop","category":"related"}]}
{"publisher":"a","fold":1,"lines":[{"text":"Frobnicate now","label":"drop","category":"related"},{"text":"Frobnicate","label":"ignore"}]}

{"publisher":"b","fold":1,"lines":[{"text":"Frobnicate now","label":"drop","category":"related"},{"text":"Frobnicate","label":"drop"},{"text":"They frobnicate all night.","label":"keep","category":"body"}]}
`

func run(t *testing.T, gold string, o Options) (string, error) {
	t.Helper()
	rules, err := rule.Parse("pack.yaml", strings.NewReader(pack))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	err = Run(&out, []Gold{{"gold.jsonl", strings.NewReader(gold)}}, rules, o)
	var mine []string
	for _, l := range strings.Split(out.String(), "\n") {
		if strings.HasPrefix(l, "promo/zz") || strings.HasPrefix(l, "    kept") || strings.HasPrefix(l, "rule") {
			mine = append(mine, strings.Join(strings.Fields(l), " "))
		}
	}
	return strings.Join(mine, "\n"), err
}

func TestRun(t *testing.T) {
	want := `rule drop keep precision publishers alone lines
promo/zz-frobnicate 4 1 0.800 2 1 3 related, 1 no category, 1 body
kept: They frobnicate all night.
promo/zz-frobnicate-now 3 0 1.000 2 0 3 related
promo/zz-hint 3 0 1.000 2 0 3 related hint
promo/zz-never 0 0 - 0 0`
	got, err := run(t, gold, Options{Examples: 2})
	if err != nil || got != want {
		t.Errorf("error %v\n%s\nwant\n%s", err, got, want)
	}
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	_, _ = w.Write([]byte(gold))
	_ = w.Close()
	if got, err := run(t, z.String(), Options{Examples: 2}); err != nil || got != want {
		t.Errorf("gzip: error %v\n%s", err, got)
	}
}

func TestRunPhrases(t *testing.T) {
	var out strings.Builder
	rules, err := rule.Parse("pack.yaml", strings.NewReader("- id: promo/zz-two\n  doc: Test.\n  phrases: [frobnicate now, they (frobnicate | sing), qwertyuiop]\n  drop: [Frobnicate now]\n  keep: [Do not.]\n"))
	if err != nil {
		t.Fatal(err)
	}
	if err := Run(&out, []Gold{{"gold.jsonl", strings.NewReader(gold)}}, rules, Options{Phrases: true}); err != nil {
		t.Fatal(err)
	}
	_, got, _ := strings.Cut(out.String(), "promo/zz-two")
	var lines []string
	for _, l := range strings.Split(got, "\n")[:3] {
		lines = append(lines, strings.Join(strings.Fields(l), " "))
	}
	want := []string{"3 1 0.750 2 3 3 related, 1 body", "3 0 1.000 frobnicate now", "0 1 0.000 they (frobnicate | sing)"}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Error(diff)
	}
}

func TestRunFolds(t *testing.T) {
	got, err := run(t, gold, Options{Folds: []int{0}})
	if err != nil || !strings.Contains(got, "promo/zz-frobnicate 2 0 1.000 1 0") {
		t.Errorf("error %v\n%s", err, got)
	}
}

func TestRunMinPrecision(t *testing.T) {
	_, err := run(t, gold, Options{MinPrecision: .98, MinHits: 5})
	if !errors.Is(err, ErrPrecision) || !strings.Contains(err.Error(), ".980: promo/zz-frobnicate 0.800") {
		t.Errorf("error %v", err)
	}
	if _, err := run(t, gold, Options{MinPrecision: .98, MinHits: 6}); err != nil {
		t.Errorf("too few hits to judge: %v", err)
	}
}

func TestRunErrors(t *testing.T) {
	for _, c := range []struct{ gold, want string }{
		{"{\n", "gold.jsonl: labelled data, line 1: unexpected end of JSON"},
		{gold + `{"text":"x"}`, `labelled data, line 5: no "lines"`},
		{"\x1f\x8bx", "unexpected EOF"},
	} {
		if _, err := run(t, c.gold, Options{}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.20q: error %v, want %s", c.gold, err, c.want)
		}
	}
}
