// Command pare writes the main content of pages as pare sees it, or, with
// -parse, only parses them with golang.org/x/net/html, which shows what a
// parser alone costs.
//
// usage: pare [-parse] OUT < paths
package main

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/pare-text/pare/charset"
	"github.com/pare-text/pare/extract"
	"golang.org/x/net/html"
)

func main() {
	parse := flag.Bool("parse", false, "only parse the pages, and write empty texts")
	flag.Parse()
	read := parseOnly
	if !*parse {
		cleaner, err := extract.New(extract.WithoutCategories(), extract.WithoutMeta()) // a text does not show them
		if err != nil {
			fatal(err)
		}
		read = func(page []byte) (string, error) { return clean(cleaner, page) }
	}
	failed, err := run(os.Stdin, flag.Arg(0), read)
	if err != nil {
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

// run writes out/ID.txt for each path/ID.html that in names, and returns how
// many pages failed. Only what stops the run is an error.
func run(in io.Reader, out string, read func(page []byte) (string, error)) (failed int, err error) {
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		path, text := lines.Text(), ""
		page, err := os.ReadFile(path)
		if err == nil {
			text, err = read(page)
		}
		if err != nil {
			failed++
		}
		id := strings.TrimSuffix(filepath.Base(path), ".html")
		if err := os.WriteFile(filepath.Join(out, id+".txt"), []byte(text), 0o666); err != nil {
			return failed, err
		}
	}
	return failed, lines.Err()
}

// clean is what a caller of the library does. The pages are UTF-8, whatever
// they declare.
func clean(c *extract.Cleaner, page []byte) (string, error) {
	src, err := charset.DecodePageShared(page, "utf-8")
	if err != nil {
		return "", err
	}
	return c.Page(extract.ParsePage(src)).Text(), nil
}

func parseOnly(page []byte) (string, error) {
	_, err := html.Parse(bytes.NewReader(page))
	return "", err
}
