package layout_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/internal/layout"
	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/rule"
)

var update = flag.Bool("update", false, "rewrite golden files")

// The lines of the documents whose features are looked at: parts of an article
// and what stands around it.
var pool = []string{
	"The council met on Monday to vote on the bridge, and the mayor said afterwards that it would be built by the month of May next year, if all went well.",
	"Related articles", "Harbour strike enters third week", "- A walk along the river", "* 12 things to see in May 2024", "Share on: Facebook | Twitter",
	"“We shall not wait for the money,” she told the council, which had put off the vote twice because the cost of the bridge had doubled.",
	"By Jane Roe", "12 March 2024, 14:05", "WATCH: HOW THE BRIDGE WAS BUILT", "Who pays for it?", "[ ] Yes, send me the letter (BUTTON) Go",
	"The old bridge has to go.", "Copyright © 2024 The Courier, all rights reserved: https://example.org", "Comments", "市長が月曜日に式典で話した。",
	"A ferry that costs $ 4 runs every hour, except on Sundays.", "Advertisement", "1. Take the path to the mill", "Name ______ Mail jane@example.org",
	"The engineers will show two plans in June, one of them with a path for cyclists and walkers on the side of the harbour, and the council is to choose between them.",
	"Photo: Jane Roe", "More from the towns of the valley:", "… and that was all that anybody would say of it", "the bridge, the mill and the ferry,",
}

func line(i int) string { return pool[(i*7+i/9)%len(pool)] }

// textDocument is raw text of the lines, some of them indented or behind blank lines.
func textDocument() string {
	var b strings.Builder
	for i := range 130 {
		if i%5 == 0 || i%11 == 3 {
			b.WriteByte('\n')
		}
		b.WriteString(strings.Repeat(" ", i%13/5) + line(i) + "\n")
	}
	return b.String()
}

// pageDocument is a page of the lines, in elements of many kinds and depths, with
// data about them, many classes and a long heading.
func pageDocument() string {
	var b strings.Builder
	words := func(n int) (s string) {
		for i := range n {
			s += " word" + strings.Repeat(string(rune('a'+i)), 2)
		}
		return s
	}
	b.WriteString("<title>Who pays for the bridge? | The Courier</title><meta name=description content='" + line(0) + "'>" +
		`<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"` + line(2) + ` and ` + strings.Trim(pool[20], ".") + `"}</script>` +
		"<body><header><nav><ul>")
	for i := range 12 {
		b.WriteString("<li><a href=/" + fmt.Sprint(i) + ">" + line(i*3) + "</a>")
	}
	b.WriteString("</ul></nav></header><main id=content><article class='post post-17'><h1>Who pays for the bridge?</h1>")
	for i := range 30 {
		b.WriteString("<div class='part" + fmt.Sprint(i%3) + "'><p>" + line(i) + "</p>")
		if i%4 == 0 {
			b.WriteString("<p>" + pool[i%2*6] + " <a href=/x>" + line(i+1) + "</a><br>" + line(i+2) + "</p>")
		}
		b.WriteString("</div>")
	}
	b.WriteString("</article><aside class='related" + words(26) + "'><h2>" + words(14) + "</h2>")
	for i := range 16 { // each element holds one block more than the one inside
		b.WriteString("<div class=deep" + strings.Repeat("e", i) + "><p>" + line(i+4) + "</p>")
	}
	b.WriteString(strings.Repeat("</div>", 16) + "<figure><img alt='A bridge'><figcaption>" + line(21) + "</figcaption></figure></aside></main><footer><form><label>Mail<input></label><button>Go</button></form>")
	for i := range 40 {
		b.WriteString("<p class='foot'>" + line(i+11) + "</p>")
	}
	return b.String()
}

// hitsOf are hits of rules of all categories, strong and weak ones, on some of the blocks.
func hitsOf(f *facts.Facts) *hits.List {
	var rules []*rule.Rule
	for _, c := range rule.Categories() {
		rules = append(rules, &rule.Rule{ID: "some/rule", Category: c})
	}
	l := hits.New(len(f.Blocks), rules)
	for i := range f.Blocks {
		points := int16(rule.DropPoints)
		if i%4 == 0 {
			points = rule.HintPoints
		}
		if i%6 == 2 {
			l.Add(hits.Hit{Block: int32(i), Rule: int32(i / 6 % len(rules)), Points: points})
		}
	}
	return l
}

// summary says of each feature its sum over the blocks, and that of its products
// with their numbers, so that every value counts.
func summary(pass string, names []string, rows [][]float32) string {
	var b strings.Builder
	for k, name := range names {
		sum, places := 0.0, 0.0
		for i, row := range rows {
			if row != nil {
				sum += float64(row[k])
				places += float64(row[k]) * float64(i+1)
			}
		}
		fmt.Fprintf(&b, "%s\t%s\t%.5g\t%.5g\n", pass, name, sum, places)
	}
	return b.String()
}

// The weights are only right for the features that they were trained on. So a
// change of any name, number or bound by which features are made must show here,
// and the weights be trained anew. The scores that the second pass reads are
// those of a few stumps, for all kinds of blocks.
func TestFeatures(t *testing.T) {
	trees := []stump{{0, 6, -1.5, 1}, {30, 0, .5, -2.5}, {9, .5, -1.2, 1.7}, {6, .3, .9, -.9}}
	var got string
	first, second := layout.FeatureNames()
	pageFirst, pageSecond := layout.PageFeatureNames()
	pg := page.Read(page.Parse(pageDocument()))
	for _, d := range []struct {
		name          string
		facts         *facts.Facts
		first, second []string
	}{
		{"text", facts.Read(blocks.Read(textDocument()), nil, ""), first, second},
		{"page", facts.Read(pg.Blocks, pg, ""), pageFirst, pageSecond},
	} {
		w := weightsOf(t, len(d.first), len(d.second), trees, nil, 1<<17, 1<<15)
		var firstRows, secondRows [][]float32
		left := 0
		for _, s := range layout.Samples(d.facts, hitsOf(d.facts), w) {
			firstRows, secondRows = append(firstRows, s.First), append(secondRows, s.Second)
			if s.Second != nil {
				left++
			}
		}
		got += fmt.Sprintf("%s: %d blocks, %d in the second pass\n", d.name, len(firstRows), left)
		got += summary(d.name+" 1", d.first, firstRows) + summary(d.name+" 2", d.second, secondRows)
	}
	const path = "testdata/features.txt"
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("the features are others than those of the weights; run with -update once they are trained anew: -want +got:\n%s", diff)
	}
}
