package excerpt

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

func TestCut(t *testing.T) {
	for _, text := range []string{"", "short", strings.Repeat("x", 60), strings.Repeat("語", 60)} {
		if Cut(text) != text {
			t.Errorf("%q was cut", text)
		}
	}
	long := strings.Repeat("語", 61)
	if got := Cut(long); utf8.RuneCountInString(got) != 60 || !strings.HasSuffix(got, "語…") {
		t.Errorf("cut to %q", got)
	}
	if got := Cut(strings.Repeat("\xff", 1000)); utf8.RuneCountInString(got) != 60 {
		t.Errorf("what is not UTF-8 was cut to %q", got)
	}
}

func TestJoin(t *testing.T) {
	if err := Join("f", nil); err != nil {
		t.Error(err)
	}
	errs := make([]error, 1000)
	for i := range errs {
		errs[i] = errors.New("bad")
	}
	if err := Join("f", errs[:20]); err.Error() != strings.Repeat("bad\n", 19)+"bad" {
		t.Error(err)
	}
	if err := Join("f", errs); err.Error() != strings.Repeat("bad\n", 20)+"f: and 980 more errors" {
		t.Error(err)
	}
}

func TestKind(t *testing.T) {
	for text, want := range map[string]string{
		"[a]": "a list", "{a: b}": "a mapping", "word": `the string "word"`, "'a\nb'": `the string "a b"`, "7": "7", "~": "nothing", "true": "true",
		strings.Repeat("word ", 1000): `the string "` + strings.Repeat("word ", 11) + `word…"`,
	} {
		var n yaml.Node
		if err := yaml.Unmarshal([]byte(text), &n); err != nil {
			t.Fatal(err)
		}
		if got := Kind(n.Content[0]); got != want {
			t.Errorf("%.20q: %s, want %s", text, got, want)
		}
	}
}

// Errors of the parsers say nothing of types, and quote little.
func TestParsers(t *testing.T) {
	var n yaml.Node
	err := yaml.Unmarshal([]byte("a: *"+strings.Repeat("x", 1000)), &n)
	if got := Syntax(err); len(got) > 200 || !strings.Contains(got, "anchor") || strings.Contains(got, "yaml:") {
		t.Error(got)
	}
	err = yaml.Unmarshal([]byte("a: [\nb"), &n)
	if got := Syntax(err); !strings.HasPrefix(got, "line 2: did not find") {
		t.Error(got)
	}
	var v struct {
		Lines []struct{ Text string }
	}
	for text, want := range map[string]string{
		`[]`:                     "it is no object",
		`{"Lines":"x"}`:          `the field "Lines" is a string, which is not allowed there`,
		`{"Lines":[{"Text":1}]}`: `the field "Lines.Text" is a number, which is not allowed there`,
		`{"Lines":`:              "unexpected end of JSON input",
	} {
		if got := JSON(json.Unmarshal([]byte(text), &v)); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	if got := JSON(errors.New("json: unknown field " + strings.Repeat("x", 1000))); len(got) > 200 || strings.HasPrefix(got, "json") {
		t.Error(got)
	}
}
