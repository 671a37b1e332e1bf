package main

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"unicode/utf8"

	"github.com/pare-text/pare/extract"
)

// A goldPage is a labelled page: its main text.
type goldPage struct {
	ID   string `json:"id"`
	Fold int    `json:"fold"`
	Text string `json:"text"`
}

// pages writes the samples of the labelled pages of some folds. The pages stand
// in the folder html beside their gold.
func pages(cleaner *extract.Cleaner, gold io.Reader, folder string, reads func(fold int) bool, out *arrays) ([]string, error) {
	var ids []string
	dec := json.NewDecoder(gold)
	for {
		var g goldPage
		if err := dec.Decode(&g); errors.Is(err, io.EOF) {
			return ids, nil
		} else if err != nil {
			return nil, err
		}
		if !reads(g.Fold) || len(g.Text) == 0 {
			continue
		}
		src, err := readPage(filepath.Join(folder, g.ID+".html.gz"))
		if err != nil {
			return nil, err
		}
		ids = append(ids, g.ID)
		samples := cleaner.PageSamples(src)
		texts := make([]string, len(samples))
		for i := range samples {
			if !samples[i].Alt {
				texts[i] = samples[i].Text
			}
		}
		labels := newLabeller(g.Text).labels(texts)
		for i, s := range samples {
			n := float64(utf8.RuneCountInString(s.Text))
			var keep, drop, ignore int
			if labels[i] < 0 {
				ignore = int(n)
			} else {
				keep, drop = int(n*labels[i]), int(n*(1-labels[i]))
			}
			out.sample(len(ids)-1, g.Fold, keep, drop, ignore, &s)
		}
	}
}

func readPage(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return "", err
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		return "", err
	}
	return extract.DecodeHTML(raw, "")
}
