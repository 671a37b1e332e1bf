package extract

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/rule"
)

// windowed returns a cleaner to which documents of a few blocks are long.
func windowed(c *Cleaner, w windowing) *Cleaner {
	of := *c
	of.windows = w
	return &of
}

// Windows of several sizes: each document has several, the last of which may be a single block.
var smallWindows = []windowing{
	{longer: 4, size: 3, overlap: 1, samples: 3, sample: 2},
	{longer: 9, size: 7, overlap: 20, samples: 2, sample: 100},
}

// What is judged in windows keeps all that is promised of documents.
func TestPropertiesInWindows(t *testing.T) {
	for way, c := range cleaners(t) {
		dropped := 0
		for _, w := range smallWindows {
			for name, src := range fixtures(t) {
				t.Run(way+"/"+name, func(t *testing.T) {
					doc := windowed(c, w).Text(src)
					dropped += doc.Stats().Dropped
					check(t, windowed(c, w), src, doc)
				})
			}
		}
		if dropped == 0 {
			t.Errorf("%s: nothing was dropped", way)
		}
	}
}

// The blocks of a page in windows are those of the page, each with a verdict.
func TestPagesInWindows(t *testing.T) {
	for way, c := range cleaners(t) {
		for _, w := range smallWindows {
			for name, src := range pageFixtures(t) {
				whole, doc := c.Page(ParsePage(src)), windowed(c, w).Page(ParsePage(src))
				if len(whole.Blocks) != len(doc.Blocks) {
					t.Errorf("%s, %s: %d blocks of %d", way, name, len(doc.Blocks), len(whole.Blocks))
					continue
				}
				for i := range doc.Blocks {
					b := &doc.Blocks[i]
					if v := b.Verdict; b.Text != whole.Blocks[i].Text || v.Keep != (v.Rule == "") || v.Keep != (v.Category == rule.None) {
						t.Errorf("%s, %s: block %d is %+v, of %q", way, name, i, v, whole.Blocks[i].Text)
					}
				}
			}
		}
	}
}

// longArticle is paragraphs of many articles, with lines between them that go and lines that stay.
func longArticle(t *testing.T) (lines []string) {
	texts := fixtures(t)
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		for line := range strings.Lines(texts[name]) {
			if line = strings.TrimSpace(line); len(line) < 100 {
				continue
			}
			switch lines = append(lines, line); len(lines) % 10 {
			case 5:
				lines = append(lines, "Share on Facebook")
			case 0:
				lines = append(lines, "Harbour strike enters third week")
			}
		}
	}
	return lines
}

// A long article in windows loses its boilerplate, and no more paragraphs than as a whole.
func TestLongArticle(t *testing.T) {
	lines := longArticle(t)
	text, markup := strings.Join(lines, "\n\n"), "<main><p>"+strings.Join(lines, "</p>\n<p>")+"</main>"
	c := mustNew(t)
	windows := windowed(c, windowing{longer: 100, size: 100, overlap: 60, samples: 8, sample: 50})
	for _, k := range []struct {
		name        string
		whole, long *Document
	}{
		{"text", c.Text(text), windows.Text(text)},
		{"page", c.Page(ParsePage(markup)), windows.Page(ParsePage(markup))},
	} {
		kept, lost := 0, 0 // paragraphs that only the windows keep, and only the whole
		for i := range k.whole.Blocks {
			inWhole, inWindows := k.whole.Blocks[i].Verdict.Keep, k.long.Blocks[i].Verdict.Keep
			switch text := k.whole.Blocks[i].Text; {
			case len(text) < 100:
				if text == "Share on Facebook" && inWindows {
					t.Errorf("%s: block %d is kept, %q", k.name, i, text)
				}
			case inWindows && !inWhole:
				kept++
			case inWhole && !inWindows:
				lost++
			}
		}
		if lost > kept {
			t.Errorf("%s: %d paragraphs are lost, %d kept", k.name, lost, kept)
		}
	}
}

// A page of which nothing was left out is that page.
func TestWholePart(t *testing.T) {
	for name, src := range pageFixtures(t) {
		d := page.Read(page.Parse(src))
		n := len(d.Blocks)
		part := page.PartsOf(d).Part([][2]int{{0, n / 2}, {n / 2, n}}, d.Blocks)
		for i := range d.Blocks {
			if d.Path(i) != part.Path(i) || d.InMenu(i) != part.InMenu(i) || d.IsTitle(i) != part.IsTitle(i) {
				t.Errorf("%s: block %d stands in %s, of the part in %s", name, i, d.Path(i), part.Path(i))
			}
			for _, at := range [][2]int32{{d.Places[i].First, part.Places[i].First}, {d.Places[i].Last - 1, part.Places[i].Last - 1}} {
				if a, b := d.Nodes[at[0]], part.Nodes[at[1]]; a.From != b.From || a.Tag != b.Tag {
					t.Errorf("%s: block %d has node %+v, of the part %+v", name, i, a, b)
				}
			}
		}
		checkTree(t, name, part.Nodes)
	}
}

