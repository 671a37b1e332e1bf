package wholefile

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
)

func commitNew(t *testing.T, set *Set, g *Group, path string, done func() error) {
	t.Helper()
	f, err := set.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString("new"); err != nil {
		t.Fatal(err)
	}
	if err := g.Commit(f, done); err != nil {
		t.Error(err)
	}
}

// A file has its name at once, and is done when the disk has it: when the group is full,
// or flushed.
func TestGroup(t *testing.T) {
	var set Set
	var g Group
	dir, done := t.TempDir(), 0
	count := func() error { done++; return nil }
	for i := range mostInGroup + 1 {
		path := filepath.Join(dir, fmt.Sprint(i))
		commitNew(t, &set, &g, path, count)
		if got, err := os.ReadFile(path); err != nil || string(got) != "new" {
			t.Errorf("file %d holds %q, %v", i, got, err)
		}
		if want := (i + 1) / mostInGroup * mostInGroup; done != want && done < i { // or longestWait is over, on a busy machine
			t.Errorf("after %d files %d are done, want %d", i+1, done, want)
		}
	}
	for range 2 {
		if err := g.Flush(); err != nil || done != mostInGroup+1 {
			t.Errorf("in the end %d are done: %v", done, err)
		}
	}
}

// A file that replaces another one does not wait for others, nor does any if nobody waits for the disk.
func TestGroupAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, set := range map[string]*Set{path: {}, path + "2": {NoSync: true}} {
		var g Group
		done := false
		commitNew(t, set, &g, name, func() error { done = true; return nil })
		if !done {
			t.Errorf("%s is not done", filepath.Base(name))
		}
	}
}

// Of files that many goroutines commit each is done once, and one that has gone is not.
func TestGroupConcurrent(t *testing.T) {
	var set Set
	var g Group
	dir := t.TempDir()
	var done atomic.Int64
	var all sync.WaitGroup
	for k := range 4 {
		all.Go(func() {
			for i := range 50 {
				commitNew(t, &set, &g, filepath.Join(dir, fmt.Sprint(k, i)), func() error { done.Add(1); return nil })
			}
		})
	}
	all.Wait()
	if err := g.Flush(); err != nil || done.Load() != 200 {
		t.Errorf("%d of 200 are done: %v", done.Load(), err)
	}
	gone := filepath.Join(dir, "gone")
	commitNew(t, &set, &g, gone, func() error { t.Error("what is gone is done"); return nil })
	if err := os.Remove(gone); err != nil {
		t.Fatal(err)
	}
	if err := g.Flush(); err == nil {
		t.Error("no error for what is gone")
	}
}
