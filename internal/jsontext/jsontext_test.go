package jsontext

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestField(t *testing.T) {
	for _, c := range []struct{ why, line, name, want string }{
		{"first", `{"text":"a","b":1}`, "text", `"a"`},
		{"between others, with blanks", "{ \"a\" : [1, {\"text\":2}] , \"text\" : \"x\\n\" } \r\n", "text", `"x\n"`},
		{"an escaped key", `{"t\u0065xt":"a"}`, "text", `"a"`},
		{"a dot is no path", `{"a":{"b":"no"},"a.b":"yes"}`, "a.b", `"yes"`},
		{"nor is a star", `{"ab":"no","a*":"yes"}`, "a*", `"yes"`},
		{"a name with quotes", `{"a\"b":"yes"}`, `a"b`, `"yes"`},
		{"an empty name", `{"":"yes"}`, "", `"yes"`},
		{"numbers of all kinds", `{"a":[0,-1.5e+9,1E9,0.1],"t":""}`, "t", `""`},
		{"empty containers", `{"a":[[],{},[{}]],"t":"x"}`, "t", `"x"`},
	} {
		start, end, err := Field([]byte(c.line), c.name)
		if got := c.line[start:end]; err != nil || got != c.want {
			t.Errorf("%s: Field(%s) = %s, %v; want %s", c.why, c.line, got, err, c.want)
		}
	}
}

func TestFieldErrors(t *testing.T) {
	syntax := errors.New("a syntax error")
	for _, c := range []struct {
		line string
		want error
	}{
		{`{}`, ErrNoField},
		{`{"a":{"text":"x"}}`, ErrNoField},
		{`{"text":1}`, ErrNotString},
		{`{"text":null}`, ErrNotString},
		{`{"text":"a","text":"b"}`, ErrTwice},
		{`["text"]`, ErrNotObject},
		{`7`, ErrNotObject},
		{``, syntax},
		{`{"text":"x"`, syntax},
		{`{"text":"x"}}`, syntax},
		{`{"text":"x",}`, syntax},
		{`{"text" "x"}`, syntax},
		{`{text:"x"}`, syntax},
		{`{"text":"x" "b":1}`, syntax},
		{`{"text":"a` + "\n" + `b"}`, syntax},
		{`{"text":"\x"}`, syntax},
		{`{"text":"\u12g4"}`, syntax},
		{"{\"text\":\"\\u12\x1034\"}", syntax},
		{`{"text":"x","n":01}`, syntax},
		{`{"text":"x","n":1.}`, syntax},
		{`{"text":"x","n":tru}`, syntax},
		{`{"text":"x","n":[1,]}`, syntax},
		{`{"text":"x","n":[1}]`, syntax},
		{"{\"text\":\"x\"\x00}", syntax},
	} {
		_, _, err := Field([]byte(c.line), "text")
		var se *SyntaxError
		if isSyntax := errors.As(err, &se); err == nil || isSyntax != (c.want == syntax) || !isSyntax && !errors.Is(err, c.want) {
			t.Errorf("Field(%q) says %v, want %v", c.line, err, c.want)
		}
	}
}

func TestMembers(t *testing.T) {
	line := []byte(`{ "a" : 1 , "b":"x","a":-2, "c": null }`)
	all := []Member{{Name: "a"}, {Name: "b", Times: 7}, {Name: "c"}, {Name: "d"}}
	if err := Members(line, all); err != nil {
		t.Fatal(err)
	}
	a, b, c, d := &all[0], &all[1], &all[2], &all[3]
	if a.Times != 2 || !a.IsNumber(line) || string(line[a.Key:a.End]) != `"a":-2` || b.Times != 1 || !b.IsString(line) || !c.IsNull(line) || d.Times != 0 || d.IsNull(line) {
		t.Errorf("%+v", all)
	}
}

