package extract_test

// The examples of docs/library.md. TestLibraryPage compares them.

import (
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/pare-text/pare/charset"
	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/learn"
	"github.com/pare-text/pare/rule"
)

func ExampleCleaner_Text() {
	cleaner, err := extract.New()
	if err != nil {
		panic(err)
	}
	doc := cleaner.Text("Share on Facebook\nThe council met on Monday to vote on the bridge.\n")
	fmt.Print(doc.Text())
	// Output: The council met on Monday to vote on the bridge.
}

// cleanLatin cleans a file in windows-1252.
func cleanLatin(cleaner *extract.Cleaner, raw []byte) (string, error) {
	if err := charset.CheckText(raw, "windows-1252"); err != nil {
		return "", err
	}
	src, err := charset.Decode(raw, "windows-1252")
	if err != nil {
		return "", err
	}
	return cleaner.Text(src).Text(), nil
}

func ExampleDecode() {
	cleaner, err := extract.New()
	if err != nil {
		panic(err)
	}
	fmt.Println(cleanLatin(cleaner, []byte("The caf\xe9 opened on Monday, the mayor said.\nShare on Facebook")))
	fmt.Println(cleanLatin(cleaner, []byte("\x89PNG\r\n\x1a\n")))
	// Output:
	// The café opened on Monday, the mayor said.
	//  <nil>
	//  looks like a PNG image, not like text: pare reads no images; try "tesseract FILE - | pare"
}

func ExampleCleaner_Page() {
	page := []byte(`<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>A bridge by May</title>
<meta property="og:type" content="article"><meta name="author" content="Jane Roe">
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>A bridge by May</h1>
<p>The council met on Monday to vote on the bridge, which has been closed since a barge struck it in March.</p>
<p>"It will be built by May," the mayor said, and the harbour master, who sat behind her, shook his head.</p>
<div class="cookie-banner">We use cookies.</div></article>`)
	cleaner, err := extract.New()
	if err != nil {
		panic(err)
	}

	src, err := charset.DecodePage(page, "")
	if err != nil {
		panic(err)
	}
	doc := cleaner.Page(extract.ParsePage(src))
	fmt.Println(doc.Meta.Title, "/", doc.Meta.Byline, "/", doc.Lang)
	fmt.Print(doc.Text())
	// Output:
	// A bridge by May / Jane Roe / en
	// The council met on Monday to vote on the bridge, which has been closed since a barge struck it in March.
	//
	// "It will be built by May," the mayor said, and the harbour master, who sat behind her, shook his head.
}

func ExampleWithMode() {
	cleaner, err := extract.New(
		extract.WithMode(extract.Gentle),
		extract.Keep(rule.Caption, rule.Credit),
	)
	if err != nil {
		panic(err)
	}
	fmt.Print(cleaner.Text("Copy link\nThe council met on Monday to vote on the bridge.\n\nPhoto: Jane Doe/Reuters\n").Text())
	// Output:
	// The council met on Monday to vote on the bridge.
	//
	// Photo: Jane Doe/Reuters
}

func ExampleVerdict() {
	src := "The council met on Monday to vote on the bridge.\nSkip to main content\n\"It will be built by May,\" the mayor said.\n"

	cleaner, err := extract.New(extract.RulesOnly(), extract.Explain())
	if err != nil {
		panic(err)
	}
	doc := cleaner.Text(src)
	for _, b := range doc.Blocks {
		if b.Verdict.Keep {
			continue
		}
		fmt.Printf("line %d, bytes %d to %d: %s\n", b.Line, b.Start, b.End, b.Verdict.Rule)
		for _, e := range b.Verdict.Evidence {
			fmt.Printf("  %d points: %s\n", e.Points, e.Why)
		}
	}
	// Output:
	// line 2, bytes 49 to 69: navigation/skip
	//   100 points: "Skip to main content"
}

func ExampleWithRules() {
	file := strings.NewReader(`
- id: promo/harbour-mail
  doc: The evening mail of the Harbour News.
  phrases: [the harbour mail every evening]
  max_words: 12
  drop: ["The Harbour Mail every evening, free."]
  keep: [He took the Harbour Mail every evening.]
`)

	rules, err := rule.Parse("rules.yaml", file)
	if err != nil {
		panic(err)
	}
	for _, failure := range extract.Check(rules) {
		fmt.Println(failure)
	}
	cleaner, err := extract.New(extract.WithRules(rules...))
	if err != nil {
		panic(err)
	}
	fmt.Print(cleaner.Text("A ship came in on Monday, the harbour master said.\nThe Harbour Mail every evening, free.\n").Text())
	// Output:
	// rule promo/harbour-mail must keep "He took the Harbour Mail every evening."
	// A ship came in on Monday, the harbour master said.
}

func ExampleCleaner_concurrent() {
	cleaner, err := extract.New()
	if err != nil {
		panic(err)
	}
	articles := []string{
		"The council met on Monday.\nShare on Facebook\n",
		"A ship came in on Monday, the harbour master said.\nCopy link\n",
	}

	clean := make([]string, len(articles))
	var group sync.WaitGroup
	for i, src := range articles {
		group.Go(func() { clean[i] = cleaner.Text(src).Text() })
	}
	group.Wait()

	fmt.Print(strings.Join(clean, ""))
	// Output:
	// The council met on Monday.
	// A ship came in on Monday, the harbour master said.
}

func ExampleDocument_Text() {
	cleaner, err := extract.New()
	if err != nil {
		panic(err)
	}
	var stored []string
	for _, src := range []string{"Share on Facebook\nThe council met on Monday.\n"} {
		doc := cleaner.Text(src)
		stored = append(stored, strings.Clone(doc.Text()))
	}
	fmt.Print(stored[0])
	// Output: The council met on Monday.
}

func ExampleCheckText() {
	err := charset.CheckText([]byte("%PDF-1.7\n"), "")
	var binary *charset.BinaryError
	if errors.As(err, &binary) {
		fmt.Println(binary.What)
	}
	// Output: a PDF file
}

func ExampleCleaner_ForSite() {
	const src, url = "Our towns at a glance\nThe valley today\nThe mill still grinds.\n", "https://valley.example/mill"
	cleaner, err := extract.New(extract.RulesOnly())
	if err != nil {
		panic(err)
	}
	counter := learn.NewCounter(learn.DefaultThreshold, learn.DefaultMemory)
	counter.Add("valley.example", "page 1", learn.ReadText(src))
	pack := counter.Pack()
	if site := learn.Find([]*learn.Pack{pack}, learn.Place{URL: url}); site != nil {
		cleaner = cleaner.ForSite(site)
	}
	fmt.Print(len(pack.Sites), " sites\n", cleaner.Text(src).Text()) // it takes more than one document
	// Output:
	// 0 sites
	// Our towns at a glance
	// The valley today
	// The mill still grinds.
}