// checkTree fails unless each node stands inside its parent.
func checkTree(t *testing.T, name string, nodes []page.Node) {
	for i, n := range nodes {
		if n.End <= int32(i) || int(n.End) > len(nodes) || n.Parent >= int32(i) || n.Parent >= 0 && nodes[n.Parent].End < n.End {
			t.Errorf("%s: node %d is %+v", name, i, n)
		}
	}
}

// A window that was met before has the verdicts that it would have.
func TestKnownWindows(t *testing.T) {
	lines := strings.Join(longArticle(t)[:48], "\n\n") + "\n\n"
	text, markup := strings.Repeat(lines, 8), strings.Repeat("<div><p>"+strings.ReplaceAll(lines, "\n\n", "</p><p class=x>")+"</div>", 8)
	w := windowing{longer: 90, size: 48, overlap: 20, samples: 3, sample: 40}
	known, judged := windowed(mustNew(t), w), windowed(mustNew(t, Explain()), w)
	for name, docs := range map[string][2]*Document{
		"text": {known.Text(text), judged.Text(text)},
		"page": {known.Page(ParsePage(markup)), judged.Page(ParsePage(markup))},
	} {
		for i := range docs[0].Blocks {
			a, b := docs[0].Blocks[i].Verdict, docs[1].Blocks[i].Verdict
			if a.Keep != b.Keep || a.Rule != b.Rule {
				t.Errorf("%s: block %d is %+v, judged by itself %+v", name, i, a, b)
			}
		}
	}
}

// What a window depends on makes it another one.
func TestKeyOfWindow(t *testing.T) {
	k := newKnownWindows(false)
	key := func(src string) uint64 {
		d := ParsePage(src)
		read, pg, part := newStretches(d).part(stretch{0, d.count()})
		return k.key(read, pg, part)
	}
	const src = "<div><p>one<p>two</div>"
	for _, other := range []string{"<div><p>one<p>twos</div>", "<div><p class=a>one<p>two</div>", "<nav><p>one<p>two</nav>", "<div><p>one</div><p>two", "<div><p>one<li>two</div>"} {
		if key(other) == key(src) {
			t.Errorf("%s is known by %s", other, src)
		}
	}
	if key("  "+src) != key(src) {
		t.Error("where a window stands in the source makes it another one")
	}
}

// A list that stays in one window stays in the next one, at the end of the page, too.
func TestListInWindows(t *testing.T) {
	var b strings.Builder
	b.WriteString("<html><body><ul>")
	for i := range longDocuments.longer + 1000 {
		fmt.Fprintf(&b, "<li>Item %d", i)
	}
	if n := mustNew(t).Page(ParsePage(b.String())).Stats().Dropped; n > 0 {
		t.Errorf("%d items of one list are dropped", n)
	}
}

// Of a long text that holds no sentence the score would take all back that it drops, so it is
// not asked; one sentence is enough that it is.
func TestLongWithoutSentence(t *testing.T) {
	c := windowed(mustNew(t, Explain()), smallWindows[1])
	scored := func(doc *Document) bool {
		return slices.ContainsFunc(doc.Blocks, func(b Block) bool {
			return slices.ContainsFunc(b.Verdict.Evidence, func(e Evidence) bool { return e.Rule == ModelID })
		})
	}
	lines := strings.Repeat("k q 12 zz 4 18 a 3.1 x\nShare on Facebook\n", 30)
	doc := c.Text(lines)
	if doc.Guard != noSentence || scored(doc) {
		t.Errorf("guard %q, scored %v", doc.Guard, scored(doc))
	}
	for i := range doc.Blocks {
		if b := &doc.Blocks[i]; b.Verdict.Keep == (b.Text == "Share on Facebook") {
			t.Errorf("%q: %+v", b.Text, b.Verdict)
		}
	}
	if !scored(c.Text(lines + "The council met on Monday to vote on the bridge.\n")) {
		t.Error("a text with a sentence is not scored")
	}
}