func TestWithout(t *testing.T) {
	for _, c := range []struct{ why, line, want string }{
		{"the first", `{ "a": 1 , "b":2}`, `{ "b":2}`},
		{"one between others", `{"x":0, "a":[1,2] ,"b":2}`, `{"x":0, "b":2}`},
		{"the last", `{"x":"," , "a" : "}" }`, `{"x":"," }`},
		{"the only one", `{ "a":1 }`, `{ }`},
	} {
		all := []Member{{Name: "a"}}
		if err := Members([]byte(c.line), all); err != nil {
			t.Fatal(err)
		}
		start, end := all[0].Without([]byte(c.line))
		if got := c.line[:start] + c.line[end:]; got != c.want {
			t.Errorf("%s: %s, want %s", c.why, got, c.want)
		}
	}
}

// A recursive parser dies here: no error, the process ends.
func TestFieldDeep(t *testing.T) {
	const deep = 20 << 20
	line := []byte(`{"a":` + strings.Repeat("[", deep) + strings.Repeat("]", deep) + `,"text":"x"}`)
	if start, end, err := Field(line, "text"); err != nil || string(line[start:end]) != `"x"` {
		t.Errorf("%d brackets: %v", deep, err)
	}
}

func TestStrings(t *testing.T) {
	for _, c := range []struct{ why, raw, text, again string }{
		{"plain", `"aé漢😀"`, "aé漢😀", ``},
		{"the short escapes", `"\"\\\b\f\n\r\t"`, "\"\\\b\f\n\r\t", ``},
		{"a slash and HTML need none", `"\/\u003c&>"`, "/<&>", `"/<&>"`},
		{"line separators of JavaScript", `"\u2028"`, "\u2028", "\"\u2028\""},
		{"control characters", `"\u0000\u001F"`, "\x00\x1f", `"\u0000\u001f"`},
		{"a pair of surrogates", `"\ud83d\ude00"`, "😀", `"😀"`},
		{"lone halves come back", `"\ud83dx\uDE00\ud83d\n"`, "\xed\xa0\xbdx\xed\xb8\x80\xed\xa0\xbd\n", `"\ud83dx\ude00\ud83d\n"`},
		{"halves in the wrong order", `"\ude00\ud83d"`, "\xed\xb8\x80\xed\xa0\xbd", `"\ude00\ud83d"`},
		{"invalid bytes", "\"a\xffb\"", "a\xffb", "\"a\ufffdb\""},
	} {
		if c.again == "" {
			c.again = c.raw
		}
		text := Unquote([]byte(c.raw))
		if text != c.text {
			t.Errorf("%s: Unquote(%s) = %q, want %q", c.why, c.raw, text, c.text)
		}
		if again := string(AppendUnquoted(nil, text)); again != c.again {
			t.Errorf("%s: AppendUnquoted(%q) = %s, want %s", c.why, text, again, c.again)
		}
	}
	if got := string(AppendString([]byte("x"), "\xed\xa0\xbd\n")); got != "x\"\ufffd\ufffd\ufffd\\n\"" {
		t.Errorf("AppendString let half a pair through: %q", got)
	}
}

func FuzzField(f *testing.F) {
	f.Add([]byte(`{"a":[0,-1.5e+9,{"b":null}],"text":"x\n\ud800"}`))
	f.Add([]byte("{\"text\":\"\xff\"} \r\n"))
	f.Fuzz(func(t *testing.T, line []byte) {
		start, end, err := Field(line, "text")
		var se *SyntaxError
		if got := !errors.As(err, &se); got != json.Valid(line) {
			t.Fatalf("%q: valid %v, %v", line, !got, err)
		}
		if err != nil {
			return
		}
		text := Unquote(line[start:end])
		var want struct{ Text string }
		if utf8.Valid(line) && !strings.Contains(text, "\xed") && json.Unmarshal(line, &want) == nil && strings.Count(string(line), "\"") == 4 && text != want.Text {
			t.Errorf("%q: text %q, want %q", line, text, want.Text)
		}
		quoted := AppendUnquoted(nil, text)
		if !json.Valid(quoted) || !utf8.Valid(quoted) {
			t.Errorf("%q: not valid: %q", line, quoted)
		}
		if again := Unquote(quoted); utf8.Valid(line) && again != text {
			t.Errorf("%q: %q became %q", line, text, again)
		}
	})
}
