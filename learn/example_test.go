package learn_test

import (
	"fmt"
	"os"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/learn"
)

func Example() {
	page := func(thing, readers string) string {
		return "Our towns at a glance\nThe valley today\n" +
			"The " + thing + " of the valley stands by the river and has been at work for three hundred years, said the council, which will decide in May what is to become of it.\n" +
			readers + " readers\nPeople by the water\n"
	}
	counter := learn.NewCounter(learn.DefaultThreshold, learn.DefaultMemory)
	for i, thing := range []string{"mill", "forge", "tannery"} {
		counter.Add("valley.example", fmt.Sprint("page ", i+1), learn.ReadText(page(thing, fmt.Sprint(7*i))))
	}
	pack := counter.Pack()

	cleaner, err := extract.New(extract.RulesOnly())
	if err != nil {
		panic(err)
	}
	if site := learn.Find([]*learn.Pack{pack}, learn.Place{URL: "https://www.valley.example/4"}); site != nil {
		cleaner = cleaner.ForSite(site)
	}
	fmt.Print(cleaner.Text(page("bakery", "301")).Text())
	// Output:
	// The bakery of the valley stands by the river and has been at work for three hundred years, said the council, which will decide in May what is to become of it.
}

func ExamplePack_Write() {
	counter := learn.NewCounter(learn.DefaultThreshold, learn.DefaultMemory)
	for _, name := range []string{"a.txt", "b.txt"} {
		counter.Add("valley.example", name, learn.ReadText("The valley today\nThe story of "+name+"\n"))
	}
	pack := counter.Pack()
	pack.Final()
	if err := pack.Write(os.Stdout); err != nil {
		panic(err)
	}
	// Output:
	// # Lines that repeat across the documents of a site: pare --pack FILE drops them.
	// # docs is in how many of its documents a line stands, edge in how many of these
	// # only outside of the article's paragraphs, head in how many above them, from is
	// # the first document that has it. Lines may be deleted, and added: only "line" is
	// # needed then.
	// pack: 1
	// counts: exact
	// min-docs: 2
	// min-share: 0.05
	// sites:
	//   - site: "valley.example"
	//     docs: 2
	//     lines:
	//       - {docs: 2, edge: 0, head: 0, line: "The valley today", from: "a.txt"}
}
