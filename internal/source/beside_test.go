package source

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReadBeside(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "rules.yaml")
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = z.Write(make([]byte, 3<<20)) // a buffer takes everything
	_ = z.Close()
	for _, c := range []struct {
		why, content, want string
	}{
		{"a small file", "a: b\n", ""},
		{"the most that is allowed", strings.Repeat("x", 1<<20), ""},
		{"a byte more", strings.Repeat("x", 1<<20+1), "larger than 1 MiB"},
		{"much, packed into little", packed.String(), "larger than 1 MiB"},
	} {
		if err := os.WriteFile(path, []byte(c.content), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{path, Stdin} {
			src, err := ReadBeside(name, strings.NewReader(c.content), 1<<20)
			if c.want == "" && (err != nil || string(src) != c.content) || c.want != "" && (err == nil || !strings.HasPrefix(err.Error(), c.want)) {
				t.Errorf("%s, %s: %d bytes, error %v", c.why, name, len(src), err)
			}
		}
	}
}

func TestCheckRegular(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a")
	link := filepath.Join(dir, "link")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	for name, want := range map[string]bool{path: true, link: true, dir: false, os.DevNull: false, filepath.Join(dir, "none"): false} {
		if err := CheckRegular(name); (err == nil) != want {
			t.Errorf("%s: %v", name, err)
		}
	}
}
