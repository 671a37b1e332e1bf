package wholefile

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"
)

// What a killed process left is removed, and nothing else.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	long := time.Now().Add(-time.Hour)
	for _, name := range []string{".b.txt.01234567.pare-part", ".b.txt.01234567", "b.txt.01234567.pare-part", ".b.txt.pare-part", ".b.txt.0123456z.pare-part"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, nil, 0o400); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, long, long); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, ".c.txt.01234567.pare-part"), 0o777); err != nil {
		t.Fatal(err)
	}
	var living, later Set
	f, err := living.Create(filepath.Join(dir, "b.txt"))
	if err != nil {
		t.Fatal(err)
	}
	later.Sweep(dir)
	left, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range left {
		got = append(got, e.Name())
	}
	want := []string{".b.txt.01234567", ".b.txt.0123456z.pare-part", ".b.txt.pare-part", ".c.txt.01234567.pare-part", filepath.Base(f.Name()), "b.txt.01234567.pare-part"}
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("left are %q, want %q", got, want)
	}
	if err := f.Commit(); err != nil {
		t.Error(err)
	}
}

// Runs that begin and end in one folder at the same time never take each other's
// files.
func TestSweepRace(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("goes by age there")
	}
	dir := t.TempDir()
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for range 100 {
				var set Set // whose first file sweeps
				f, err := set.Create(filepath.Join(dir, string(rune('a'+i))))
				if err != nil {
					t.Error(err)
					return
				}
				if err := f.Commit(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if names, err := os.ReadDir(dir); err != nil || len(names) != 8 {
		t.Errorf("the folder holds %v, %v", names, err)
	}
}
