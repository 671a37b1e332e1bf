// Command pare strips the boilerplate from articles.
package main

import "os"

func main() {
	os.Exit(run(os.Args[1:], newWorld()))
}
