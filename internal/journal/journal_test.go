package journal

import (
	"errors"
	"os"
	"path/filepath"
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
	mark := j.Mark
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
		if c.journal == string(whole) && j.Mark != mark {
			t.Errorf("%s: the mark was %s, is %s", c.why, mark, j.Mark)
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
