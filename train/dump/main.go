// Dump writes labelled dumps of pages: the lines of the element that holds the article,
// as a scraper leaves it, with the labels that readers gave to them.
//
//	dump LABELS.tsv GOLD.jsonl.gz > dumps.jsonl
//
// The pages stand in the folder html beside their gold text, which tells where the
// article is. LABELS.tsv has a line for each page: its id, a checksum of the words of
// its lines, and runs of categories as "title 1, byline 2, body 30". A line with an id
// alone gives the page to be labelled, with its checksum. The texts are the pages' own and
// stay with them.
package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/pare-text/pare/charset"
	"golang.org/x/net/html"
)

// A page of the labelled data.
type page struct {
	ID, Site, Lang, Text string
	Fold                 int
}

// A line of a dump.
type line struct {
	Text     string `json:"text"`
	Label    string `json:"label"`
	Category string `json:"category"`
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: dump LABELS.tsv GOLD.jsonl.gz > dumps.jsonl")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "dump:", err)
		os.Exit(1)
	}
}

func run(labelFile, goldFile string, out io.Writer) error {
	labels, err := readLabels(labelFile)
	if err != nil {
		return err
	}
	gold, err := unzip(goldFile)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for row := range bytes.Lines(gold) {
		var p page
		if err := json.Unmarshal(row, &p); err != nil {
			return fmt.Errorf("%s: %w", goldFile, err)
		}
		l, ok := labels[p.ID]
		if !ok {
			continue
		}
		lines, err := dump(&p, filepath.Join(filepath.Dir(goldFile), "html", p.ID+".html.gz"))
		if err != nil {
			return err
		}
		sum := checksum(lines)
		if l.sum == "" {
			if err := enc.Encode(map[string]any{"id": p.ID, "checksum": sum, "lines": lines}); err != nil {
				return err
			}
			continue
		}
		if sum != l.sum || len(lines) != len(l.categories) {
			return fmt.Errorf("page %s: %d lines with checksum %s, but the labels are for %d with %s", p.ID, len(lines), sum, len(l.categories), l.sum)
		}
		doc := map[string]any{"id": "read/" + p.ID, "source": "read", "publisher": p.Site, "fold": p.Fold, "lang": p.Lang, "dumper": "article"}
		all := make([]line, len(lines))
		for i, text := range lines {
			all[i] = line{text, labelOf(l.categories[i]), l.categories[i]}
		}
		doc["lines"] = all
		if err := enc.Encode(doc); err != nil {
			return err
		}
	}
	return nil
}

// labelOf says what becomes of a line of that category.
func labelOf(category string) string {
	switch category {
	case "body", "title":
		return "keep"
	case "kicker", "byline", "source", "unclear":
		return "ignore"
	}
	return "drop"
}

// pageLabels are the categories of the lines of one page.
type pageLabels struct {
	sum        string
	categories []string
}

func readLabels(file string) (map[string]pageLabels, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	all := map[string]pageLabels{}
	for row := range strings.Lines(string(b)) {
		cells := strings.Split(strings.TrimSpace(row), "\t")
		if len(cells) == 1 {
			all[cells[0]] = pageLabels{}
			continue
		}
		if len(cells) != 3 {
			return nil, fmt.Errorf("%s: not an id, a checksum and labels: %q", file, row)
		}
		l := pageLabels{sum: cells[1]}
		for _, run := range strings.Split(cells[2], ", ") {
			name, count, _ := strings.Cut(run, " ")
			n, err := strconv.Atoi(count)
			if err != nil {
				return nil, fmt.Errorf("%s: page %s: %q is no run of labels", file, cells[0], run)
			}
			for range n {
				l.categories = append(l.categories, name)
			}
		}
		all[cells[0]] = l
	}
	return all, nil
}

// checksum is that of the letters and digits of lines.
func checksum(lines []string) string {
	h := fnv.New32a()
	for _, l := range lines {
		for _, w := range words(l) {
			io.WriteString(h, w)
		}
		io.WriteString(h, "\n")
	}
	return fmt.Sprintf("%08x", h.Sum32())
}

// Of a long article its head and its end are labelled, where boilerplate stands.
const (
	mostLines = 125
	headLines = 72
	tailLines = 48
)

// dump returns the lines of the element of a page that holds its gold text.
func dump(p *page, file string) ([]string, error) {
	b, err := unzip(file)
	if err != nil {
		return nil, err
	}
	text, err := charset.DecodePage(b, "")
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	lines := linesAround(root, p)
	if len(lines) > mostLines {
		lines = append(lines[:headLines:headLines], lines[len(lines)-tailLines:]...)
	}
	return lines, nil
}

func unzip(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	b, err := io.ReadAll(z)
	return b, cmp.Or(err, z.Close())
}
