package choices

import (
	"slices"
	"strings"
	"testing"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/learn"
)

func TestOptions(t *testing.T) {
	for _, c := range []struct {
		why, mode  string
		keep, drop []string
		want       string // in the error; "" for none
	}{
		{"names may have spaces around them", "strict", []string{"caption", " byline"}, []string{"bio"}, ""},
		{"an unknown mode", "loud", nil, nil, `--mode is "loud"`},
		{"a category that is none", "gentle", []string{"captions"}, nil, "--keep: "},
		{"all that is wrong is said", "loud", nil, []string{"x"}, "--drop: "},
		{"two wishes", "balanced", []string{"bio"}, []string{"bio"}, "bio is both in --keep and in --drop"},
	} {
		_, err := Options(c.mode, c.keep, c.drop)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: error %v, want %q", c.why, err, c.want)
		}
	}
}

func TestSites(t *testing.T) {
	pack, err := learn.Read("p.yaml", []byte(`pack: 1
counts: exact
min-docs: 2
min-share: 0.05
sites:
  - site: "a.example"
    docs: 9
    lines:
      - {docs: 9, edge: 9, head: 9, line: "The blue heron watches"}
  - site: "b.example"
    docs: 9
    lines: []
`), false)
	if err != nil {
		t.Fatal(err)
	}
	base, err := extract.New(extract.Explain())
	if err != nil {
		t.Fatal(err)
	}
	const page = `<html><head><link rel="canonical" href="https://a.example/x"></head><body><p>The blue heron watches</p><p>A sentence that nobody else has, of some length.</p></body></html>`
	for _, c := range []struct {
		why   string
		at    learn.Place
		packs []*learn.Pack
		same  bool // as without packs
	}{
		{"no packs", learn.Place{URL: "https://a.example/1"}, nil, true},
		{"its site", learn.Place{URL: "https://www.a.example/1"}, []*learn.Pack{pack}, false},
		{"another site", learn.Place{URL: "https://c.example/1"}, []*learn.Pack{pack}, true},
		{"the page says which", learn.Place{}, []*learn.Pack{pack}, false},
	} {
		doc := NewSites(base).Clean(c.at, page, true, c.packs)
		e := doc.Blocks[0].Verdict.Evidence
		learned := slices.ContainsFunc(e, func(e extract.Evidence) bool { return e.Rule == "learned/line" })
		if c.same == learned {
			t.Errorf("%s: evidence %v", c.why, e)
		}
	}
}
