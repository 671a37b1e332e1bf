package extract

import (
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/meta"

	"github.com/google/go-cmp/cmp"
)

func TestMarkdown(t *testing.T) {
	for _, c := range []struct{ name, html, want string }{
		{"paragraphs", "<p>One<p>Two", "One\n\nTwo\n"},
		{"heading", "<h3>A <em>b</em></h3>", "### A *b*\n"},
		{"emphasis hugs its words", "<p>a <b> b </b>c<i></i> d", "a **b** c d\n"},
		{"all of it bold", "<p><strong>a b</strong></p>", "**a b**\n"},
		{"link", "<p>see <a href='/x y'>the <b>mill</b></a>.", "see [the **mill**](</x%20y>).\n"},
		{"link around a heading", "<a href=/x><h2>a</h2></a>", "## [a](/x)\n"},
		{"a script is no link", "<p><a href='javascript:x()'>a</a>", "a\n"},
		{"line break", "<p>a<br>b", "a\\\nb\n"},
		{"list", "<ul><li>a<li>b<ol start=3><li>c<li>d</ol><li>e</ul>", "- a\n- b\n  3. c\n  4. d\n- e\n"},
		{"two paragraphs of an item", "<ul><li><p>a<p>b</ul>", "- a\n\n  b\n"},
		{"quote", "<blockquote><p>a<p>b<br>c</blockquote>", "> a\n>\n> b\\\n> c\n"},
		{"code", "<pre class=language-go>if x {\n\ty()\n}</pre>", "```go\nif x {\n\ty()\n}\n```\n"},
		{"code in a line", "<p>call <code>f(*x)</code>", "call `f(*x)`\n"},
		{"table", "<table><tr><th>a<th>b|c<tr><td>1<td>2</table>", "| a | b\\|c |\n| --- | --- |\n| 1 | 2 |\n"},
		{"marks of the text", "<p>2 * 3 [sic] snake_case", "2 \\* 3 \\[sic\\] snake\\_case\n"},
		{"what looks like a list", "<p>1. a<p># b", "1\\. a\n\n\\# b\n"},
		{"image", "<p>a</p><img src=/m.png alt='The mill'>", "a\n\n![The mill](/m.png)\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := ParsePage(c.html)
			for i := range doc.Blocks {
				doc.Blocks[i].Verdict.Keep = true
			}
			var out strings.Builder
			if err := doc.WriteMarkdown(&out, false); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, out.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFrontMatter(t *testing.T) {
	doc := ParsePage("<html lang=en-GB><p>a")
	doc.Blocks[0].Verdict.Keep = true
	doc.Meta = meta.Meta{Title: "The \"mill\":\n#1", URL: "https://example.org/a"}
	var out strings.Builder
	if err := doc.WriteMarkdown(&out, true); err != nil {
		t.Fatal(err)
	}
	want := "---\ntitle: \"The \\\"mill\\\": #1\"\nlang: \"en\"\nurl: \"https://example.org/a\"\n---\n\n# The \"mill\": #1\n\na\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}
