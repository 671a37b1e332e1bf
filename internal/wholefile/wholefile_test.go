package wholefile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	var set Set

	check := func(what, want string) {
		t.Helper()
		got, err := os.ReadFile(path)
		if err != nil && want != "" || string(got) != want {
			t.Errorf("%s: holds %q, %v; want %q", what, got, err, want)
		}
		names, err := os.ReadDir(dir)
		if most := min(len(want), 1); err != nil || len(names) != most {
			t.Errorf("%s: the folder holds %v, %v", what, names, err)
		}
	}
	write := func(text string) *File {
		t.Helper()
		f, err := set.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.WriteString(text); err != nil {
			t.Fatal(err)
		}
		return f
	}

	if err := write("lost").Abort(); err != nil {
		t.Error(err)
	}
	check("aborted", "")
	if err := write("first").Commit(); err != nil {
		t.Error(err)
	}
	check("committed", "first")
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := write("second").Commit(); err != nil {
		t.Error(err)
	}
	check("replaced", "second")
	if s, err := os.Stat(path); err != nil || s.Mode().Perm() != 0o640 {
		t.Errorf("mode %v, %v", s.Mode(), err)
	}
	f := write("third")
	set.Abort()
	check("interrupted", "second")
	if err := f.Commit(); err == nil {
		t.Error("committed after the end")
	}
	if _, err := set.Create(path); err == nil {
		t.Error("created after the end")
	}
	check("after the end", "second")
}

func TestLink(t *testing.T) {
	dir := t.TempDir()
	path, link := filepath.Join(dir, "a.txt"), filepath.Join(dir, "link")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("a.txt", link); err != nil {
		t.Skip(err) // Windows lets only some
	}
	var set Set
	f, err := set.Create(link)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString("new"); err != nil {
		t.Fatal(err)
	}
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	if to, err := os.Readlink(link); err != nil || to != "a.txt" {
		t.Errorf("the link is gone: %s, %v", to, err)
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "new" {
		t.Errorf("the file holds %q, %v", got, err)
	}
}

func TestInPlace(t *testing.T) {
	var set Set
	f, err := set.Create(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Commit(); err != nil {
		t.Error(err)
	}
	if _, err := set.Create(t.TempDir()); err == nil {
		t.Error("a folder is no file")
	}
	if _, err := set.Create(filepath.Join(t.TempDir(), "no", "a")); err == nil {
		t.Error("created in a folder that is not there")
	}
}

// A name may be as long as the system allows: the other name is not longer.
func TestLongName(t *testing.T) {
	path := filepath.Join(t.TempDir(), strings.Repeat("ü", 125)+".txt")
	var set Set
	f, err := set.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}
