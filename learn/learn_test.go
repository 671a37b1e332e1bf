package learn

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A text of a corpus, and the site and name it has there.
type text struct{ site, name, src string }

// corpus returns texts of some sites: each site has its menu and its footer,
// some lines on a part of its pages only, and one article at two addresses.
func corpus(sites, pages int) []text {
	rng := rand.New(rand.NewPCG(3, uint64(sites)))
	word := func() string {
		return string([]byte{"bdfgklmnprst"[rng.IntN(12)], "aeiou"[rng.IntN(5)], "bdgklmnrst"[rng.IntN(10)], "aeiou"[rng.IntN(5)], "lnrst"[rng.IntN(5)]})
	}
	sentence := func(words int) string {
		s := make([]string, words)
		for i := range s {
			s[i] = word()
		}
		return strings.Join(s, " ") + "."
	}
	var all []text
	for s := range sites {
		menu, footer, campaign := sentence(2)+"\n"+sentence(1)+"\n"+sentence(1), sentence(9), sentence(6)
		body := ""
		for p := range pages {
			if p != 1 { // the second page is the first again
				body = sentence(40) + "\nInterlude\n" + sentence(50) + "\n" + sentence(45)
			}
			src := menu + "\n" + fmt.Sprintf("%d comments", rng.IntN(90)) + "\n" + body + "\n"
			if p%3 == 0 {
				src += campaign + "\n"
			}
			all = append(all, text{fmt.Sprintf("site%d.example", s), fmt.Sprintf("s%d/p%02d.txt", s, p), src + footer + "\n"})
		}
	}
	return all
}

func packOf(texts []text, threshold Threshold, memory int64) *Pack {
	c := NewCounter(threshold, memory)
	for _, t := range texts {
		c.Add(t.site, t.name, ReadText(t.src))
	}
	return c.Pack()
}

