package jsonl

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// rewritePages takes the letter a out of texts and pages, and adds nothing.
func rewritePages(in string, keep, answer bool) (out string, bad []string, err error) {
	var buf bytes.Buffer
	rw := Rewriter{
		Field: "text", Pages: true, KeepPages: keep, Answer: answer,
		Clean: func(_ Row, src string, _ bool) (string, []byte) { return strings.ReplaceAll(src, "a", ""), nil },
		Bad:   func(line int, err error) { bad = append(bad, fmt.Sprint(line, ": ", err)) },
	}
	err = copyLines(&buf, strings.NewReader(in), &rw, MaxLine)
	return buf.String(), bad, err
}

func TestPages(t *testing.T) {
	for _, c := range []struct{ why, in, want, kept, bad string }{
		{"text takes the place of html", `{"id":1,"html":"xaé<\/p>", "n":1.0}` + "\r\n", `{"id":1,"text":"xé</p>", "n":1.0}` + "\r\n", `{"id":1,"html":"xaé<\/p>","text":"xé</p>", "n":1.0}` + "\r\n", ""},
		{"html is the only one", "\ufeff" + `{"html":"x"}`, "\ufeff" + `{"text":"x"}`, "\ufeff" + `{"html":"x","text":"x"}`, ""},
		{"html before a filled text", `{ "html": "x", "text":"ba"}`, `{ "text":"b"}`, `{ "html": "x", "text":"b"}`, ""},
		{"behind it", `{"text":"ba" , "html":"x" , "n":1}`, `{"text":"b" , "n":1}`, `{"text":"b" , "html":"x" , "n":1}`, ""},
		{"at the end", `{"n":1, "text":"ba" ,"html" : "x" }`, `{"n":1, "text":"b" }`, `{"n":1, "text":"b" ,"html" : "x" }`, ""},
		{"an empty text hides no page", `{"text":"","html":"xa"}`, `{"text":"x"}`, `{"text":"x","html":"xa"}`, ""},
		{"nor does a blank one, or null", `{"html":"xa","text":" \u000a"}` + "\n" + `{"html":"xa","text":null}`, `{"text":"x"}` + "\n" + `{"text":"x"}`, `{"html":"xa","text":"x"}` + "\n" + `{"html":"xa","text":"x"}`, ""},
		{"an empty page leaves a blank text", `{"html":" ","text":" "}`, `{"text":" "}`, `{"html":" ","text":" "}`, ""},
		{"null is no text", `{"text":null,"n":1}`, `{"text":null,"n":1}`, `{"text":null,"n":1}`, ""},
		{"nor page", `{"html":null,"n":1}`, `{"text":null,"n":1}`, `{"html":null,"text":null,"n":1}`, ""},
		{"html of any kind goes beside a text", `{"text":"b","html":{"a":[1]}}`, `{"text":"b"}`, `{"text":"b","html":{"a":[1]}}`, ""},
		{"an object inside is not searched", `{"page":{"html":"xa"}}`, "", "", `1: no field "text" or "html"`},
		{"neither", "{}\n", "", "", `1: no field "text" or "html"`},
		{"two pages", `{"html":"a","html":"b"}`, "", "", `1: two fields "html"`},
		{"no string", `{"html":7}`, "", "", `1: field "html" is not a string`},
		{"no string behind null", `{"text":null,"html":7}`, "", "", `1: field "html" is not a string`},
		{"a text that is no string", `{"html":"a","text":1}`, "", "", `1: field "text" is not a string`},
	} {
		for _, keep := range []bool{false, true} {
			want := c.want
			if keep {
				want = c.kept
			}
			out, bad, err := rewritePages(c.in, keep, false)
			if err != nil || out != want || strings.Join(bad, "|") != c.bad {
				t.Errorf("%s, %v: got %q, bad %q, %v; want %q, bad %q", c.why, keep, out, bad, err, want, c.bad)
			}
		}
	}
}

// A line comes out for each that goes in.
func TestAnswer(t *testing.T) {
	long := strings.Repeat("x", 400<<10)
	for _, c := range []struct{ why, in, want string }{
		{"a bad line", "{\"text\":\"b\"}\n{\r\n\n{\"text\":\"b\"}", "{\"text\":\"b\"}\n{\"error\":\"not JSON: the line ends where a key in quotes should be\",\"line\":2}\r\n\n{\"text\":\"b\"}"},
		{"the last without an end", "[1]", `{"error":"not a JSON object but an array; jq -c '.[]' writes what is in it to lines of their own","line":1}`},
		{"behind a mark", "\ufeff7\n", "\ufeff{\"error\":\"not a JSON object\",\"line\":1}\n"},
		{"one that is too long", "\n{\"text\":\"" + long + "\"}\n\n", "\n{\"error\":\"longer than 256 MiB\",\"line\":2}\n\n"},
		{"at the end", "{\"text\":\"" + long, "{\"error\":\"longer than 256 MiB\",\"line\":1}"},
	} {
		rw := Rewriter{Field: "text", Answer: true, Clean: same, Bad: func(int, error) {}}
		var out bytes.Buffer
		if err := copyLines(&out, strings.NewReader(c.in), &rw, 300<<10); err != nil || out.String() != c.want {
			t.Errorf("%s: got %.200q, %v; want %q", c.why, out.String(), err, c.want)
		}
	}
}

func TestAdded(t *testing.T) {
	rw := Rewriter{
		Field: "text", Pages: true, Answer: true, Added: []string{"b", "c"}, Bad: func(int, error) {},
		Clean: func(_ Row, src string, _ bool) (string, []byte) { return src, []byte(`,"b":1,"c":2`) },
	}
	in := "{\"text\":\"x\",\"n\":1}\n{\"text\":null}\n{\"html\":\"x\" }\n{\"text\":\"x\",\"c\":null}\n"
	want := "{\"text\":\"x\",\"b\":1,\"c\":2,\"n\":1}\n{\"text\":null,\"b\":null,\"c\":null}\n{\"text\":\"x\",\"b\":1,\"c\":2 }\n" +
		"{\"error\":\"field \\\"c\\\" is there already; rename it, or leave it out of --with\",\"line\":4}\n"
	if got := rw.Rewrite(nil, Chunk{Line: 1, Data: []byte(in)}); string(got) != want {
		t.Errorf("got %s want %s", got, want)
	}
}

func TestCheckFirst(t *testing.T) {
	for _, c := range []struct {
		why, line string
		want      error
	}{
		{"an object", `{"text":"x"}`, nil},
		{"an array on several lines", "[\r\n", errArray},
		{"its first object beside it", `[{"text":"x"},`, errArray},
		{"all of it on one line", "\ufeff[ {} ]", errArray},
		{"an object on several lines", " {", errPretty},
		{"its first field beside it", `{ "id": 1,`, errPretty},
		{"a line that is cut off", `{"text":"x`, nil},
		{"an array of something else", `["text"]`, nil},
		{"an empty one", "[]", nil},
		{"prose", "[Music], she said.", nil},
		{"something else", "7", nil},
	} {
		if got := CheckFirst([]byte(c.line)); got != c.want { //nolint:errorlint // the very error
			t.Errorf("%s: %v, want %v", c.why, got, c.want)
		}
	}
}
