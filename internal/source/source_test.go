package source

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFormat(t *testing.T) {
	long := strings.Repeat("x", sniffLen)
	for _, c := range []struct {
		why, path, content string
		want               Format
	}{
		{"by name", "a.JSONL", "not JSON", JSONL},
		{"by another name", "a.ndjson", "", JSONL},
		{"a text by name", "a.txt", `{"text":"x"}`, Text},
		{"nothing", Stdin, "", Text},
		{"prose", Stdin, "Prose.\n", Text},
		{"objects", Stdin, "{\"text\":\"x\"}\n{\"text\":\"y\"}\n", JSONL},
		{"an object without the field, so that its lack is reported", Stdin, "{\"body\":\"x\"}\n", JSONL},
		{"with a byte-order mark", "a.json", "\ufeff{\"text\":\"x\"}\r\n", JSONL},
		{"an object over several lines", "a.json", "{\n \"text\": \"x\"\n}\n", Text},
		{"an article that begins with an object", Stdin, "{\"a\":1}\nis valid JSON.\n", Text},
		{"an array", Stdin, "[1]\n", Text},
		{"a template", Stdin, "{title}\n", Text},
		{"one long object", Stdin, `{ "text" : "` + long, JSONL},
		{"one long line of prose", Stdin, `{ "Text," he said: "` + long, Text},
	} {
		in, err := Open(Stdin, strings.NewReader(c.content))
		if err != nil {
			t.Fatal(err)
		}
		in.Path = c.path
		if got := in.Format(); got != c.want {
			t.Errorf("%s: %s, want %s", c.why, got, c.want)
		}
		if all, err := in.ReadAll(); err != nil || string(all) != c.content {
			t.Errorf("%s: read %d bytes, %v", c.why, len(all), err)
		}
	}
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	want := bytes.Repeat([]byte("line\n"), 100_000)
	if err := os.WriteFile(path, want, 0o600); err != nil {
		t.Fatal(err)
	}
	in, err := Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := in.ReadAll(); err != nil || !bytes.Equal(got, want) {
		t.Errorf("read %d bytes, %v", len(got), err)
	}
	if err := in.Close(); err != nil {
		t.Error(err)
	}
	if _, err := Open(dir, nil); err == nil || !strings.Contains(err.Error(), "folder") {
		t.Errorf("a folder: %v", err)
	}
	_, err = Open(filepath.Join(dir, "b.txt"), nil)
	if err == nil || strings.Contains(err.Error(), dir) || !strings.Contains(err.Error(), "no such file") {
		t.Errorf("a file that is not there: %v", err)
	}
}
