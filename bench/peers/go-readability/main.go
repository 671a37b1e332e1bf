// Extracts the main content of pages with go-readability.
//
// usage: go-readability OUT < paths
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
)

var base = &url.URL{Scheme: "https", Host: "example.org", Path: "/"}

func main() {
	out, failed := os.Args[1], 0
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		path := lines.Text()
		text := ""
		page, err := os.ReadFile(path)
		if err == nil {
			var article readability.Article
			if article, err = readability.FromReader(bytes.NewReader(page), base); err == nil && article.Node != nil {
				var b strings.Builder
				err = article.RenderText(&b)
				text = b.String()
			}
		}
		if err != nil {
			failed++
		}
		name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) + ".txt"
		if err := os.WriteFile(filepath.Join(out, name), []byte(text), 0o666); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	if failed > 0 {
		fmt.Fprintf(os.Stderr, "go-readability: %d pages failed\n", failed)
	}
}