func written(t *testing.T, p *Pack) string {
	t.Helper()
	var b bytes.Buffer
	w := bufio.NewWriterSize(&b, 64<<10) // which the command has, too
	if err := errors.Join(p.Write(w), w.Flush()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// lines lists the lines of a site of a pack, each with its counts.
func lines(p *Pack, site string) []string {
	var all []string
	for _, s := range p.Sites {
		if s.Name == site {
			for _, l := range s.Lines {
				all = append(all, fmt.Sprintf("%d %d %s", l.Docs, l.Edge, l.Text))
			}
		}
	}
	return all
}

func TestPack(t *testing.T) {
	long := func(word string) string {
		return strings.Repeat("The "+word+" has ground the flour of the valley for years, and it still does. ", 3) + "\n"
	}
	page := func(article string) string { return "Home\nNews\n" + article + "Share this\n" }
	shared := strings.Repeat("The mayor spoke of the bridge at length. ", 4) + "\n" // longer than a pack holds
	texts := []text{
		{"a.example", "1", page(long("mill") + "12 comments\nDa capo\nDa capo\n" + long("miller"))},
		{"a.example", "2", page(long("river") + "7 comments\n" + shared + long("water"))},
		{"a.example", "3", page(long("wheel") + shared + long("wood"))},
		{"a.example", "4", page(long("mill") + "12 comments\nDa capo\nDa capo\n" + long("miller"))}, // the first again
		{"b.example", "5", "Home\nNews\n" + long("forge")},
	}
	got := lines(packOf(texts, DefaultThreshold, DefaultMemory), "a.example")
	want := []string{
		"4 4 Home", "4 4 News", "4 4 Share this",
		"3 0 12 comments",         // the numbers do not count
		"2 0 " + shared[:MaxText], // in two articles: the one who cleans knows that it stands inside
	} // "Da capo" stands in one article only, which was published twice
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
	if got := lines(packOf(texts, Threshold{MinDocs: 3, MinShare: .5}, DefaultMemory), "a.example"); len(got) != 3 {
		t.Errorf("a stricter threshold lets through %q", got)
	}
}

// Added up, packs of the parts of a corpus are the pack of the corpus.
func TestMerge(t *testing.T) {
	texts := corpus(4, 12)
	rng := rand.New(rand.NewPCG(1, 1))
	want := written(t, packOf(texts, DefaultThreshold, DefaultMemory))
	for split := range 100 {
		parts := make([][]text, 1+rng.IntN(5))
		for _, at := range rng.Perm(len(texts)) {
			k := rng.IntN(len(parts))
			parts[k] = append(parts[k], texts[at])
		}
		var packs []*Pack
		for _, part := range parts {
			p, err := Read("part", []byte(written(t, packOf(part, DefaultThreshold, DefaultMemory))), true)
			if err != nil {
				t.Fatal(err)
			}
			packs = append(packs, p)
		}
		all, err := Merge(DefaultThreshold, packs...)
		if err != nil {
			t.Fatal(err)
		}
		if got := written(t, all); got != want {
			t.Fatalf("split %d into %d (-together +merged):\n%s", split, len(parts), cmp.Diff(want, got))
		}
	}
}

func TestMergeWithoutRest(t *testing.T) {
	texts := corpus(2, 6)
	one, two := packOf(texts[:6], DefaultThreshold, DefaultMemory), packOf(texts[6:], DefaultThreshold, DefaultMemory)
	one.Final()
	if _, err := Merge(DefaultThreshold, one, two); err != nil {
		t.Errorf("other sites: %v", err)
	}
	for _, packs := range [][]*Pack{{one, one}, {one, packOf(texts, DefaultThreshold, DefaultMemory)}, {packOf(texts, DefaultThreshold, DefaultMemory), one}} {
		if _, err := Merge(DefaultThreshold, packs...); err == nil || !strings.Contains(err.Error(), "site0.example") {
			t.Errorf("one site, and one without its rest: error %v", err)
		}
	}
}

// The order of the documents does not change a pack.
func TestOrder(t *testing.T) {
	texts := corpus(3, 8)
	want := written(t, packOf(texts, DefaultThreshold, DefaultMemory))
	rng := rand.New(rand.NewPCG(2, 2))
	for range 10 {
		rng.Shuffle(len(texts), func(i, k int) { texts[i], texts[k] = texts[k], texts[i] })
		if got := written(t, packOf(texts, DefaultThreshold, DefaultMemory)); got != want {
			t.Fatal(cmp.Diff(want, got))
		}
	}
}

// With little memory a sketch finds the same lines. It counts copies of an
// article that come first as one, and knows of the first document only that it
// was there.
func TestSketch(t *testing.T) {
	texts := corpus(6, 40)
	exact, sketched := packOf(texts, DefaultThreshold, DefaultMemory), packOf(texts, DefaultThreshold, 256<<10)
	if !exact.Exact() || sketched.Exact() || sketched.Chance > .01 {
		t.Fatalf("chances %v and %v", exact.Chance, sketched.Chance)
	}
	for _, s := range exact.Sites {
		with := sketched.site(s.Name).Counts()
		for _, l := range s.Lines {
			if count := with.Lines[l.Key]; count.Docs < l.Docs-1 || count.Docs > l.Docs {
				t.Errorf("%s: %q is counted %d times, not %d", s.Name, l.Text, count.Docs, l.Docs)
			}
		}
		if len(with.Lines) != len(s.Lines) {
			t.Errorf("%s: %d lines, not %d", s.Name, len(with.Lines), len(s.Lines))
		}
	}
	out := written(t, sketched)
	if !strings.Contains(out, "counts: sketch\nchance: ") || strings.Contains(out, "\n---\n") {
		t.Errorf("written %.300s", out)
	}
	if again, err := Read("sketched", []byte(out), true); err != nil || written(t, again) != out {
		t.Errorf("read again: %v", err)
	}
}

// If even what repeats does not fit, the counts forget and say so.
func TestForget(t *testing.T) {
	p := packOf(corpus(40, 60), Threshold{MinDocs: 2, MinShare: .9}, 64<<10)
	if p.Forgotten == 0 || p.Exact() {
		t.Errorf("%d forgotten", p.Forgotten)
	}
	for _, s := range p.Sites {
		if len(s.Lines) < 4 {
			t.Errorf("%s has lost lines that stand on all pages: %q", s.Name, lines(p, s.Name))
		}
	}
}
