package source

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

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

// A file that is too large is refused before it is read.
func TestTooLarge(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.html")
	if err := os.WriteFile(path, []byte("<p>"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, MaxText+1); err != nil {
		t.Skip(err) // no room, and no files with holes
	}
	in, err := Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close() //nolint:errcheck // only read
	if _, err := in.ReadAll(); err == nil || !strings.Contains(err.Error(), "larger than 1 GiB") {
		t.Error(err)
	}
}
