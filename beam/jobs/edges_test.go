package jobs

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"
	"github.com/pare-text/pare/dedupe"
	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/learn"
)

// cleaned runs Clean over files and returns the lines and what is bad.
func cleaned(t *testing.T, files map[string]string, globs ...string) (lines, bad []string) {
	t.Helper()
	folder := t.TempDir()
	t.Chdir(folder)
	for name, content := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run(t, func(s beam.Scope) { Clean(s, globs, Options{}, "out", 2) })
	return sorted(t, "out-0*", ""), sorted(t, "out-bad-*", "")
}

func gzipped(text string) string {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	z.Write([]byte(text)) //nolint:errcheck // memory takes all
	z.Close()             //nolint:errcheck // as above
	return out.String()
}

func zstdOf(text string) string {
	z, err := zstd.NewWriter(nil)
	if err != nil {
		panic(err) // there are no options
	}
	return string(z.EncodeAll([]byte(text), nil))
}

func TestCleanEdges(t *testing.T) {
	const one, two = `{"text":"One."}`, `{"text":"Two."}`
	noise := make([]byte, 20000)
	for i := range noise {
		noise[i] = "abcdefghijklmnopqrstuvwxyz"[rand.IntN(26)]
	}
	cut := gzipped(one + "\n" + strings.Repeat(`{"text":"`+string(noise)+`"}`+"\n", 20))
	for _, c := range []struct {
		why       string
		files     map[string]string
		globs     []string
		want, bad []string // bad: what the rows hold
	}{
		{"no line end at the end of files", map[string]string{"a.jsonl": one, "b.jsonl": two}, []string{"*.jsonl"}, []string{one, two}, nil},
		{"line ends of Windows stay", map[string]string{"a.jsonl": one + "\r\n" + two + "\r\n"}, []string{"*.jsonl"}, []string{one + "\r", two + "\r"}, nil},
		{"a byte-order mark goes", map[string]string{"a.jsonl": "\ufeff" + one + "\n"}, []string{"*.jsonl"}, []string{one}, nil},
		{"zstd", map[string]string{"a.zst": zstdOf(one + "\n" + two + "\n")}, []string{"a.zst"}, []string{one, two}, nil},
		{"a file that two globs match", map[string]string{"a.jsonl": one}, []string{"*.jsonl", "a*"}, []string{one}, nil},
		{"what an earlier run wrote", map[string]string{"a.jsonl": one, "out-00001-of-00002.jsonl": two, "out-bad-00000-of-00001.jsonl": "x"}, []string{"*.jsonl"}, []string{one}, nil},
		{"each bad line is told", map[string]string{"a.jsonl": "x\n\ny\n" + one + "\nz"}, []string{"*.jsonl"}, []string{"", one}, []string{`"where":1,`, `"line":"x"`, `"where":3,`, `"line":"y"`, `"where":5,`, `"line":"z"`}},
		{"no articles", map[string]string{"a.bin": "\x00\x01"}, []string{"a.bin"}, nil, []string{"neither JSON lines nor WARC"}},
		{"a folder", map[string]string{"a/b": ""}, []string{"*"}, nil, []string{`"file":"a","error":"is a folder`}},
		{"gzip that is cut off", map[string]string{"a.jsonl.gz": cut[:len(cut)/2]}, []string{"a*"}, []string{one}, []string{"cut off"}},
	} {
		t.Run(c.why, func(t *testing.T) {
			lines, bad := cleaned(t, c.files, c.globs...)
			lines = slices.DeleteFunc(lines, func(l string) bool { return strings.Contains(l, string(noise[:9])) })
			if len(c.want) == 0 {
				c.want = []string{""}
			}
			if diff := cmp.Diff(c.want, lines); diff != "" {
				t.Errorf("lines (-want +got):\n%s", diff)
			}
			all := strings.Join(bad, "\n")
			for _, want := range c.bad {
				if !strings.Contains(all, want) {
					t.Errorf("bad: %s, want %s", all, want)
				}
			}
			if len(c.bad) == 0 && all != "" {
				t.Errorf("bad: %s", all)
			}
		})
	}
}

// A file is there whole or as it was before.
func TestWriteFileFails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "it")
	for _, want := range []string{"", "before"} {
		err := writeFile(context.Background(), path, func(out *bufio.Writer) error {
			out.WriteString("half") //nolint:errcheck // it fails below
			return errors.Join(out.Flush(), errors.New("no more"))
		})
		if err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("error %v", err)
		}
		if got, _ := os.ReadFile(path); string(got) != want {
			t.Errorf("%q is left, want %q", got, want)
		}
		if err := writeFile(context.Background(), path, func(out *bufio.Writer) error { _, err := out.WriteString("before"); return err }); err != nil {
			t.Fatal(err)
		}
	}
}

// A pack is written even if there was nothing to learn from.
func TestLearnNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("a.jsonl", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, func(s beam.Scope) { Learn(s, []string{"a.jsonl"}, Options{}, learn.DefaultThreshold, "pack.yaml") })
	var want bytes.Buffer
	if err := learn.NewPack(learn.DefaultThreshold, nil).Write(&want); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want.String(), content(t, "pack.yaml")); diff != "" {
		t.Errorf("pack (-want +got):\n%s", diff)
	}
}

// Of documents that nothing tells apart the first by name stays, in whatever order
// a bucket has them: buckets must agree, or none stays.
func TestBucketOrder(t *testing.T) {
	cleaner, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	print := dedupe.Of(cleaner.Text(article(1, "mill")), dedupe.Near, 7)
	var docs []printed
	for i := range 12 {
		docs = append(docs, printed{docName{"a", int64(i)}, print})
	}
	var want []string
	for i := range docs[1:] {
		want = append(want, docs[i+1].key()+" like "+docs[0].key())
	}
	slices.Sort(want)
	for range 9 {
		rand.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
		rest := docs
		next := func(p *printed) bool {
			if len(rest) == 0 {
				return false
			}
			*p, rest = rest[0], rest[1:]
			return true
		}
		var got []string
		(&bucketFn{}).ProcessElement(0, next, func(doc string, f folded) { got = append(got, fmt.Sprintf("%s like %s", doc, f.like.key())) })
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("folded (-want +got):\n%s", diff)
		}
	}
}
