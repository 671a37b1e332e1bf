//go:build unix

package wholefile

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// write writes a text into path.
func write(t *testing.T, path, text string) {
	t.Helper()
	var set Set
	f, err := set.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString(text); err != nil {
		t.Fatal(err)
	}
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
}

// A link is followed, also where nothing is yet, as ">" does.
func TestDanglingLink(t *testing.T) {
	dir := t.TempDir()
	link := func(target, name string) {
		t.Helper()
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	for _, sub := range []string{"x/sub", "y"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	link("second", "first")
	link("y/new.txt", "second")
	link("x/sub", "folder")
	link("../up.txt", "x/sub/up") // of x/sub, not of the link to it
	link("loop", "loop")
	write(t, filepath.Join(dir, "first"), "a")
	write(t, filepath.Join(dir, "folder", "up"), "b")
	for path, want := range map[string]string{"y/new.txt": "a", "x/up.txt": "b"} {
		if got, err := os.ReadFile(filepath.Join(dir, path)); err != nil || string(got) != want {
			t.Errorf("%s holds %q, %v; want %q", path, got, err, want)
		}
	}
	for _, name := range []string{"first", "second", "x/sub/up"} {
		if info, err := os.Lstat(filepath.Join(dir, name)); err != nil || info.Mode()&os.ModeSymlink == 0 {
			t.Errorf("%s is no link any more: %v", name, err)
		}
	}
	var set Set
	if _, err := set.Create(filepath.Join(dir, "loop")); err == nil {
		t.Error("a link to itself was followed")
	}
}

// The names of open files are streams: what was written there before stays, and
// the file is not replaced.
func TestStream(t *testing.T) {
	path := filepath.Join(t.TempDir(), "app.txt")
	app, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	defer app.Close() //nolint:errcheck // what is written is read below
	before, err := app.Stat()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := app.WriteString("old,"); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(fmt.Sprintf("/dev/fd/%d", app.Fd()), link); err != nil {
		t.Fatal(err)
	}
	names := []string{fmt.Sprintf("/dev/fd/%d", app.Fd()), fmt.Sprintf("/dev//fd/%d", app.Fd()), link}
	want := "old,new,new,new,"
	if _, err := os.Stat("/proc/self/fd"); err == nil {
		names = append(names, fmt.Sprintf("/proc/self/fd/%d", app.Fd()), fmt.Sprintf("/proc/%d/fd/%d", os.Getpid(), app.Fd()))
		want += "new,new,"
	}
	for _, name := range names {
		write(t, name, "new,")
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Errorf("holds %q, %v; want %q", got, err, want)
	}
	if after, err := os.Stat(path); err != nil || !os.SameFile(before, after) {
		t.Errorf("the file was replaced: %v", err)
	}
	var set Set
	if _, err := set.Create("/dev/fd/987"); err == nil {
		t.Error("a stream that is not open was opened")
	}
}
