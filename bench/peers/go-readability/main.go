// Command go-readability writes the main content of pages as go-readability
// sees it.
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

func main() {
	out, failed := os.Args[1], 0
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		path := lines.Text()
		text, err := read(path)
		if err != nil {
			failed++
		}
		id := strings.TrimSuffix(filepath.Base(path), ".html")
		if err := os.WriteFile(filepath.Join(out, id+".txt"), []byte(text), 0o666); err != nil {
			fatal(err)
		}
	}
	if err := lines.Err(); err != nil {
		fatal(err)
	}
	if failed > 0 {
		fmt.Fprintf(os.Stderr, "%d pages failed\n", failed)
	}
}

func fatal(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// base makes links absolute, which the library insists on; no text shows it.
var base = &url.URL{Scheme: "https", Host: "example.org", Path: "/"}

func read(path string) (text string, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	page, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	article, err := readability.FromReader(bytes.NewReader(page), base)
	if err != nil || article.Node == nil {
		return "", err // no node: nothing readable found
	}
	var b strings.Builder
	err = article.RenderText(&b)
	return b.String(), err
}
