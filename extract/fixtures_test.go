package extract

import (
	goflag "flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// fixtures returns the names and texts of the clean and of the marked articles.
func fixtures(t testing.TB) map[string]string {
	texts := map[string]string{}
	paths, _ := filepath.Glob("../testdata/whole/*.txt")
	if len(paths) < 30 {
		t.Fatalf("only %d clean articles in testdata/whole", len(paths))
	}
	for _, path := range paths {
		texts[filepath.Base(path)] = read(t, path)
	}
	paths, _ = filepath.Glob("../testdata/articles/*.txtar")
	for _, path := range paths {
		src, _ := readMarked(t, path)
		texts[filepath.Base(path)] = src
	}
	texts["seed"] = read(t, "../testdata/seed/article.txt")
	return texts
}

func read(t testing.TB, path string) string {
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// readMarked reads an article whose first two columns are the verdicts, "  "
// for kept, "- " for dropped, "? " for not judged, and returns its text and the
// mark of each line.
func readMarked(t testing.TB, path string) (src string, marks []byte) {
	ar := txtar.Parse([]byte(read(t, path)))
	if len(ar.Files) != 1 {
		t.Fatalf("%s: %d files, want one", path, len(ar.Files))
	}
	var b strings.Builder
	for _, line := range strings.SplitAfter(string(ar.Files[0].Data), "\n") {
		mark := byte(' ')
		if len(strings.TrimRight(line, "\r\n")) >= 2 {
			mark, line = line[0], line[2:]
		}
		b.WriteString(line)
		marks = append(marks, mark)
	}
	return b.String(), marks
}

func mustNew(t testing.TB, opts ...Option) *Cleaner {
	c, err := New(opts...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestSeed(t *testing.T) {
	want := strings.TrimSuffix(read(t, "../testdata/seed/expected.txt"), "\n")
	for _, opts := range [][]Option{nil, {RulesOnly()}, {WithMode(Gentle)}} {
		doc := mustNew(t, opts...).Text(read(t, "../testdata/seed/article.txt"))
		if diff := cmp.Diff(want, doc.Text()); diff != "" {
			t.Errorf("%d options: -want +got:\n%s", len(opts), diff)
		}
	}
}

// Clean articles come out whole, byte for byte.
func TestWhole(t *testing.T) {
	c := mustNew(t)
	paths, _ := filepath.Glob("../testdata/whole/*.txt")
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			for _, b := range c.Text(read(t, path)).Blocks {
				if !b.Verdict.Keep {
					t.Errorf("line %d dropped by %s: %q", b.Line, b.Verdict.Rule, b.Text)
				}
			}
		})
	}
}

var update = goflag.Bool("update", false, "rewrite golden files")

// Marked articles lose what is marked. What pare still leaves in them, and what
// it still takes from them, is written down in errors.golden, so that a change
// shows what it gains.
func TestArticles(t *testing.T) {
	const golden = "../testdata/articles/errors.golden"
	c := mustNew(t)
	var wrong strings.Builder
	paths, _ := filepath.Glob("../testdata/articles/*.txtar")
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".txtar")
		t.Run(name, func(t *testing.T) {
			src, marks := readMarked(t, path)
			for _, b := range c.Text(src).Blocks {
				switch mark := marks[b.Line-1]; {
				case mark == '-' && b.Verdict.Keep:
					fmt.Fprintf(&wrong, "left %s:%d: %s\n", name, b.Line, strings.Join(strings.Fields(b.Text), " "))
				case mark == ' ' && !b.Verdict.Keep:
					fmt.Fprintf(&wrong, "LOST %s:%d: %s\n", name, b.Line, strings.Join(strings.Fields(b.Text), " "))
				}
			}
		})
	}
	if *update {
		if err := os.WriteFile(golden, []byte(wrong.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(read(t, golden), wrong.String()); diff != "" {
		t.Errorf("the errors have changed; run with -update if that is right: -want +got:\n%s", diff)
	}
}
