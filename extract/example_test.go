package extract_test

import (
	"fmt"
	"strings"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/rule"
)

const article = `We use cookies to improve your experience. Accept all cookies
The council met on Monday to vote on the bridge.

The old bridge in 1931 (Jane Roe/Getty Images)

"It will be built by May," the mayor said.
`

func Example() {
	cleaner, err := extract.New()
	if err != nil {
		panic(err)
	}
	fmt.Print(cleaner.Text(article).Text())
	// Output:
	// The council met on Monday to vote on the bridge.
	//
	// "It will be built by May," the mayor said.
}

func ExampleKeep() {
	cleaner, err := extract.New(extract.RulesOnly(), extract.Keep(rule.Caption))
	if err != nil {
		panic(err)
	}
	fmt.Print(cleaner.Text(article).Text())
	// Output:
	// The council met on Monday to vote on the bridge.
	//
	// The old bridge in 1931 (Jane Roe/Getty Images)
	//
	// "It will be built by May," the mayor said.
}

func ExampleExplain() {
	cleaner, err := extract.New(extract.RulesOnly(), extract.Explain())
	if err != nil {
		panic(err)
	}
	for _, b := range cleaner.Text(article).Blocks {
		if !b.Verdict.Keep {
			fmt.Printf("line %d: %s, %s\n", b.Line, b.Verdict.Category, b.Verdict.Evidence[0].Why)
		}
	}
	// Output:
	// line 1: consent, "We use cookies to"
	// line 4: caption, ends in a bracket with an agency
}

func Example_yaml() {
	rules, err := rule.Parse("mine.yaml", strings.NewReader(`
- id: promo/harbour-mail
  doc: The evening mail of the Harbour News.
  phrases: [the harbour mail every evening]
  max_words: 12
  drop: ["The Harbour Mail every evening, free."]
  keep: ["He read the Harbour Mail every evening at six, standing up, until the paper closed, and then he read the timetable."]
`))
	if err != nil {
		panic(err)
	}
	cleaner, err := extract.New(extract.RulesOnly(), extract.WithRules(rules...))
	if err != nil {
		panic(err)
	}
	fmt.Print(cleaner.Text("A ship came in.\nThe Harbour Mail every evening, free.\n").Text())
	// Output: A ship came in.
}
