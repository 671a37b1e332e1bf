package config

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var someKeys = Keys{Check: func(key string, inSection bool) error {
	switch {
	case key == "mode" || key == "keep":
		return nil
	case key == "jobs" && !inSection:
		return nil
	}
	return fmt.Errorf("unknown %.60s", key)
}}

func TestFor(t *testing.T) {
	f, err := Parse(filepath.FromSlash("/home/p/.pare.yaml"), strings.NewReader(`
mode: gentle
keep: [caption, bio]
jobs: 3
paths:
  - match: blog/
    mode: strict
  - match: ["*.html", "!index.html"]
    keep: []
sites:
  - match: [example.org, "*.example.org"]
    mode: balanced
`), someKeys)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ why, path, host, mode, keep string }{
		{"no section", "a.txt", "", "gentle", "caption,bio"},
		{"a folder", "blog/x/a.txt", "", "strict", "caption,bio"},
		{"a name, which empties a list", "a.html", "", "gentle", ""},
		{"taken back", "index.html", "", "gentle", "caption,bio"},
		{"both", "blog/a.html", "", "strict", ""},
		{"a site overrules a path", "blog/a.html", "example.org", "balanced", ""},
		{"a host below it", "a.txt", "www.example.org", "balanced", "caption,bio"},
		{"another host", "a.txt", "example.com", "gentle", "caption,bio"},
		{"a host that only ends so", "a.txt", "badexample.org", "gentle", "caption,bio"},
		{"standard input", "", "", "gentle", "caption,bio"},
	} {
		path := c.path
		if path != "" {
			path = filepath.Join(filepath.FromSlash("/home/p"), filepath.FromSlash(path))
		}
		got := f.For(path, c.host)
		if mode, keep := strings.Join(got["mode"].Texts, ","), strings.Join(got["keep"].Texts, ","); mode != c.mode || keep != c.keep {
			t.Errorf("%s: mode %q, keep %q; want %q, %q", c.why, mode, keep, c.mode, c.keep)
		}
	}
	if from := f.For("", "")["jobs"].From; from != filepath.FromSlash("/home/p/.pare.yaml")+":4" {
		t.Errorf("jobs come from %s", from)
	}
}

func TestParseErrors(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"empty", "", ""},
		{"a comment", "# mode: x\n", ""},
		{"an unknown key", "mode: a\nmood: b\n", "f:2: unknown mood"},
		{"several at once", "x: 1\ny: 2\n", "f:1: unknown x\nf:2: unknown y"},
		{"twice", "mode: a\nmode: b\n", "f:2: mode is set twice"},
		{"no mapping", "- mode\n", `f:1: found a list; write "key: value"`},
		{"no value", "mode:\n", "f:1: mode has no value"},
		{"a mapping for a value", "mode: {a: b}\n", "f:1: mode is a mapping; write a value or a list"},
		{"lists in lists", "keep: [[a]]\n", "f:1: keep contains a list; write a list of plain values"},
		{"a section without match", "paths:\n  - mode: a\n", "f:2: a section needs the key match"},
		{"what no section may have", "sites:\n  - match: a\n    jobs: 2\n", "f:3: unknown jobs"},
		{"sections that are none", "paths: a\n", `f:1: found the string "a"; write a list of sections: "- match: …"`},
		{"a bad pattern", "paths:\n  - match: '['\n", `f:2: "[" is not a valid pattern`},
		{"a bad host", "sites:\n  - match: '['\n", `f:2: "[" is not a host`},
		{"no YAML", "a: [\n", "f:1: did not find expected node content"},
		{"an article", strings.Repeat("The council met. ", 1000), `f:1: found the string "The council met. The council met. The council met. The coun…"; write "key: value"`},
		{"a long key", strings.Repeat("k", 500) + ":\n", "f:1: unknown kkk"},
		{"a long key twice", "keep: a\nmode:\n  - {" + strings.Repeat("k", 500) + ": 1}\n", "f:3: mode contains a mapping"},
		{"a long anchor", "a: *" + strings.Repeat("k", 500), "f: unknown anchor 'kkk"},
	} {
		_, err := Parse("f", strings.NewReader(c.text), someKeys)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.HasPrefix(err.Error(), c.want)) {
			t.Errorf("%s: %v; want %q", c.why, err, c.want)
		}
		if err != nil && len(err.Error()) > 150 {
			t.Errorf("%s: quotes %d bytes", c.why, len(err.Error()))
		}
	}
}

func TestUpward(t *testing.T) {
	top := t.TempDir()
	deep := filepath.Join(top, "a", "b", "c")
	path := filepath.Join(top, "a", Name)
	if err := errors.Join(os.MkdirAll(deep, 0o777), os.WriteFile(path, nil, 0o600), os.Mkdir(filepath.Join(deep, Name), 0o777)); err != nil {
		t.Fatal(err)
	}
	for folder, want := range map[string]string{deep: path, filepath.Dir(path): path, filepath.Join(deep, "none"): path} {
		got, err := Upward(folder, func(string) {})
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%s: %v, %s", folder, err, diff)
		}
	}
}
