// Extracts the main content of pages with go-trafilatura.
//
// usage: go-trafilatura OUT < paths
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/markusmobius/go-trafilatura"
)

func main() {
	out, failed := os.Args[1], 0
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		path := lines.Text()
		text := ""
		page, err := os.ReadFile(path)
		if err == nil {
			var result *trafilatura.ExtractResult
			if result, err = trafilatura.Extract(bytes.NewReader(page), trafilatura.Options{EnableFallback: true}); err == nil && result != nil {
				text = result.ContentText
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
		fmt.Fprintf(os.Stderr, "go-trafilatura: %d pages failed\n", failed)
	}
}
