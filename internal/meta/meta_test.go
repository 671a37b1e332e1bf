package meta

import (
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/pare-text/pare/internal/page"
)

func TestMeta(t *testing.T) {
	const article = `<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"The mill stands still",
		"author":[{"@type":"Person","name":"Jane Roe"},{"@type":"Organization","name":"The Courier"},{"@type":"Person","name":"John Doe"}],
		"datePublished":"2026-05-01T10:00:00+02:00","publisher":{"@type":"Organization","name":"The Courier"},"image":{"url":"/mill.jpg"}}</script>`
	for _, c := range []struct {
		name, html string
		want       Meta
	}{
		{"linked data", article + `<title>The mill stands still | The Courier</title><link rel=canonical href="https://example.org/mill">`, Meta{
			Title: "The mill stands still", Byline: "Jane Roe, John Doe", Date: "2026-05-01T10:00:00+02:00", Site: "The Courier",
			URL: "https://example.org/mill", Image: "https://example.org/mill.jpg",
		}},
		{"Open Graph", `<meta property="og:title" content="A &amp;amp; B"><meta property="og:site_name" content="Roe's"><meta property="og:url" content="https://example.org/a">
			<meta property="og:description" content=" Two  letters "><meta property="og:image" content="https://example.org/a.png">
			<meta property="article:published_time" content="2026-05-01"><meta name=author content="By Jane Roe">`, Meta{
			Title: "A & B", Byline: "Jane Roe", Date: "2026-05-01", Site: "Roe's", URL: "https://example.org/a", Description: "Two letters", Image: "https://example.org/a.png",
		}},
		{
			"microdata", `<div itemscope><span itemprop=author><b itemprop=name>Jane Roe</b></span><time itemprop=datePublished datetime="2026-05-01T10:00Z">May</time></div>`,
			Meta{Byline: "Jane Roe", Date: "2026-05-01T10:00:00Z"},
		},
		{
			"the page itself", `<title>Short notes on mills - The Courier</title><h1>Short notes on mills</h1><p>By Jane Roe<p>May 1, 2026 at noon<p>Text.`,
			Meta{Title: "Short notes on mills", Byline: "Jane Roe", Date: "2026-05-01"},
		},
		{
			"the heading that the title repeats", `<h1>The Courier</h1><title>Notes on mills by the river | The Courier</title><h1>Notes on mills by the river</h1>`,
			Meta{Title: "Notes on mills by the river"},
		},
		{"broken linked data", "<script type=application/ld+json><!-- {\"@type\":\"Article\",\"headline\":\"A\nlong title\"} --></script>", Meta{Title: "A long title"}},
		{"what is no linked data", `<script type=application/ld+json>{"@type":</script><title>Notes</title>`, Meta{Title: "Notes"}},
		{"a graph", `<script type=application/ld+json>{"@graph":[{"@type":"WebSite","name":"Roe's"},{"@type":"WebPage","name":"P"},
			{"@type":"Article","headline":"Mills of the north","author":{"name":"Jane Roe"}}]}</script>`, Meta{Title: "Mills of the north", Byline: "Jane Roe", Site: "Roe's"}},
		{"an address is no author", `<meta property="article:author" content="https://example.org/jane"><a rel=author href=/jane>Jane Roe</a>`, Meta{Byline: "Jane Roe"}},
		{"the authors of comments", `<p><a rel=author>Jane Roe</a><a rel=author>A One</a><a rel=author>B Two</a><a rel=author>C Three</a>`, Meta{Byline: "Jane Roe"}},
		{"the publisher in the data, a person on the page", `<meta property="og:site_name" content="The Courier"><meta name=author content="The Courier"><h1>Notes on mills</h1>
			<p>By Jane Roe</p>`, Meta{Title: "Notes on mills", Byline: "Jane Roe", Site: "The Courier"}},
		{"the authors of answers", `<div itemscope><b itemprop=author>Jane Roe</b><time itemprop=dateCreated datetime=2026-05-01>1</time><div itemscope>
			<b itemprop=author>A One</b><time itemprop=dateCreated datetime=2026-05-02>2</time></div></div>`, Meta{Byline: "Jane Roe", Date: "2026-05-01"}},
		{"a menu", `<nav><p>By</p><p>Company size</p><p>May 1, 2025</p></nav><p>Mills.<p>Written by<p>Jane Roe<p>Updated May 2, 2026`, Meta{Byline: "Jane Roe", Date: "2026-05-02"}},
		{"no words", "<p>Text", Meta{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, Read(page.Read(page.Parse(c.html)))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFirstDate(t *testing.T) {
	for _, c := range []struct{ value, want string }{
		{"2026-05-01T10:00:00.000Z", "2026-05-01T10:00:00Z"},
		{"2026-05-01T10:00:00", "2026-05-01"}, // without a zone the time says little
		{"Fri, 01 May 2026 10:00:00 +0200", "2026-05-01T10:00:00+02:00"},
		{"Published on May 1st, 2026", "2026-05-01"},
		{"1. Mai 2026, 10:00 Uhr", "2026-05-01"},
		{"1 de mayo de 2026", "2026-05-01"},
		{"2026年5月1日", "2026-05-01"},
		{"01.05.2026", "2026-05-01"},
		{"11-29-2025", "2025-11-29"},
		{"29/11/2025", "2025-11-29"},
		{"05/01/2026", ""}, // or is it the fifth of January?
		{"31 February 2026", ""},
		{"in 2026", ""},
		{"1 cat 2026", ""},
		{"0001-01-01T00:00:00Z", ""},
	} {
		if got := firstDate(c.value); got != c.want {
			t.Errorf("%q: %q, want %q", c.value, got, c.want)
		}
	}
}

func TestByline(t *testing.T) {
	for _, c := range []struct {
		why  string
		list []string
		want string
	}{
		{"words before", []string{"Von Max Muster"}, "Max Muster"},
		{"a date behind", []string{"By Jane Roe | May 1, 2026"}, "Jane Roe"},
		{"twice", []string{"Jane Roe", "JANE ROE", "John Doe"}, "Jane Roe, John Doe"},
		{"a day behind", []string{"Jane RoeDecember 17, 2025", "John Doe, Sat, 20 Dec 2025"}, "Jane Roe, John Doe"},
		{"a role behind a comma", []string{"Jane Roe, Head of Mills", "John Doe, MD"}, "Jane Roe, John Doe, MD"},
		{"a role that is a name's end", []string{"Luxury Travel Expert"}, "Luxury Travel Expert"},
		{"labels", []string{"About the author", "Written by", "View more posts", "Articles by Jane", "Photo by Jane Roe"}, ""},
		{"an address", []string{"jane.roe@example.org"}, "jane.roe@example.org"},
		{"the name of a variable", []string{"page.head.author"}, ""},
		{"the publisher's name in other words", []string{"The Courier News Desk", "Jane Roe"}, "Jane Roe"},
		{"the site beside persons", []string{"The Courier", "Jane Roe"}, "Jane Roe"},
		{"the site alone", []string{"The Courier"}, "The Courier"},
		{"no names", []string{"admin", "https://example.org", "{{author}}", "42"}, ""},
	} {
		if got := newByliner("The Courier", "").first([][]string{c.list}, nil); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func FuzzLinkedData(f *testing.F) {
	for _, s := range []string{`{"@type":"Article","author":[[["a"]]]}`, `[{"@graph":{"mainEntity":{"name":{"name":["x"]}}}}]`, "<!-- {} -->", `{"@type":["Article",1],"image":[{}]}`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := readLinkedData([]string{s})
		if d.Rank == 0 && d.Headline != "" {
			t.Errorf("a headline of no type: %q", d.Headline)
		}
	})
}

// What a guard passes over, none of the expressions behind it would match.
func TestGuards(t *testing.T) {
	for c := rune(0); c < utf8.RuneSelf; c++ {
		for _, word := range []string{
			"written by", "posted by", "post by", "authored by", "published by", "words by", "story by", "article by", "text by", "blog by", "guide by", "recipe by",
			"essay by", "reported by", "asked by", "started by", "by", "von", "par", "por", "di", "door", "av", "af", "od", "via", "autorin", "author", "auteurs", "autore",
		} {
			text := string(c) + word[1:] + " Jane"
			if !mayBeByline(text) && (byWords().MatchString(text) || byAlone().MatchString(string(c)+word[1:]) || bylineLabel().MatchString(text)) {
				t.Errorf("%q", text)
			}
		}
	}
	for s, want := range map[string]bool{"1 May 2026": true, "2026-05-01": true, "123 456": false, "12a3456": true, "May 26": false, "": false} {
		if hasYear(s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}
