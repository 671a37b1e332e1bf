package extract

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/page"

	"github.com/google/go-cmp/cmp"
)

func TestReadPage(t *testing.T) {
	for _, c := range []struct{ name, html, want string }{
		{"paragraphs", "<p>One  two\n three<p>Four <b>bold</b>er", "paragraph One two three|paragraph Four bolder"},
		{"head is no text", "<title>T</title><style>p{}</style><body>Body", "paragraph Body"},
		{"text beside blocks", "<div>a<p>b</p>c</div>d", "paragraph a|paragraph b|paragraph c|paragraph d"},
		{"line breaks", "<p>a<br>b<br><br>c", "paragraph a⏎b|paragraph c"},
		{"list", "<ul><li>a<li><p>b</p><ul><li>c</ul></ul>", "list-item a|list-item b|list-item c"},
		{"headings", "<h2>a</h2><a href=x><h3>b</h3></a>", "heading a|heading b"},
		{"row", "<table><tr><th>a<th>b<tr><td>c<td>d<br>e</table>", "row a⇥b|row c⇥d e"},
		{"a table that is a frame", "<table><tr><td><h1>a</h1><td>b</table>", "heading a|paragraph b"},
		{"figure", "<figure><img alt='The mill' src=x><figcaption>By the river</figcaption></figure>", "alt-text The mill|caption By the river"},
		{"image inside a paragraph", "<p>a <img alt='The mill'> b</p>", "paragraph a b|alt-text The mill"},
		{"emoji", "<p>a <img alt='😀'> b</p>", "paragraph a 😀 b"},
		{"code", "<pre>\na\n  b\n</pre>", "code a⏎  b"},
		{"quote", "<blockquote><p>a</p></blockquote>", "quote a"},
		{"content without scripts", "<noscript><p>a</p></noscript>", "paragraph a"},
		{"shadow root", "<template shadowrootmode=open><p>a</p></template><template><p>b</p></template>", "paragraph a"},
		{"scripts", "<script>var a = '<p>b</p>'</script><p>c", "paragraph c"},
		{"entities", "<p>a &amp; b&nbsp;c &lt;p&gt;", "paragraph a & b\u00a0c <p>"},
		{"a form around the body", "<form><div><p>a</div>b</form>c", "paragraph a|paragraph b|paragraph c"},
		{"hidden text is read", "<p hidden>a</p>", "paragraph a"},
		{"nothing", "<p> <br> &nbsp;</p>", ""},
		{"cut", "<p>a</p><p>b<a href='x", "paragraph a|paragraph b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := page.Read(page.Parse(c.html))
			var got []string
			for i := range doc.Blocks {
				b := &doc.Blocks[i]
				got = append(got, fmt.Sprintf("%v %s", b.Kind, strings.NewReplacer("\n", "⏎", "\t", "⇥").Replace(b.Text)))
			}
			if diff := cmp.Diff(c.want, strings.Join(got, "|")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLinkedText(t *testing.T) {
	long := strings.Repeat("The mill stood still for years, and nobody came to look at it. ", 6)
	c := mustNew(t)
	for _, x := range []struct{ name, html, want string }{
		{"a page that a script fills", `<div id=app></div><script type=application/ld+json>{"@type":"Article","articleBody":"` + long + `"}</script>`, strings.TrimSpace(long) + "\n"},
		{"as HTML", `<div id=app></div><script type=application/ld+json>{"@type":"Product","description":"<p>` + long + `</p><p>It is red.</p>"}</script>`, strings.TrimSpace(long) + "\n\nIt is red.\n"},
		{"a post and its answers", `<script type=application/ld+json>{"@type":"DiscussionForumPosting","text":"` + long + `","comment":[{"text":"Yes."}]}</script>`, strings.TrimSpace(long) + "\n\nYes.\n"},
		{"a page that has its text", `<p>` + long + `</p><script type=application/ld+json>{"@type":"Article","articleBody":"` + long + `"}</script>`, strings.TrimSpace(long) + "\n"},
		{"a short text", `<p>A line of the page.</p><script type=application/ld+json>{"@type":"Article","articleBody":"Two words."}</script>`, "A line of the page.\n"},
	} {
		t.Run(x.name, func(t *testing.T) {
			if diff := cmp.Diff(x.want, c.Page(ParsePage(x.html)).Text()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPageLang(t *testing.T) {
	for _, c := range []struct{ why, html, want string }{
		{"a primary tag", "<html lang=de>", "de"},
		{"with a region", "<html lang=pt-BR>", "pt"},
		{"as systems write it", "<html lang=' nb_NO '>", "nb"},
		{"three letters", "<html lang=fil>", "fil"},
		{"none", "<p>a", ""},
		{"a name is no tag", "<html lang=English>", ""},
		{"a template that was not filled in", "<html lang='{{ page.lang }}'>", ""},
	} {
		if got := page.PageLang(page.Parse(c.html)); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}
