package jsonl

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// copyLines writes to w what a rewriter makes of r, chunk by chunk.
func copyLines(w io.Writer, r io.Reader, rw *Rewriter, maxLine int) error {
	for c, err := range chunks(r, maxLine, nil) {
		if err != nil {
			return err
		}
		if _, err := w.Write(rw.Rewrite(nil, c)); err != nil {
			return err
		}
	}
	return nil
}

// rewrite replaces "a" by "<b>" in the field text.
func rewrite(in string, maxLine int) (out string, bad []string, err error) {
	var buf bytes.Buffer
	rw := Rewriter{
		Field: "text",
		Clean: func(_ Row, text string, _ bool) (string, []byte) {
			return strings.ReplaceAll(text, "a", "<b>"), nil
		},
		Bad: func(line int, err error) { bad = append(bad, fmt.Sprint(line, ": ", err)) },
	}
	err = copyLines(&buf, strings.NewReader(in), &rw, maxLine)
	return buf.String(), bad, err
}

func TestCopy(t *testing.T) {
	long := strings.Repeat("x", 200<<10)
	many := strings.Repeat(`{"text":"a"}`+"\n", 40_000)
	for _, c := range []struct{ why, in, want, bad string }{
		{"empty", "", "", ""},
		{"the rest stays", `{"z":1.0, "text":"a","é":"\u00e9"}` + "\n", `{"z":1.0, "text":"<b>","é":"\u00e9"}` + "\n", ""},
		{"what does not change stays, escapes and all", `{"text":"\u00e9\/"}` + "\r\n", `{"text":"\u00e9\/"}` + "\r\n", ""},
		{"no line end at the end", `{"text":"a"}`, `{"text":"<b>"}`, ""},
		{"blank lines pass", "\n{\"text\":\"a\"}\n \n", "\n{\"text\":\"<b>\"}\n \n", ""},
		{"a byte-order mark stays", "\ufeff{\"text\":\"a\"}\n", "\ufeff{\"text\":\"<b>\"}\n", ""},
		{"but only at the start", "\n\ufeff{\"text\":\"a\"}\n", "\n", "2: not JSON: byte 1 should be a value"},
		{"a bad line is left out", "{\"text\":\"a\"}\n{\n{\"text\":\"a\"}\n", "{\"text\":\"<b>\"}\n{\"text\":\"<b>\"}\n", "2: not JSON: the line ends where a key in quotes should be"},
		{"longer than a buffer", `{"text":"` + long + `a"}` + "\n", `{"text":"` + long + `<b>"}` + "\n", ""},
		{"longer than allowed", "{}\n" + `{"text":"` + long + long + `"}` + "\n{}", "", "1: no field \"text\"|2: longer than 256 MiB|3: no field \"text\""},
		{"longer than allowed at the end", `{"text":"` + long + long, "", "1: longer than 256 MiB"},
		{"more than a chunk", many, strings.ReplaceAll(many, "a", "<b>"), ""},
		{"a bad line behind many", many + "{\n", strings.ReplaceAll(many, "a", "<b>"), "40001: not JSON: the line ends where a key in quotes should be"},
		{"lone surrogates", `{"text":"a\ud800"}`, `{"text":"<b>\ud800"}`, ""},
	} {
		out, bad, err := rewrite(c.in, 300<<10)
		if err != nil || out != c.want || strings.Join(bad, "|") != c.bad {
			t.Errorf("%s: got %.200q, bad %q, %v; want %.200q, bad %q", c.why, out, bad, err, c.want, c.bad)
		}
	}
}

func TestReadError(t *testing.T) {
	broken := errors.New("broken")
	rw := Rewriter{Field: "text", Clean: same}
	r := io.MultiReader(strings.NewReader("{\"text\":\"a\"}\n"), iotest.ErrReader(broken))
	var out bytes.Buffer
	if err := copyLines(&out, r, &rw, MaxLine); !errors.Is(err, broken) || out.String() != "{\"text\":\"a\"}\n" {
		t.Errorf("reading: %v, wrote %q", err, out.String())
	}
}

