package dedupe_test

import (
	"fmt"

	"github.com/pare-text/pare/dedupe"
	"github.com/pare-text/pare/extract"
)

func Example() {
	cleaner, err := extract.New(extract.RulesOnly())
	if err != nil {
		panic(err)
	}
	texts := []string{"The mill stands by the river.", "Advertisement\nThe mill stands, by the river!", "The mill stands by the bridge."}
	var prints []dedupe.Print
	for i, src := range texts {
		prints = append(prints, dedupe.Of(cleaner.Text(src), dedupe.Exact, uint64(i)))
	}
	for _, f := range dedupe.Folds(prints) {
		if f.Like >= 0 {
			fmt.Printf("%q says what %q says\n", texts[f.Doc], texts[f.Like])
		}
	}
	// Output:
	// "Advertisement\nThe mill stands, by the river!" says what "The mill stands by the river." says
}
