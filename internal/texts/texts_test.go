package texts

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pare-text/pare/internal/jsonl"
	"github.com/pare-text/pare/internal/warc"
	"github.com/pare-text/pare/learn"
)

func TestLines(t *testing.T) {
	r := &Reader{Field: "text", Pages: true, By: "paper"}
	lines := `{"text":"One.","url":"https://a.example/1","paper":"Gazette"}
{"html":"<p>Two.</p>"}
no object
{"text":"Four."}
`
	var got, bad []string
	r.Lines(jsonl.Chunk{Line: 7, Data: []byte(lines)}, "x.jsonl", learn.Place{File: "x.jsonl"},
		func(t Text) {
			got = append(got, strings.Join([]string{t.Name, t.Site, strconv.FormatBool(t.Page), t.Src}, "|"))
		},
		func(line int, err error) { bad = append(bad, strconv.Itoa(line)) })
	want := []string{
		"https://a.example/1|Gazette|false|One.",
		"x.jsonl:8||true|<p>Two.</p>",
		"x.jsonl:10||false|Four.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("texts (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"9"}, bad); diff != "" {
		t.Errorf("bad lines (-want +got):\n%s", diff)
	}
	r.Pages, bad = false, nil
	r.Lines(jsonl.Chunk{Line: 1, Data: []byte(lines)}, "x.jsonl", learn.Place{}, func(Text) {}, func(line int, err error) { bad = append(bad, strconv.Itoa(line)) })
	if diff := cmp.Diff([]string{"2", "3"}, bad); diff != "" {
		t.Errorf("bad lines without pages (-want +got):\n%s", diff)
	}
}

func TestRecord(t *testing.T) {
	for _, c := range []struct {
		why      string
		encoding string
		record   warc.Record
		src      string
		page     bool
	}{
		{"a text", "", warc.Record{ContentType: "text/plain", Body: []byte("Café")}, "Café", false},
		{"its charset counts", "", warc.Record{ContentType: "text/plain", Charset: "latin1", Body: []byte("Caf\xe9")}, "Café", false},
		{"one that nobody knows does not", "", warc.Record{ContentType: "text/plain", Charset: "x-none", Body: []byte("Cafe")}, "Cafe", false},
		{"what the user says overrules it", "latin1", warc.Record{ContentType: "text/plain", Charset: "utf-8", Body: []byte("Caf\xe9")}, "Café", false},
		{"a page", "", warc.Record{ContentType: "text/html", Body: []byte("<p>x")}, "<p>x", true},
	} {
		c.record.URI, c.record.Offset = "https://a.example/", 12
		got, err := (&Reader{Encoding: c.encoding}).Record(&c.record, learn.Place{File: "f"})
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
		}
		want := Text{
			Place: learn.Place{URL: c.record.URI, File: "f"}, Where: 12, Name: c.record.URI,
			Src: c.src, Page: c.page, Tie: TieOf(c.record.URI),
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.why, diff)
		}
	}
}
