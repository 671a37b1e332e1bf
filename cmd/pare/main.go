// Command pare strips the boilerplate from articles.
package main

import (
	"os"

	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/memory"
)

func main() {
	if os.Getenv("GOGC") == "" { // which overrules it
		memory.Pace()
	}
	os.Exit(run(os.Args[1:], console.OfProcess()))
}
