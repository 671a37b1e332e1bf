package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/internal/words"
	"golang.org/x/net/html/atom"
)

// pageFixtures are the pages under testdata.
func pageFixtures(t testing.TB) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../testdata/pages/*.html")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	pages := map[string]string{}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		pages[filepath.Base(f)] = string(raw)
	}
	return pages
}

// TestPages cleans whole pages: what must be left stands beside each.
func TestPages(t *testing.T) {
	c := mustNew(t)
	for name, src := range pageFixtures(t) {
		t.Run(name, func(t *testing.T) {
			want, err := os.ReadFile("../testdata/pages/" + strings.TrimSuffix(name, ".html") + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), c.Page(ParsePage(src)).Text()); diff != "" {
				t.Error("-want +got:\n" + diff)
			}
		})
	}
}

// seenText is what a reader of a page could see, without white space: all its
// texts but those that no browser shows.
func seenText(pg *page.Page) string {
	var b strings.Builder
	for i := 0; i < len(pg.Nodes); {
		n := &pg.Nodes[i]
		switch n.Tag {
		case atom.Head, atom.Title, atom.Script, atom.Style, atom.Svg, atom.Iframe, atom.Textarea, atom.Noembed, atom.Datalist, atom.Template:
			if _, shown := pg.Attr(i, "shadowrootmode"); !shown || n.Tag != atom.Template {
				i = int(n.End)
				continue
			}
		}
		b.WriteString(withoutSpace(pg.TextOf(i)))
		i++
	}
	return b.String()
}

// withoutSpace keeps all other bytes, also those that are no UTF-8.
func withoutSpace(s string) string { return strings.Join(strings.FieldsFunc(s, words.IsBlank), "") }

// checkPageWords asserts that kept and dropped together are what a reader could
// see.
func checkPageWords(t *testing.T, src string) {
	t.Helper()
	pg := page.Parse(src)
	doc := page.Read(pg)
	var got strings.Builder
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Start < 0 || b.End > len(src) || b.Start > b.End || strings.TrimSpace(b.Text) == "" {
			t.Fatalf("block %d: span %v of %d bytes, text %q", i, b.Span, len(src), b.Text)
		}
		if b.Kind != AltText {
			got.WriteString(withoutSpace(b.Text))
		}
	}
	// once more, as a character may be cut by a tag, in what is no page of UTF-8
	if got, want := withoutSpace(got.String()), withoutSpace(seenText(pg)); got != want && !hasAlt(pg) {
		t.Fatalf("the blocks hold %q, the page %q", got, want)
	}
}

// hasAlt reports whether an element has an alternative text, which may be a part
// of a block.
func hasAlt(pg *page.Page) bool {
	for i := range pg.Nodes {
		if pg.Get(i, "alt") != "" {
			return true
		}
	}
	return false
}

func TestPageWords(t *testing.T) {
	for name, src := range pageFixtures(t) {
		t.Run(name, func(t *testing.T) {
			checkPageWords(t, strings.ReplaceAll(src, "alt=", "title="))
		})
	}
}

func FuzzHTML(f *testing.F) {
	for _, s := range []string{
		"<p>a<b>c</p>d", "<table><tr><td>a<td>b<tr><td><p>c", "<pre>\n a\n\tb</pre>", "<ul><li>a<br><br>b", "<template>x</template><noscript><p>y",
		"<figure><img alt='z'><figcaption>w", "0<img Alt=\xfa>", "0\xd4<A>\xaf", "<a href=x><h2>t</h2></a>", "<select><option>a<option>b</select>", "<script type=application/ld+json>{\"articleBody\":\"x\"}</script>",
	} {
		f.Add(s)
	}
	c := mustNew(f)
	f.Fuzz(func(t *testing.T, src string) {
		checkPageWords(t, src)
		doc := c.Page(ParsePage(src))
		doc.Text()
		if err := doc.WriteMarkdown(&strings.Builder{}, true); err != nil {
			t.Fatal(err)
		}
		if err := doc.WriteJSON(&strings.Builder{}, JSON{Blocks: true}); err != nil {
			t.Fatal(err)
		}
	})
}
