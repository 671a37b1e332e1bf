package findings

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const head = `{"format":"pare-baseline","version":1}` + "\n"

var (
	known   = Finding{Path: "b.txt", Rule: "promo/x", Hash: hash("Read more")}
	another = Finding{Path: "a.txt", Rule: "promo/x", Hash: hash("Read less")}
)

func written(t *testing.T, b *Baseline) string {
	t.Helper()
	var out strings.Builder
	if err := b.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestBaseline(t *testing.T) {
	var b Baseline
	b.Add(&known)
	b.Add(&another)
	moved := known
	moved.Line = 17
	b.Add(&moved)
	text := written(t, &b)
	want := head +
		`{"path":"a.txt","rule":"promo/x","hash":"` + another.Hash + `","count":1}` + "\n" +
		`{"path":"b.txt","rule":"promo/x","hash":"` + known.Hash + `","count":2}` + "\n"
	if diff := cmp.Diff(want, text); diff != "" {
		t.Fatal(diff)
	}
	read, err := ReadBaseline("base", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if !read.Take(&moved) || !read.Take(&known) || read.Take(&known) {
		t.Error("a text that is known twice is passed over twice")
	}
	other := another
	other.Rule = "promo/y"
	if read.Take(&other) {
		t.Error("what another rule drops is not known")
	}
	every := func(string) bool { return true }
	if got := read.Left(every); got != 1 {
		t.Errorf("%d left, want that of a.txt", got)
	}
	if got := read.Left(func(path string) bool { return path == "b.txt" }); got != 0 {
		t.Errorf("%d left of b.txt", got)
	}
}

func TestReadBaselineErrors(t *testing.T) {
	entry := `{"path":"a","rule":"r","hash":"` + known.Hash + `","count":1}` + "\n"
	for _, c := range []struct{ why, text, want string }{
		{"nothing", "", "base: not a baseline of pare; write one"},
		{"another file", "The minister resigned.\n", "base:1: not a baseline of pare"},
		{"JSON of something else", "{}\n", "base:1: not a baseline of pare"},
		{"a version to come", `{"format":"pare-baseline","version":2}`, "base:1: the baseline has version 2, and this pare reads version 1"},
		{"no JSON", head + "x\n", "base:2: broken entry: invalid character"},
		{"cut off", head + entry + entry[:20], "base:3: broken entry: unexpected EOF"},
		{"a key that nobody knows", head + `{"paths":"a"}`, `base:2: broken entry: unknown field "paths"`},
		{"no rule", head + `{"path":"a"}`, "base:2: broken entry: it needs a path"},
		{"no count", head + strings.Replace(entry, ":1}", ":0}", 1), "base:2: broken entry: count is 0"},
		{"twice, as after a bad merge", head + entry + entry, "base:3: broken entry: a duplicate"},
		{"two on a line", head + strings.TrimSpace(entry) + entry, "base:2: broken entry: extra data after it"},
		{"a blank line", head + "\n" + entry, "base:2: broken entry: EOF"},
		{"a line that is too long", head + strings.Repeat("x", maxBaselineLine+1), "base:2: the line is longer than 64 KiB"},
		{"a first line that is too long", strings.Repeat("x", maxBaselineLine+1), "base: not a baseline of pare"},
	} {
		_, err := ReadBaseline("base", strings.NewReader(c.text))
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.why, err, c.want)
		}
	}
}

// FuzzReadBaseline: what can be read is written so that it is read as the same.
func FuzzReadBaseline(f *testing.F) {
	f.Add(head)
	f.Add(head + `{"path":"a","rule":"r","hash":"` + known.Hash + `","count":3}`)
	f.Add(head + `{"path":"\ud800","rule":"r","hash":"` + known.Hash + `","count":9223372036854775807}`)
	f.Fuzz(func(t *testing.T, text string) {
		b, err := ReadBaseline("base", strings.NewReader(text))
		if err != nil {
			return
		}
		once := written(t, b)
		again, err := ReadBaseline("base", strings.NewReader(once))
		if err != nil {
			t.Fatalf("%q: %v", once, err)
		}
		if twice := written(t, again); twice != once {
			t.Errorf("%q, then %q", once, twice)
		}
	})
}
