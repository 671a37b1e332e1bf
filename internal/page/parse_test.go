package page

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// outline writes a page as nested brackets.
func outline(p *Page) string {
	var b strings.Builder
	var write func(i int)
	write = func(i int) {
		n := &p.Nodes[i]
		if n.IsText() {
			b.WriteString(strings.TrimSpace(p.TextOf(i)))
			return
		}
		b.WriteString("[" + p.NameOf(i) + " ")
		for k := int32(i) + 1; k < n.End; k = p.Nodes[k].End {
			write(int(k))
		}
		b.WriteString("]")
	}
	for i := int32(0); int(i) < len(p.Nodes); i = p.Nodes[i].End {
		write(int(i))
	}
	return b.String()
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ name, html, want string }{
		{"implied end of a paragraph", "<p>a<div>b</div>", "[p a][div b]"},
		{"paragraph inside inline", "<p><b>a<p>b", "[p [b a]][p b]"},
		{"list items", "<ul><li>a<ul><li>b</ul><li>c</ul>", "[ul [li a[ul [li b]]][li c]]"},
		{"cells", "<table><tr><td>a<td>b<tr><td>c</table>d", "[table [tr [td a][td b]][tr [td c]]]d"},
		{"definitions", "<dl><dt>a<dd>b<dt>c</dl>", "[dl [dt a][dd b][dt c]]"},
		{"an end tag without a start", "a</div>b</p>c", "abc"},
		{"an end of an inline element ends no block", "<b><div>a</b>b</div>c</b>", "[b [div ab]c]"},
		{"an end tag in a cell ends no table", "<div><table><tr><td>a</div>b</table>c</div>", "[div [table [tr [td ab]]]c]"},
		{"links do not nest", "<a>a<a>b</a>", "[a a][a b]"},
		{"text after the body", "<html><body>a</body></html>b", "[html [body ab]]"},
		{"a second body", "<body>a<body>b", "[body ab]"},
		{"void elements", "<p>a<br>b<img>c", "[p a[br ]b[img ]c]"},
		{"unknown elements", "<x-card>a</x-card>b", "[x-card a]b"},
		{"unknown elements in capitals", "<X-Card\nid=a>a<x-b/>c", "[x-card a[x-b ]c]"},
		{"scripts hold nothing", "<script>a<b></script>c", "[script ]c"},
		{"linked data is kept", `<script type="application/ld+json">{"a":1}</script>`, `[script {"a":1}]`},
		{"noscript is read", "<noscript><p>a</noscript>b", "[noscript [p a]]b"},
		{"a cut tag", "a<p class=", "a"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, outline(Parse(c.html))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAttrs(t *testing.T) {
	p := Parse(`<a HREF="/x?a=1&amp;b=2" class=' one two ' hidden onclick=f() data-x=y>t</a>`)
	want := []Attr{{Key: "href", Val: "/x?a=1&b=2"}, {Key: "class", Val: " one two ", Name: 1}, {Key: "hidden"}}
	if diff := cmp.Diff(want, p.Attrs(0)); diff != "" {
		t.Error(diff)
	}
	if got := p.Get(0, "class"); got != " one two " {
		t.Errorf("Get: %q", got)
	}
	if _, ok := p.Attr(0, "onclick"); ok {
		t.Error("an event handler is kept")
	}
}

// The same values have the same numbers.
func TestNames(t *testing.T) {
	p := Parse(`<p class=a id=b alt=a><p class="" role=a><p id=c class=b>`)
	var got []int32
	for i := range p.Nodes {
		for _, a := range p.Attrs(i) {
			got = append(got, a.Name)
			if int(a.Name) >= p.Names() {
				t.Errorf("%d of %d", a.Name, p.Names())
			}
		}
	}
	if diff := cmp.Diff([]int32{1, 2, 0, 0, 1, 3, 2}, got); diff != "" {
		t.Error(diff)
	}
}

// A page that is made to cost time costs no more than its length.
func TestDeep(t *testing.T) {
	for name, unit := range map[string]string{
		"open": "<div>a", "closed": "<b>", "stray": "</p>", "paragraphs": "<p><b>", "attributes": "<i a=b c=d>", "cells": "<td><table>", "links": "<a><div>",
	} {
		p := Parse(strings.Repeat(unit, 200_000) + "<p>end")
		if last := len(p.Nodes) - 1; p.TextOf(last) != "end" {
			t.Errorf("%s: the last node is %+v", name, p.Nodes[last])
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"<p>a<b>c</p>d", "<table><td>a<tr>b", "<a href='&amp;'><a b=c/>", "<!-- a --><![CDATA[b]]><?c?>", "<svg/><title>a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		p := Parse(src)
		from := int32(0)
		for i, n := range p.Nodes {
			switch {
			case n.From < from || n.To < n.From || int(n.To) > len(src):
				t.Fatalf("node %d stands at [%d, %d) behind %d", i, n.From, n.To, from)
			case int(n.Parent) >= i, int(n.End) <= i, int(n.End) > len(p.Nodes):
				t.Fatalf("node %d has parent %d and ends at %d", i, n.Parent, n.End)
			case n.Parent >= 0 && p.Nodes[n.Parent].End < n.End:
				t.Fatalf("node %d ends behind its parent", i)
			}
			from = n.From
		}
	})
}

// Browsers pass over NUL bytes, but for titles, where they show that something is
// missing.
func TestNUL(t *testing.T) {
	p := Parse("<title>A\x00 b</title><p class='x\x00y'>one\x00 &amp; two\x00")
	for i := range p.Nodes {
		switch n := &p.Nodes[i]; {
		case n.IsText() && p.TextOf(i) != "A\ufffd b" && p.TextOf(i) != "one & two":
			t.Errorf("text %q", p.TextOf(i))
		case n.Tag.String() == "p" && p.Get(i, "class") != "xy":
			t.Errorf("class %q", p.Get(i, "class"))
		}
	}
}

// Of attributes with the same key the first counts, as in the HTML standard.
func TestDuplicateAttributes(t *testing.T) {
	p := Parse(`<p class=lede id=a class=advert ID=b hidden hidden>Mill</p><p class=advert>`)
	if n := len(p.Attrs(0)); n != 3 || p.Get(0, "class") != "lede" || p.Get(0, "id") != "a" {
		t.Errorf("%d attributes, class %q, id %q", n, p.Get(0, "class"), p.Get(0, "id"))
	}
	if p.Get(2, "class") != "advert" {
		t.Error("another element has the attributes of its own")
	}
}
