package meta

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/page"
)

func read(src string) *page.Document { return page.Read(page.Parse(src)) }

// data returns linked data in a script.
func data(json string) string { return "<script type=application/ld+json>" + json + "</script>" }

// Each number has a case just inside and one just outside.
func TestNumbers(t *testing.T) {
	fill := func(n int) string { return strings.Repeat("a", n) }
	linked := func(n, own int) bool {
		blocks, _ := LinkedText(read(data(`{"articleBody":"`+fill(n)+`"}`)), own)
		return len(blocks) > 0
	}
	headline := func(json string) bool { return readLinkedData([]string{json}).Headline == "Mill" }
	const mill = `{"@type":"Article","headline":"Mill"}`
	for _, c := range []struct {
		number  string
		is      func(n int) bool
		in, out int
	}{
		{"minSiteName", func(n int) bool { return newByliner(fill(n), "").isPublisher(fill(n) + " Sport") }, 4, 3},
		{"maxNameWords", func(n int) bool { return isNameLike("Jane" + strings.Repeat(" Roe", n-1)) }, 5, 6},
		{"maxLinkedData", func(n int) bool { return headline(strings.Repeat(" ", n-len(mill)) + mill) }, 1 << 20, 1<<20 + 1},
		{"maxLinkedDepth", func(n int) bool { return headline(strings.Repeat("[", n) + mill + strings.Repeat("]", n)) }, 12, 13},
		{"stubChars", func(n int) bool { return linked(1000, n) }, 250, 251},
		{"linkedChars", func(n int) bool { return linked(n, 0) }, 300, 299},
		{"linkedTimes", func(n int) bool { return linked(n, 200) }, 600, 599},
		{"maxHost: the site's name ends there", func(n int) bool {
			const name = "courier"
			return Read(read("<title>Mills | "+name+"</title><link rel=canonical href=https://"+fill(n-len("https://")-len(name))+name+".example>")).Title == "Mills"
		}, 60, 61},
		{"nearBefore", func(n int) bool {
			return readNearTitle(read("<p>1 May 2026"+strings.Repeat("<p>x", n-1)+"<h1>Mill</h1>")).date != ""
		}, 6, 7},
		{"nearAfter", func(n int) bool {
			return readNearTitle(read("<h1>Mill</h1>"+strings.Repeat("<p>x", n-2)+"<p>1 May 2026")).date != ""
		}, 14, 15},
		{"maxNearLine", func(n int) bool {
			return readNearTitle(read("<h1>Mill</h1><p>1 May 2026 "+fill(n-len("1 May 2026 ")))).date != ""
		}, 120, 121},
		{"maxMetaText", func(n int) bool { return Read(read("<h1>"+fill(n)+"</h1>")).Title != "" }, 300, 301},
		{"maxMetaText, half of it for an author", func(n int) bool { return isAuthor(fill(n)) }, 150, 151},
		{"maxAuthors", func(n int) bool {
			var authors []string
			for i := range n {
				authors = append(authors, fmt.Sprintf(`"Jane R%s"`, fill(i)))
			}
			byline := Read(read(data(`{"@type":"Article","author":[` + strings.Join(authors, ",") + `]}`))).Byline
			return strings.Count(byline, "Jane") == n
		}, 24, 25},
		{"mostAuthors", func(n int) bool { return len(fewAuthors(strings.Split("abcdefgh"[:n], ""))) == n }, 3, 4},
		{"minTitle", func(n int) bool {
			return Read(read("<title>"+fill(n)+" of the north</title><h1>"+fill(n)+"</h1>")).Title == fill(n)
		}, 6, 5},
		{"minTitle, twice it for the heading of an article", func(n int) bool {
			return Read(read("<meta property=og:type content=article><title>Notes of the north</title><h1>"+fill(n)+"</h1>")).Title == fill(n)
		}, 12, 11},
		{"a heading that ends a title of n times its length is the site's name", func(n int) bool {
			c := titleChoice{title: fill(10*n-10) + " bbbbbbbbbb"}
			return c.isSite("bbbbbbbbbb", strings.ReplaceAll(c.title, " ", ""))
		}, 3, 2},
		{"words of a title before a section", func(n int) bool {
			return Read(read("<title>Mills"+strings.Repeat(" run", n-1)+" | News</title>")).Title == "Mills"+strings.Repeat(" run", n-1)
		}, 2, 1},
		{"words of an author", func(n int) bool { return isAuthor(strings.Repeat("Jane ", n)) }, 16, 17},
		{"months", func(n int) bool { return monthOf(fmt.Sprint(n)) == n }, 12, 13},
		{"rank of a type that takes over what the page's says", func(n int) bool {
			kind := map[int]string{7: "Product", 6: "Book"}[n]
			return readLinkedData([]string{`[{"@type":"WebPage","datePublished":"2026-05-01"},{"@type":"` + kind + `"}]`}).published != ""
		}, 7, 6},
		{"the first year of a date", func(n int) bool { return firstDate(fmt.Sprint(n, "-05-01")) != "" }, 1990, 1989},
		{"the last year of a date", func(n int) bool { return firstDate(fmt.Sprint(n, "-05-01")) != "" }, 2100, 2101},
	} {
		if !c.is(c.in) || c.is(c.out) {
			t.Errorf("%s: at %d %v, at %d %v", c.number, c.in, c.is(c.in), c.out, c.is(c.out))
		}
	}
}