// Who cleans a text may look at what stands beside it.
func TestRow(t *testing.T) {
	rw := Rewriter{Field: "text", Clean: func(row Row, _ string, _ bool) (string, []byte) {
		return fmt.Sprint(row.Line, row.String("url"), row.String("none"), row.String("n"), row.String("m"), row.ID()), nil
	}}
	got := rw.Rewrite(nil, Chunk{Line: 7, Data: []byte(`{"text":"a","n":1,"url":"\u0061\/b","m":"m","id":-1.50}`)})
	if want := `{"text":"7a/bm-1.50","n":1,"url":"\u0061\/b","m":"m","id":-1.50}`; string(got) != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// same is a Clean that changes nothing.
func same(_ Row, src string, _ bool) (string, []byte) { return src, nil }

// Lines that are read must be written before the next read waits, also if half of
// another has been read.
func TestCopyIsPrompt(t *testing.T) {
	inR, inW := io.Pipe()
	outR, outW := io.Pipe()
	rw := Rewriter{Field: "text", Clean: func(_ Row, s string, _ bool) (string, []byte) { return s + "!", nil }, Bad: func(int, error) {}}
	go func() { _ = outW.CloseWithError(copyLines(outW, inR, &rw, MaxLine)) }()
	for i, begin := range []string{`{"text":`, "", ""} {
		go func() { _, _ = fmt.Fprintf(inW, "%s\"%d\"}\n{\"text\":", begin, i) }()
		buf := make([]byte, 64)
		n, err := outR.Read(buf)
		if want := fmt.Sprintf("{\"text\":\"%d!\"}\n", i); err != nil || string(buf[:n]) != want {
			t.Fatalf("read %q, %v; want %q", buf[:n], err, want)
		}
	}
	_ = inW.Close()
}

// FuzzCopy checks that a line comes out for each that goes in, or is told of as bad,
// and that what comes out stays as it is.
func FuzzCopy(f *testing.F) {
	f.Add("{\"text\":\"a\"}\n\n{\"id\":1,\"text\":\"ba\\u0061\\ud800\"}\r\n{")
	f.Add("\ufeff{\"text\":\"a\xff\"}")
	f.Add("{\"html\":\"a\",\"text\":null , \"b\":[]}\n{\"text\":\"\",\"html\" : \"x\" }\n[1]\n{\"html\":null}")
	f.Fuzz(func(t *testing.T, in string) {
		for _, keep := range []bool{false, true} {
			out, bad, err := rewritePages(in, keep, true)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Count(in, "\n") != strings.Count(out, "\n") {
				t.Errorf("%q became %q, which has other lines", in, out)
			}
			for _, line := range strings.Split(strings.TrimPrefix(out, "\ufeff"), "\n") {
				if strings.TrimSpace(line) != "" && !json.Valid([]byte(line)) {
					t.Errorf("%q became %q, which is not JSON", in, line)
				}
			}
			if strings.Count(out, `{"error":"`) < len(bad) {
				t.Errorf("%q became %q, and %d lines were bad", in, out, len(bad))
			}
			good, bad, _ := rewritePages(in, keep, false)
			if lines := strings.Count(in, "\n") - strings.Count(good, "\n"); lines < 0 || lines > len(bad) {
				t.Errorf("%q has %d lines more than %q, %d of them bad", in, lines, good, len(bad))
			}
			if again, bad, _ := rewritePages(good, keep, false); again != good || len(bad) > 0 {
				t.Errorf("%q the first time, %q the second, bad %v", good, again, bad)
			}
		}
	})
}

func BenchmarkCopy(b *testing.B) {
	line := `{"id":"0123456789","url":"https://example.org/a/b","text":"` +
		strings.Repeat(`A sentence of the kind that stands in newspapers, with a \"quote\" and — a dash.\n\n`, 40) + `","lang":"en"}` + "\n"
	in := strings.Repeat(line, 2000)
	for _, c := range []struct {
		name  string
		clean func(Row, string, bool) (string, []byte)
	}{
		{"same", same},
		{"shorter", func(_ Row, s string, _ bool) (string, []byte) { return s[:len(s)-82], nil }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(in)))
			b.ReportAllocs()
			for b.Loop() {
				rw := Rewriter{Field: "text", Clean: c.clean, Bad: func(int, error) { b.Error("bad line") }}
				if err := copyLines(io.Discard, strings.NewReader(in), &rw, MaxLine); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
