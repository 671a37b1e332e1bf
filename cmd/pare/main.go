// Command pare strips the boilerplate from articles.
package main

import (
	"os"
	"runtime/debug"

	"github.com/pare-text/pare/internal/console"
)

// gcPercent lets the heap grow to three times what is in use before it is
// collected: a tenth of the time of a long run, for 10 MB of text and 40 MB of
// pages. GOGC overrules it.
const gcPercent = 200

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	os.Exit(run(os.Args[1:], console.OfProcess()))
}
