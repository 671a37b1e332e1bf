package journal

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
)

func open(t *testing.T, folder, settings string) *Journal {
	t.Helper()
	j, err := Open(folder, settings)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func TestJournal(t *testing.T) {
	folder := t.TempDir()
	put := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put("a.txt", "one")
	put("b.txt", "three")
	a := Entry{In: "in/a.html", Size: 10, Time: 1, Out: "a.txt", OutSize: 3}
	b := Entry{In: "in/b.html", Size: 20, Time: 2, Out: "b.txt", OutSize: 5}
	j := open(t, folder, "x")
	if j.IsDone(a) {
		t.Error("done before it was begun")
	}
	if _, err := Open(folder, "x"); !errors.Is(err, ErrInUse) {
		t.Errorf("opened twice: %v", err)
	}
	if err := errors.Join(j.Add(a), j.Add(b), j.Close()); err != nil {
		t.Fatal(err)
	}

	changed, moved := a, a
	changed.Time, moved.In = 5, "other/a.html"
	path := filepath.Join(folder, Name)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		why      string
		journal  string
		settings string
		a, b     bool
	}{
		{"as it was", string(whole), "x", true, true},
		{"other settings", string(whole), "y", false, false},
		{"a cut line", string(whole[:len(whole)-5]), "x", true, false},
		{"cut in the first line", string(whole[:5]), "x", false, false},
		{"a damaged line ends it", string(whole[:len(whole)-60]) + "\x00\x00}\n" + string(whole), "x", true, false},
		{"empty", "", "x", false, false},
		{"not a journal", "Dear diary\n", "x", false, false},
	} {
		put(Name, c.journal)
		j := open(t, folder, c.settings)
		if j.IsDone(a) != c.a || j.IsDone(b) != c.b || j.IsDone(changed) || j.IsDone(moved) {
			t.Errorf("%s: a done %v, b done %v, want %v, %v", c.why, j.IsDone(a), j.IsDone(b), c.a, c.b)
		}
		// what is added now must count, whatever was there
		if err := errors.Join(j.Add(b), j.Close()); err != nil {
			t.Fatal(err)
		}
		j = open(t, folder, c.settings)
		if !j.IsDone(b) || j.IsDone(a) != c.a {
			t.Errorf("%s: what was added is lost", c.why)
		}
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
	}

	put(Name, string(whole))
	put("a.txt", "much longer")
	j = open(t, folder, "x")
	if j.IsDone(a) || !j.IsDone(b) {
		t.Error("an output that was changed is done")
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	put(Name, `{"journal":9}`+"\n")
	if _, err := Open(folder, "x"); err == nil {
		t.Error("a later version is read")
	}
}

// Only one run writes into a folder. The lock leaves no file behind, and one that
// a killed run left locks nothing.
func TestLock(t *testing.T) {
	folder := t.TempDir()
	left := filepath.Join(folder, lockName)
	if err := os.WriteFile(left, nil, 0o600); err != nil { // by a run that was killed
		t.Fatal(err)
	}
	lock, err := LockFolder(folder)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := LockFolder(folder); !errors.Is(err, ErrInUse) {
		t.Errorf("locked twice: %v", err)
	}
	if _, err := Open(folder, "x"); !errors.Is(err, ErrInUse) {
		t.Errorf("opened while it is locked: %v", err)
	}
	if err := errors.Join(lock.Close(), lock.Close()); err != nil {
		t.Error(err)
	}
	if _, err := os.Lstat(left); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the lock left its file: %v", err)
	}
	j := open(t, folder, "x")
	if _, err := LockFolder(folder); !errors.Is(err, ErrInUse) {
		t.Errorf("locked while the journal is open: %v", err)
	}
	if err := j.Close(); err != nil {
		t.Error(err)
	}
}

// Of many that lock a folder at the same time, one has it at any time.
func TestLockRace(t *testing.T) {
	folder := t.TempDir()
	var holders, got atomic.Int32
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 200 {
				lock, err := LockFolder(folder)
				if errors.Is(err, ErrInUse) {
					continue
				}
				if err != nil {
					t.Error(err)
					return
				}
				got.Add(1)
				if n := holders.Add(1); n > 1 {
					t.Errorf("%d hold the lock", n)
				}
				holders.Add(-1)
				if err := lock.Close(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if got.Load() == 0 {
		t.Error("nobody got the lock")
	}
}

// A journal or lock that is a link would be written through: refused, whether
// the link leads anywhere or not.
func TestNoLinks(t *testing.T) {
	for _, name := range []string{Name, lockName} {
		for _, target := range []string{"precious.txt", "nothing.txt"} {
			folder := t.TempDir()
			path := filepath.Join(folder, "precious.txt")
			if err := os.WriteFile(path, []byte("a diary\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(target, filepath.Join(folder, name)); err != nil {
				t.Skip(err) // Windows lets only some
			}
			if j, err := Open(folder, "x"); err == nil {
				t.Errorf("%s, which leads to %s, was opened", name, target)
				_ = j.Close()
			}
			if got, err := os.ReadFile(path); err != nil || string(got) != "a diary\n" {
				t.Errorf("%s: the file behind holds %q, %v", name, got, err)
			}
			if _, err := os.Lstat(filepath.Join(folder, "nothing.txt")); err == nil {
				t.Errorf("%s: a file was made behind the link", name)
			}
		}
	}
}
