package wholefile

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// Only what was read is replaced.
func TestReplace(t *testing.T) {
	for _, c := range []struct {
		why    string
		change func(path string) error
		want   string // what is there in the end; "" is no file
	}{
		{"nothing happened", func(string) error { return nil }, "clean"},
		{"a line was added", func(path string) error { return appendTo(path, "more") }, "oldmore"},
		{"it was written anew", func(path string) error {
			return errors.Join(os.WriteFile(path, []byte("new"), 0o600), os.Chtimes(path, time.Time{}, time.Now().Add(time.Hour)))
		}, "new"},
		{"another one has its name, as old and as large", func(path string) error {
			info, err := os.Stat(path)
			if err != nil {
				return err
			}
			other := path + ".other"
			return errors.Join(os.WriteFile(other, []byte("sub"), 0o600), os.Chtimes(other, info.ModTime(), info.ModTime()), os.Rename(other, path))
		}, "sub"},
		{"it was removed", os.Remove, ""},
	} {
		for _, late := range []bool{false, true} { // before and after the old text is kept
			path := filepath.Join(t.TempDir(), "a.txt")
			if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
			read, err := os.Stat(path)
			if err != nil {
				t.Fatal(err)
			}
			var set Set
			f, err := set.Create(path)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := f.WriteString("clean"); err != nil {
				t.Fatal(err)
			}
			if !late {
				if err := c.change(path); err != nil {
					t.Fatal(err)
				}
			}
			kept := false
			err = f.Replace(read, func() error {
				kept = true
				if late {
					return c.change(path)
				}
				return nil
			})
			if changed := c.want != "clean"; errors.Is(err, ErrChanged) != changed || !changed && err != nil || kept != (late || !changed) {
				t.Errorf("%s, late %v: error %v, kept %v", c.why, late, err, kept)
			}
			if got, err := os.ReadFile(path); string(got) != c.want || err != nil && c.want != "" {
				t.Errorf("%s, late %v: holds %q, %v; want %q", c.why, late, got, err, c.want)
			}
			if names, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); err != nil || len(names) > 0 {
				t.Errorf("%s, late %v: left behind %q, %v", c.why, late, names, err)
			}
		}
	}
}

func appendTo(path, text string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}

// An editor may give a file the time back that it had, but not hide that it did.
func TestReplaceSameTime(t *testing.T) {
	if runtime.GOOS != "linux" && runtime.GOOS != "darwin" {
		t.Skip("the times of a file are known from its content alone")
	}
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	read, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(50 * time.Millisecond) // clocks of file systems are coarse
	if err := errors.Join(os.WriteFile(path, []byte("new"), 0o600), os.Chtimes(path, read.ModTime(), read.ModTime())); err != nil {
		t.Fatal(err)
	}
	var set Set
	f, err := set.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Replace(read, nil); !errors.Is(err, ErrChanged) {
		t.Error(err)
	}
	if got, _ := os.ReadFile(path); string(got) != "new" {
		t.Errorf("%q is lost", got)
	}
}
