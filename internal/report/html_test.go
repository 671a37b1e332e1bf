package report

import (
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/rule"
)

// explained cleans src with all evidence.
func explained(t testing.TB, src string, page bool) *extract.Document {
	t.Helper()
	cleaner, err := extract.New(extract.Explain())
	if err != nil {
		t.Fatal(err)
	}
	if page {
		return cleaner.Page(extract.ParsePage(src))
	}
	return cleaner.Text(src)
}

// testPage is a page with blocks of every kind, dropped and kept.
func testPage(t testing.TB) *extract.Document {
	t.Helper()
	src, err := os.ReadFile("testdata/page.html")
	if err != nil {
		t.Fatal(err)
	}
	return explained(t, string(src), true)
}

// everyCategory drops a line for each category, and one for none.
func everyCategory(t testing.TB) *extract.Document {
	t.Helper()
	var src strings.Builder
	for range append(rule.Categories(), rule.None) {
		src.WriteString("A line that holds the words of a rule.\n\n")
	}
	doc := explained(t, src.String(), false)
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		c := rule.Category(i)
		seen := extract.Span{Start: b.Start + 7, End: b.Start + 11}
		b.Verdict = extract.Verdict{Rule: c.String() + "/test", Category: c, Evidence: []extract.Evidence{
			{Rule: c.String() + "/test", Category: c, Points: 100, Span: seen, Why: `"that"`},
			{Rule: "share/short", Category: rule.Share, Points: 40, Span: b.Span, Why: "9 words"},
			{Rule: "share/kurz", Category: rule.Share, Points: 40, Span: b.Span, Why: "9 words"},
		}}
	}
	return doc
}

func render(t testing.TB, doc *extract.Document, name string) string {
	t.Helper()
	var b strings.Builder
	if err := HTML(&b, doc, name); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestHTML(t *testing.T) {
	page, every := render(t, testPage(t), "a/<b>.html"), render(t, everyCategory(t), "every.txt")
	for _, c := range []struct{ why, in, want string }{
		{"the name is escaped", page, "<h1 dir=\"auto\">a/<wbr>&lt;b&gt;.html<wbr></h1>"},
		{"the text is escaped", page, "“&lt;script&gt;alert(1)&lt;/script&gt;” below it, and laughed.</p>"},
		{"blocks of a page have numbers", page, `id="block-12"><span class="number">12</span>`},
		{"a heading", page, "<h2>What the engineers found</h2>"},
		{"items of a list", page, `<div role="list">` + "\n" + `<div class="block keep k-list-item" role="listitem"`},
		{"code", page, "<pre><code>load  = 3.5 t\nlimit = 2.8 t\nif load &gt; limit:\n    close(bridge)</code></pre>"},
		{"a row", page, `<p class="cells"><span>North </span><span>1911 </span><span>14 </span></p>`},
		{"a quote", page, "<blockquote>A bridge is a promise"},
		{"a caption", page, `<p><span class="kind" lang="en">Caption</span> <s>The old bridge at Oxmoor in the fog (AP Photo/John Doe)</s></p>`},
		{"an alternative text", page, `<p><span class="kind" lang="en">Image</span> `},
		{"the words that decided, of a page", page, "<mark>Get the</mark> news of the harbour every morning."},
		{"the words that decided, of a text", every, "<s>A line <mark>that</mark> holds the words of a rule.</s>"},
		{"lines of a text have numbers", every, `id="block-2"><span class="number">3</span>`},
		{"rule and evidence", every, `<div class="why" lang="en" id="why-2" role="note"><p><b>consent/test</b>: &#34;that&#34;</p>`},
		{"rules that saw the same", every, `<ul><li>also <b>share/short, share/kurz</b> <span class="points">&#43;40</span>: 9 words</li></ul>`},
		{"totals", every, `<p class="total">23 blocks, 23 dropped (100 % of the text)</p>`},
		{"no category", every, `id="filter-other" data-blocks="1"`},
	} {
		if !strings.Contains(c.in, c.want) {
			t.Errorf("%s: %s is missing in\n%s", c.why, c.want, c.in)
		}
	}
}

// What turns the direction of a text, or is no text, shows as a symbol.
func TestHTMLControls(t *testing.T) {
	got := render(t, explained(t, "The palace \u202esaid\x00 \xffso.\r\n", false), "a")
	if want := "<p>The palace \ufffdsaid␀ \ufffdso.</p>"; !strings.Contains(got, want) {
		t.Errorf("%q is missing in\n%s", want, got)
	}
}

func TestHTMLEmpty(t *testing.T) {
	got := render(t, explained(t, "", false), "empty")
	if !strings.Contains(got, "0 blocks, nothing dropped") || strings.Contains(got, "<svg") || strings.Contains(got, `class="categories"`) {
		t.Errorf("an empty text:\n%s", got)
	}
}

// Every category has words for the legend, a colour, and a filter.
func TestHTMLCategories(t *testing.T) {
	names := []string{"other"}
	for _, c := range rule.Categories() {
		names = append(names, c.String())
	}
	for _, name := range names {
		if categoryDocs[name] == "" {
			t.Errorf("no words for %s", name)
		}
		for _, want := range []string{".c-" + name + " { --h: ", "#filter-" + name + ":not(:checked)) .block.c-" + name} {
			if !strings.Contains(htmlStyle(), want) {
				t.Errorf("no %s in the style", want)
			}
		}
	}
}

func TestMap(t *testing.T) {
	doc := explained(t, "aaaa\nbb\ncc\ndddd\n", false) // 12 bytes in 300 cells
	for i := range doc.Blocks {
		doc.Blocks[i].Verdict = extract.Verdict{Keep: i == 0}
	}
	doc.Blocks[3].Verdict.Category = rule.Promo
	got := fmt.Sprint(mapOf(doc, 12))
	if want := "[{c-other 100 100} {c-promo 200 100}]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// manyBlocks is a document of n blocks, half of them dropped with evidence.
func manyBlocks(t testing.TB, n int) *extract.Document {
	t.Helper()
	one := everyCategory(t).Blocks
	doc := explained(t, "", false)
	doc.Source = strings.Repeat("A line that holds the words of a rule.\n", n)
	for i := range n {
		b := one[i%len(one)]
		b.Line = i + 1
		b.Verdict.Keep = i/len(one)%2 == 0
		doc.Blocks = append(doc.Blocks, b)
	}
	return doc
}

func BenchmarkHTML(b *testing.B) {
	doc := manyBlocks(b, 20000)
	for b.Loop() {
		if err := HTML(io.Discard, doc, "many.txt"); err != nil {
			b.Fatal(err)
		}
	}
}
