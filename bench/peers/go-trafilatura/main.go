// Command go-trafilatura writes the main content of pages as go-trafilatura
// sees it. The library leaves its fallback, readability and dom-distiller, off
// by default; its command switches it on.
//
// usage: go-trafilatura [-fallback] OUT < paths
package main

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/markusmobius/go-trafilatura"
)

func main() {
	fallback := flag.Bool("fallback", false, "try readability and dom-distiller too")
	flag.Parse()
	failed := 0
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		path := lines.Text()
		text, err := read(path, trafilatura.Options{EnableFallback: *fallback})
		if err != nil {
			failed++
		}
		id := strings.TrimSuffix(filepath.Base(path), ".html")
		if err := os.WriteFile(filepath.Join(flag.Arg(0), id+".txt"), []byte(text), 0o666); err != nil {
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

func read(path string, opts trafilatura.Options) (text string, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	page, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	result, err := trafilatura.Extract(bytes.NewReader(page), opts)
	if err != nil || result == nil {
		return "", err
	}
	return result.ContentText, nil
}
