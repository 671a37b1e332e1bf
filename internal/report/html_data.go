package report

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/terminal"
)

// An htmlReport is what the page shows, as its template names it.
type htmlReport struct {
	Name, Total, Guard, Lang string
	NameParts                []string // of Name: between them a line may break
	Policy                   string
	Style                    template.CSS
	Script                   template.JS

	Facts                 []htmlFact
	Blocks, Kept, Dropped int
	Unit                  string // what is numbered
	Categories            []htmlCategory
	Map                   []htmlStretch
	MapWidth              int
	MapLabel              string
	Runs                  []htmlRun
}

// An htmlFact is something that a page says about itself.
type htmlFact struct{ Name, Value string }

// An htmlCategory is a category that blocks were dropped for.
type htmlCategory struct {
	Name, Class, Doc string
	Blocks           int
	Share            string
}

// An htmlRun is one list, or one block that is no part of a list.
type htmlRun struct {
	List   bool
	Blocks []htmlBlock
}

// An htmlBlock is a block. Its text is Before, Seen and After; that of a row is
// in Cells.
type htmlBlock struct {
	ID, Number          int
	Class, Kind         string
	Keep, Item          bool
	Before, Seen, After string
	Cells               []string
	Category            string
	Rule, Why           string
	Also                []htmlEvidence
}

// htmlEvidence is what else spoke about a block.
type htmlEvidence struct{ Rule, Points, Why string }

func newHTMLReport(doc *extract.Document, name string) *htmlReport {
	s := doc.Stats()
	r := &htmlReport{
		Name: visible(name), NameParts: strings.SplitAfter(visible(name), "/"), Total: Total(s), Guard: doc.Guard, Lang: doc.Lang,
		Policy: htmlPolicy(), Style: template.CSS(htmlStyle()), Script: template.JS(htmlScript()), //nolint:gosec // our own files
		Blocks: s.Blocks, Kept: s.Blocks - s.Dropped, Dropped: s.Dropped, Unit: "lines",
	}
	if doc.IsPage() {
		r.Unit = "blocks"
	}
	m := doc.Meta
	for _, f := range []htmlFact{
		{"Title", m.Title}, {"By", m.Byline}, {"Date", m.Date}, {"Site", m.Site}, {"Address", m.URL},
	} {
		if f.Value != "" {
			r.Facts = append(r.Facts, htmlFact{f.Name, visible(f.Value)})
		}
	}
	for _, c := range Count(doc) {
		r.Categories = append(r.Categories, htmlCategory{
			Name: c.Name, Class: "c-" + c.Name, Doc: categoryDocs[c.Name], Blocks: c.Blocks, Share: shareOf(c.Bytes, s.Bytes),
		})
	}
	if s.Dropped > 0 {
		r.Map, r.MapWidth = mapOf(doc, s.Bytes), mapCells
		r.MapLabel = "Where the text is dropped, from its start to its end"
	}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		list := b.Kind == extract.ListItem
		if n := len(r.Runs); n == 0 || !list || !r.Runs[n-1].List {
			r.Runs = append(r.Runs, htmlRun{List: list})
		}
		run := &r.Runs[len(r.Runs)-1]
		run.Blocks = append(run.Blocks, newHTMLBlock(doc, i))
	}
	return r
}

func newHTMLBlock(doc *extract.Document, i int) htmlBlock {
	b := &doc.Blocks[i]
	v := &b.Verdict
	h := htmlBlock{ID: i + 1, Number: b.Line, Kind: b.Kind.String(), Keep: v.Keep, Item: b.Kind == extract.ListItem}
	if doc.IsPage() {
		h.Number = i + 1
	}
	if b.Kind == extract.Row {
		h.Cells = strings.Split(visible(b.Text), "\t")
	}
	h.Class = "keep k-" + h.Kind
	if strings.Contains(b.Text, "  ") {
		h.Class += " spaced"
	}
	h.Before = visible(b.Text)
	if v.Keep {
		return h
	}
	h.Category = categoryName(v.Category)
	h.Class = "drop c-" + h.Category + strings.TrimPrefix(h.Class, "keep")
	if s := seenIn(doc, b); s.Start < s.End {
		h.Before, h.Seen, h.After = visible(b.Text[:s.Start]), visible(b.Text[s.Start:s.End]), visible(b.Text[s.End:])
	}
	d := decisive(v)
	h.Rule = nameOf(v.Rule, v.Category)
	if d != nil {
		h.Why = visible(d.Why)
	}
	h.Also = others(v, d)
	return h
}

// others returns the evidence of v without d. Rules that saw the same, as those
// of several languages do, are named together.
func others(v *extract.Verdict, d *extract.Evidence) []htmlEvidence {
	var all []htmlEvidence
	for k := range v.Evidence {
		x := &v.Evidence[k]
		if x == d {
			continue
		}
		e := htmlEvidence{nameOf(x.Rule, x.Category), fmt.Sprintf("%+d", x.Points), visible(x.Why)}
		if n := len(all) - 1; n >= 0 && all[n].Points == e.Points && all[n].Why == e.Why {
			all[n].Rule += ", " + e.Rule
			continue
		}
		all = append(all, e)
	}
	return all
}

// visible returns s as UTF-8, with symbols for control characters: some of them
// turn the direction of what follows, or show as nothing.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		if r == '\r' {
			return -1
		}
		return terminal.Visible(r)
	}, s)
}

// shareOf is part of all in words, "12 %".
func shareOf(part, all int) string {
	switch {
	case part == 0 || all == 0:
		return "0 %"
	case 200*part < all:
		return "< 1 %"
	}
	return fmt.Sprintf("%d %%", (100*part+all/2)/all)
}

// categoryDocs say in a few words what each category is.
var categoryDocs = map[string]string{
	"consent":    "Asks for consent: cookies, terms, tracking.",
	"sign-up":    "Asks for an address: newsletters, accounts, forms.",
	"paywall":    "Asks the reader to subscribe or pay to continue.",
	"promo":      "Promotes other stories or products within the article.",
	"related":    "Links to other stories: lists and their titles.",
	"caption":    "A caption with a credit.",
	"credit":     "Names the source of a picture or text.",
	"alt-text":   "The alternative text of an image.",
	"share":      "Offers to share or copy the article.",
	"follow":     "Asks to follow on other networks.",
	"comments":   "Comments and links to them.",
	"advert":     "Marks an advertisement.",
	"app":        "Offers an app.",
	"navigation": "Navigation of the site.",
	"copyright":  "Names the owner of the rights.",
	"legal":      "Terms, privacy, disclaimers.",
	"byline":     "Only an author or a date.",
	"bio":        "A note about the author.",
	"source":     "A production note: agencies, who wrote and edited, where it appeared first.",
	"widget":     "Data that is not of the article: tickers, weather, polls, placeholders of embeds.",
	"title":      "The title of the page, which is metadata.",
	"layout":     "Matched by no rule; the trained score classifies it as boilerplate.",
	"other":      "Dropped without a category.",
}
