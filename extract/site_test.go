package extract

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/learn"
	"github.com/pare-text/pare/rule"
)

// siteOf counts the lines of texts as a [learn.Counter] does, those that stand in
// two or more.
func siteOf(texts ...string) *learn.Site {
	counts := map[words.LineKey]*learn.Line{}
	for _, src := range texts {
		for _, l := range learn.ReadText(src).Lines {
			c := counts[l.Key]
			if c == nil {
				c = &learn.Line{Key: l.Key}
				counts[l.Key] = c
			}
			c.Docs++
			if l.Edge {
				c.Edge++
			}
			if l.Head {
				c.Head++
			}
		}
	}
	s := &learn.Site{Name: "mill.example", Docs: len(texts)}
	for _, c := range counts {
		if c.Docs >= 2 {
			s.Lines = append(s.Lines, c)
		}
	}
	return s
}

func millPage(word string) string {
	prose := func(n string) string {
		return "The " + word + " has ground the flour of the valley for " + n + " years, said the miller, and nobody there can remember that it ever stood still on a working day.\n"
	}
	return "Our towns at a glance\nThe valley today\nWhat the valley eats\n" + prose("three hundred") + prose("four hundred") + "What happens next\n" + prose("five hundred") + prose("six hundred") +
		"From the valley's kitchens\nWhere the river bends\nOur people by the water\n"
}

func TestForSite(t *testing.T) {
	pages := []string{millPage("mill"), millPage("forge"), millPage("tannery"), millPage("brewery")}
	site := siteOf(pages...)
	for _, c := range []struct {
		why  string
		opts []Option
		keep string // what must be left besides the article
	}{
		// a sub-heading that every article has stands alone, so it is kept
		{"with the score", nil, "What happens next"},
		{"named rules alone", []Option{RulesOnly()}, "What happens next"},
		{"kept on request", []Option{Keep(rule.Layout)}, "Our towns at a glance\nWhere the river bends\nWhat happens next"},
	} {
		cleaner := mustNew(t, append(c.opts, Explain())...).ForSite(site)
		for _, src := range pages {
			doc := cleaner.Text(src)
			got := doc.Text()
			for _, line := range strings.Split(c.keep, "\n") {
				if !strings.Contains(got, line) {
					t.Errorf("%s: %q is gone from\n%s", c.why, line, got)
				}
			}
			if strings.Count(got, "has ground the flour") != 4 {
				t.Errorf("%s: a paragraph is gone from\n%s", c.why, got)
			}
			if strings.Contains(got, "The valley today") != strings.Contains(c.keep, "glance") {
				t.Errorf("%s: left\n%s", c.why, got)
			}
			if again := cleaner.Text(got).Text(); again != got {
				t.Errorf("%s: cleaned again (-once +twice):\n%s", c.why, cmp.Diff(got, again))
			}
		}
	}
	doc := mustNew(t, RulesOnly(), Explain()).ForSite(site).Text(pages[0])
	if v := doc.Blocks[1].Verdict; v.Rule != "learned/line" || len(v.Evidence) == 0 || v.Evidence[0].Why != "occurs in 4 of 4 documents of mill.example" {
		t.Errorf("verdict %+v", v)
	}
	if c := mustNew(t); c.ForSite(nil) != c {
		t.Error("no site, but another cleaner")
	}
}

// Whatever was learned, a text that was cleaned stays as it is, and no page is
// too odd to be read.
func FuzzForSite(f *testing.F) {
	f.Add("<html><body><nav>Home</nav><p>The mill.</p><table><tr><td>Monday<td>12<td>14</table><p>Share this</p><li>a<li>b")
	f.Add("Home\nNews\n12 comments\nBy Jane Doe\nThe mill still grinds, said the miller.\nHome\n1 2 3\n")
	cleaner := mustNew(f)
	f.Fuzz(func(t *testing.T, src string) {
		site := &learn.Site{Name: "mill.example", Docs: 3}
		for i, l := range append(learn.ReadPage(src).Lines, learn.ReadText(src).Lines...) {
			if l.Key != words.KeyOf(l.Text) {
				t.Fatalf("%q has another key than its line", l.Text)
			}
			if i%2 == 0 {
				site.Lines = append(site.Lines, &learn.Line{Key: l.Key, Docs: 3, Edge: i % 3, Head: i % 2})
			}
		}
		c := cleaner.ForSite(site)
		_ = c.Page(ParsePage(src)).Text()
		once := c.Text(src).Text()
		if twice := c.Text(once).Text(); twice != once {
			t.Errorf("cleaned %q, and again %q", once, twice)
		}
	})
}

// letterPage is a newsletter of short paragraphs, whose title differs in its number.
func letterPage(n int) string {
	places := []string{"bridge", "school", "mill", "harbour", "library", "market", "road", "garden", "theatre", "orchard"}
	at := func(k int) string { return places[(n*(k+1)+k)%len(places)] }
	return fmt.Sprintf("Newsletter %d\nHome | News | Weather | Contact\nThe %s near the %s was closed for %d days in spring.\nWhat we heard\n"+
		"A %s will be built by the %s before year %d ends.\nThe gauge stood at %d centimetres on the morning of the letter.\n"+
		"The %s was sold to the owner of the %s for %d crowns.\nGet this letter by mail: write to letters@mill.example\n",
		n, at(0), at(1), 20+n, at(2), at(3), 2040+n, 500+n, at(4), at(5), 9000+n)
}

// The title and the sub-heading of a weekly letter stand in every one, and are its own.
func TestForSiteOfLetters(t *testing.T) {
	var pages []string
	for n := 1; n <= 20; n++ {
		pages = append(pages, letterPage(n))
	}
	for _, opts := range [][]Option{nil, {RulesOnly()}} {
		cleaner := mustNew(t, opts...).ForSite(siteOf(pages...))
		for n, src := range pages {
			got := cleaner.Text(src).Text()
			if !strings.HasPrefix(got, fmt.Sprintf("Newsletter %d\n", n+1)) || !strings.Contains(got, "What we heard") {
				t.Errorf("the title or the sub-heading is gone from\n%s", got)
			}
			if strings.Contains(got, "Home |") {
				t.Errorf("the menu is left in\n%s", got)
			}
		}
	}
}

// resultsPage is a report whose title, and whose sentences, differ in date and numbers.
func resultsPage(n int) string {
	day := []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"}[n%5]
	return fmt.Sprintf("Home\nNews\nSport\nLottery results for %s, %d March 2026\nBy the newsroom\n"+
		"The winning numbers are %d, %d and %d.\nIn the harbour office %d people had come to watch the draw in year %d, which the mill pays for.\n"+
		"Background\nThe draw with ticket %d went to the owner of house %d, who had never played before and did not want to be seen.\n"+
		"Most read\nShare this story\nPuzzles for all\n", day, n, n, 10+n, 20+n, 30+n, 1900+n, 40+n, 60+n)
}

func TestForSiteOfResults(t *testing.T) {
	var pages []string
	for n := 1; n <= 20; n++ {
		pages = append(pages, resultsPage(n))
	}
	cleaner := mustNew(t).ForSite(siteOf(pages...))
	for _, src := range pages {
		got := cleaner.Text(src).Text()
		for _, want := range []string{"Lottery results for ", "The winning numbers are ", "In the harbour office", "Background"} {
			if !strings.Contains(got, want) {
				t.Errorf("%q is gone from\n%s", want, got)
			}
		}
		if strings.Contains(got, "Puzzles") {
			t.Errorf("the footer is left in\n%s", got)
		}
	}
}
