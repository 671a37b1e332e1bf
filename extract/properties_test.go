package extract

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

// cleaners are the ways of cleaning that every property is checked for.
func cleaners(t testing.TB) map[string]*Cleaner {
	return map[string]*Cleaner{
		"balanced":   mustNew(t),
		"gentle":     mustNew(t, WithMode(Gentle)),
		"strict":     mustNew(t, WithMode(Strict)),
		"rules only": mustNew(t, RulesOnly()),
		"explain":    mustNew(t, Explain()),
	}
}

// check fails unless doc, which was read from src, keeps what the design
// promises of every document.
func check(t testing.TB, c *Cleaner, src string, doc *Document) {
	pos := 0
	var kept strings.Builder
	for i := range doc.Blocks {
		b, outer := &doc.Blocks[i], doc.read[i].Outer
		if outer.Start < pos || b.Start < outer.Start || b.End > outer.End || b.Start >= b.End {
			t.Fatalf("block %d spans %v in %v, after %d", i, b.Span, outer, pos)
		}
		if between := src[pos:outer.Start]; strings.TrimFunc(between, words.IsBlank) != "" {
			t.Fatalf("before block %d nothing holds %q", i, between)
		}
		pos = outer.End
		if b.Text != src[b.Start:b.End] {
			t.Fatalf("block %d: Text %q is not its span %q", i, b.Text, src[b.Start:b.End])
		}
		switch v := &b.Verdict; {
		case v.Keep:
			kept.WriteString(src[outer.Start:outer.End])
		case v.Rule == "" || v.Category == rule.None:
			t.Fatalf("block %d is dropped by rule %q of category %q", i, v.Rule, v.Category)
		}
		for _, e := range b.Verdict.Evidence {
			if e.Span.Start < b.Start || e.Span.End > b.End || e.Why == "" {
				t.Fatalf("block %d %v: evidence %+v", i, b.Span, e)
			}
		}
	}
	if rest := src[pos:]; strings.TrimFunc(rest, words.IsBlank) != "" {
		t.Fatalf("after the last block nothing holds %q", rest)
	}
	out := doc.Text()
	if got, want := notBlank(out), notBlank(kept.String()); got != want {
		t.Fatalf("Text is not the kept lines:\n got %q\nwant %q", got, want)
	}
	again := c.Text(out)
	if got := again.Text(); got != out {
		t.Fatalf("cleaned again, the text changes:\n got %q\nwant %q", got, out)
	}
}

// notBlank is s without its blank lines, which may end as those of the old Macintosh do.
func notBlank(s string) string {
	var b strings.Builder
	for _, line := range strings.SplitAfter(strings.ReplaceAll(s, "\r", "\r\n"), "\n") {
		if strings.TrimFunc(line, words.IsBlank) != "" {
			b.WriteString(line)
		}
	}
	return b.String()
}

func TestProperties(t *testing.T) {
	for way, c := range cleaners(t) {
		for name, src := range fixtures(t) {
			t.Run(way+"/"+name, func(t *testing.T) {
				check(t, c, src, c.Text(src))
				crlf := strings.ReplaceAll(strings.ReplaceAll(src, "\r\n", "\n"), "\n", "\r\n")
				check(t, c, crlf, c.Text(crlf))
			})
		}
	}
}

// One Cleaner gives many goroutines the bytes that it gives one.
func TestConcurrent(t *testing.T) {
	c := mustNew(t)
	texts := fixtures(t)
	want := map[string]string{}
	for name, src := range texts {
		want[name] = c.Text(src).Text()
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for name, src := range texts {
				if got := c.Text(src).Text(); got != want[name] {
					t.Errorf("%s: other bytes than alone", name)
				}
			}
		})
	}
	wg.Wait()
}

func FuzzText(f *testing.F) {
	for _, src := range fixtures(f) {
		f.Add(src)
	}
	f.Add("a\rb\rc")
	f.Add("0\r ")
	f.Add("\xff\xfe\n\x00\n")
	ways := cleaners(f)
	f.Fuzz(func(t *testing.T, src string) {
		for _, c := range ways {
			check(t, c, src, c.Text(src))
		}
	})
}

// What becomes of a text of one or two blocks is the same whether it is scored, as it is where
// the score is to be explained, or not.
func TestFewBlocks(t *testing.T) {
	plain, scored := mustNew(t, WithoutMeta()), mustNew(t, WithoutMeta(), Explain())
	texts := 0
	for name, src := range fixtures(t) {
		lines := strings.FieldsFunc(src, func(r rune) bool { return r == '\n' })
		for i := range lines {
			for n := 1; n < leastScored && i+n <= len(lines); n++ {
				few := strings.Join(lines[i:i+n], "\n")
				want, got := scored.Text(few), plain.Text(few)
				texts++
				for k := range want.Blocks {
					v := want.Blocks[k].Verdict
					v.Evidence = nil
					if diff := cmp.Diff(v, got.Blocks[k].Verdict); diff != "" {
						t.Fatalf("%s, %q: block %d: -scored +not:\n%s", name, few, k, diff)
					}
				}
			}
		}
	}
	if texts < 1000 {
		t.Errorf("only %d texts", texts)
	}
}
