package format

import (
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/source"
)

func TestFormat(t *testing.T) {
	long := strings.Repeat("x", source.SniffLen)
	for _, c := range []struct {
		why, path, content string
		want               *Format
	}{
		{"by name", "a.JSONL", "not JSON", JSONL},
		{"by another name", "a.ndjson", "", JSONL},
		{"by name with gzip behind it", "a.jsonl.GZ", "", JSONL},
		{"a text by name", "a.txt", `{"text":"x"}`, Text},
		{"a text by name that holds a page", "a.text.gz", "<!doctype html><p>x", Text},
		{"Markdown by name, with markup in it", "notes.md", "<div>\n<p>x</p>\n<p>y</p>\n</div>\n", Text},
		{"Markdown by its long name", "a.MARKDOWN.gz", "# x\n", Text},
		{"nothing", source.Stdin, "", Text},
		{"prose", source.Stdin, "Prose.\n", Text},
		{"objects", source.Stdin, "{\"text\":\"x\"}\n{\"text\":\"y\"}\n", JSONL},
		{"an object without the field, so that its lack is reported", source.Stdin, "{\"body\":\"x\"}\n", JSONL},
		{"with a byte-order mark", "a.json", "\ufeff{\"text\":\"x\"}\r\n", JSONL},
		{"an object over several lines, whose reader says what to do", "a.json", "{\n \"text\": \"x\"\n}\n", JSONL},
		{"an array of objects, too", source.Stdin, "[\n {\"text\": \"x\"}]\n", JSONL},
		{"prose in brackets", source.Stdin, "[{\"Text,\" he said}]\n", Text},
		{"a set of lines in a template", source.Stdin, "{\n\"Text,\" he said\n}\n", Text},
		{"an article that begins with an object", source.Stdin, "{\"a\":1}\nis valid JSON.\n", Text},
		{"an array", source.Stdin, "[1]\n", Text},
		{"a template", source.Stdin, "{title}\n", Text},
		{"one long object", source.Stdin, `{ "text" : "` + long, JSONL},
		{"one long line of prose", source.Stdin, `{ "Text," he said: "` + long, Text},

		{"a page by name", "a.html", "Prose.", HTML},
		{"a page by another name", "b/a.HTM", "", HTML},
		{"a page of XHTML by name", "a.xhtml", "", HTML},
		{"a page of XHTML by a short name", "a.xht", "", HTML},
		{"a page with includes by name", "a.shtml", "", HTML},
		{"a page with gzip behind its name", "a.html.gz", "", HTML},
		{"a hidden file has no extension", ".html", "Prose.", Text},
	} {
		in, err := source.Open(source.Stdin, strings.NewReader(c.content))
		if err != nil {
			t.Fatal(err)
		}
		in.Path = c.path
		if got := Of(in); got != c.want {
			t.Errorf("%s: %s, want %s", c.why, got.Name, c.want.Name)
		}
		if all, err := in.ReadAll(); err != nil || string(all) != c.content {
			t.Errorf("%s: read %d bytes, %v", c.why, len(all), err)
		}
	}
}

func TestStem(t *testing.T) {
	for _, c := range []struct{ why, path, stem, ext string }{
		{"a text", "a/b.txt", "b", ".txt"},
		{"another case", "B.HTML", "B", ".html"},
		{"Markdown", "b.md", "b", ".md"},
		{"gzip behind it", "b.html.gz", "b", ".html"},
		{"gzip alone", "b.gz", "b", ""},
		{"gzip and another name", "b.v1.gz", "b.v1", ".v1"},
		{"JSON, which may be lines", "b.json", "b", ".json"},
		{"another name", "b.2024", "b.2024", ".2024"},
		{"no extension", "b", "b", ""},
		{"a name that is an extension", ".txt", ".txt", ""},
		{"a name that is that of gzip", ".gz", ".gz", ""},
		{"a dot at the end", "b.", "b.", ""},
	} {
		if stem, ext := Stem(c.path), source.Ext(c.path); stem != c.stem || ext != c.ext {
			t.Errorf("%s: %q and %q, want %q and %q", c.why, stem, ext, c.stem, c.ext)
		}
	}
}
