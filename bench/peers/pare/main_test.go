package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pare-text/pare/extract"
)

// What every driver promises: a text for each path, and no page stops the rest.
func TestRun(t *testing.T) {
	cleaner, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	const sentence = "The ferry, which had left the island at dawn, reached the harbour two hours late, its captain said: “Fog.”"
	page := `<html><head><meta charset="iso-8859-1"></head><body><p>` + sentence + `</p><p>` + strings.ToLower(sentence) + `</p></body></html>`
	in, out := t.TempDir(), t.TempDir()
	path := filepath.Join(in, "ferry.html")
	if err := os.WriteFile(path, []byte(page), 0o666); err != nil {
		t.Fatal(err)
	}

	for _, tt := range []struct {
		name   string
		paths  string
		id     string
		want   string // in the text of id; nothing else than "" if empty
		failed int
		read   func([]byte) (string, error)
	}{
		{"UTF-8 whatever the page declares", path, "ferry", sentence, 0, func(p []byte) (string, error) { return clean(cleaner, p) }},
		{"a page that cannot be read has an empty text", in + "/none.html", "none", "", 1, func(p []byte) (string, error) { return clean(cleaner, p) }},
		{"and stops no other", in + "/none.html\n" + path + "\n", "ferry", sentence, 1, func(p []byte) (string, error) { return clean(cleaner, p) }},
		{"the parser alone writes empty texts", path, "ferry", "", 0, parseOnly},
	} {
		t.Run(tt.name, func(t *testing.T) {
			failed, err := run(strings.NewReader(tt.paths), out, tt.read)
			if err != nil {
				t.Fatal(err)
			}
			if failed != tt.failed {
				t.Errorf("%d pages failed, want %d", failed, tt.failed)
			}
			got, err := os.ReadFile(filepath.Join(out, tt.id+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(got), tt.want) || tt.want == "" && len(got) > 0 {
				t.Errorf("wrote %q, want %q in it", got, tt.want)
			}
		})
	}
}
