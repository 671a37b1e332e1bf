// Extracts the main content of pages with pare, or, with -parse, only parses
// them with golang.org/x/net/html.
//
// usage: pare [-parse] OUT < paths
package main

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/pare-text/pare/extract"
	"golang.org/x/net/html"
)

func main() {
	parse := flag.Bool("parse", false, "only parse")
	flag.Parse()
	cleaner, err := extract.New()
	if err != nil {
		panic(err)
	}
	failed := 0
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		path := lines.Text()
		text := ""
		page, err := os.ReadFile(path)
		switch {
		case err != nil:
		case *parse:
			_, err = html.Parse(bytes.NewReader(page))
		default:
			var src string
			if src, err = extract.DecodeHTML(page, ""); err == nil {
				text = cleaner.HTML(src).Text()
			}
		}
		if err != nil {
			failed++
		}
		name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) + ".txt"
		if err := os.WriteFile(filepath.Join(flag.Arg(0), name), []byte(text), 0o666); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	if failed > 0 {
		fmt.Fprintf(os.Stderr, "pare: %d pages failed\n", failed)
	}
}
