package source

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// list returns what Files yields, an error behind the path.
func list(folder string, skip func(string, fs.FileInfo) bool) []string {
	var all []string
	for file, err := range Files(folder, skip) {
		path := filepath.ToSlash(file.Rel)
		switch {
		case errors.Is(err, ErrSkipped):
			path += " skipped"
		case err != nil:
			path += ": " + err.Error()
		}
		all = append(all, path)
	}
	return all
}

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	for _, path := range []string{"b.txt", "a/z.txt", "a/b/c.html", "a.txt", ".hidden", ".git/x.txt", "a/.x.txt", "out/old.txt", "B.txt", "a-b/c"} {
		path = filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	never := func(string, fs.FileInfo) bool { return false }
	want := strings.Fields("B.txt a/b/c.html a/z.txt a-b/c a.txt b.txt out/old.txt")
	if diff := cmp.Diff(want, list(dir, never)); diff != "" {
		t.Error(diff)
	}
	out, err := os.Stat(filepath.Join(dir, "out"))
	if err != nil {
		t.Fatal(err)
	}
	notOut := func(_ string, info fs.FileInfo) bool { return os.SameFile(info, out) }
	if diff := cmp.Diff(want[:6], list(dir, notOut)); diff != "" {
		t.Errorf("without a folder: %s", diff)
	}
	for file, err := range Files(dir, never) { // whoever has enough may stop
		if file.Rel != want[0] || err != nil {
			t.Errorf("after the end: %s, %v", file.Rel, err)
		}
		break
	}
	if got := list(filepath.Join(dir, "none"), never); len(got) != 1 || !strings.Contains(got[0], "no such file") {
		t.Errorf("a folder that is not there: %q", got)
	}
}

func TestFilesLinks(t *testing.T) {
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	if err := os.Mkdir(in, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, target := range map[string]string{"in/file.txt": "a.txt", "in/folder": "in", "in/none.txt": "none.txt", "link": "in"} {
		if err := os.Symlink(filepath.Join(dir, target), filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	never := func(string, fs.FileInfo) bool { return false }
	want := []string{"file.txt", "folder skipped", "none.txt"}
	for _, folder := range []string{"in", "link"} {
		if diff := cmp.Diff(want, list(filepath.Join(dir, folder), never)); diff != "" {
			t.Errorf("%s: %s", folder, diff)
		}
	}
}
