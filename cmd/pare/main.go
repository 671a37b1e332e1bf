// Command pare strips the boilerplate from articles.
package main

import (
	"os"

	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/memory"
)

// growth lets the heap grow to three times what is in use before it is
// collected, in percent: a tenth of the time of a long run, for 10 MB of text and 40 MB of
// pages. GOGC overrules it.
const growth = 200

func main() {
	if os.Getenv("GOGC") == "" {
		memory.SetGrowth(growth)
	}
	os.Exit(run(os.Args[1:], console.OfProcess()))
}
