package main

import (
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"unicode/utf8"

	"github.com/pare-text/pare/charset"
	"github.com/pare-text/pare/internal/layout"
	"github.com/pare-text/pare/internal/meta"
	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/rule"
)

// A goldPage is a labelled page: its main text.
type goldPage struct {
	ID   string `json:"id"`
	Fold int    `json:"fold"`
	Text string `json:"text"`
}

// readBlocks are the blocks of a page with the categories that a reader gave.
type readBlocks struct {
	ID     string
	Blocks []struct{ Text, Kind, Category string }
}

// pages writes the samples of labelled pages. The pages stand in the folder
// html beside their gold.
func (r *reader) pages(gold string) error {
	folder := filepath.Dir(gold)
	read := map[string]readBlocks{}
	err := objects(filepath.Join(folder, "blocks.jsonl.gz"), func(b readBlocks) error {
		read[b.ID] = b
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return objects(gold, func(g goldPage) error {
		labelled, isRead := read[g.ID]
		if !r.reads(g.Fold) || len(g.Text) == 0 && !isRead {
			return nil
		}
		src, err := readPage(filepath.Join(folder, "html", g.ID+".html.gz"))
		if err != nil {
			return err
		}
		pg, shares := r.page(g, src, labelled, r.file)
		if pg.Claims&page.SaysArticle == 0 {
			return nil // what ends a list of a shop or a collection is no article's end
		}
		if short := cut(g.ID, src, pg.Blocks, shares); short != "" {
			r.page(g, short, labelled, r.file+r.files)
		}
		return nil
	})
}

// page writes the samples of a page as one of a file, and returns it and what
// share of each block is body, -1 where that is not known.
func (r *reader) page(g goldPage, src string, labelled readBlocks, file int) (*page.Document, []float64) {
	r.ids = append(r.ids, g.ID)
	pg := page.Read(page.Parse(src))
	head, _ := meta.ReadHead(pg)
	samples := r.samples(pg.Blocks, pg, head.Title)
	var shares []float64
	categories := make([]string, len(samples))
	if labelled.ID != "" {
		categories = labelled.categories(samples)
		shares = sharesOf(categories)
	} else {
		texts := make([]string, len(samples))
		for i := range samples {
			if !samples[i].Alt {
				texts[i] = samples[i].Text
			}
		}
		shares = newLabeller(g.Text).labels(texts)
	}
	for i, s := range samples {
		n := float64(utf8.RuneCountInString(s.Text))
		var keep, drop, ignore int
		if shares[i] < 0 {
			ignore = int(n)
		} else {
			keep, drop = int(n*shares[i]), int(n*(1-shares[i]))
		}
		category, _ := rule.ParseCategory(categories[i])
		r.out.sample(len(r.ids)-1, file, keep, drop, ignore, 0, category, &s)
	}
	return pg, shares
}

// notRead stands for the category of a block that no reader has seen.
const notRead = "-"

// categories returns the category of each sample. Of equal texts the nth has the nth
// category.
func (b *readBlocks) categories(samples []layout.Sample) []string {
	of := map[string][]string{}
	for _, x := range b.Blocks {
		of[x.Text] = append(of[x.Text], x.Category)
	}
	out := make([]string, len(samples))
	for i := range samples {
		left := of[samples[i].Text]
		if len(left) == 0 {
			out[i] = notRead // the reader of pages has changed since
			continue
		}
		out[i], of[samples[i].Text] = left[0], left[1:]
	}
	return out
}

// sharesOf returns for each category 1 if it is body, 0 if boilerplate, and -1 if
// neither: of a title, whatever its place, metadata says more, and bylines count nowhere.
func sharesOf(categories []string) []float64 {
	out := make([]float64, len(categories))
	for i, category := range categories {
		switch category {
		case "body":
			out[i] = 1
		case notRead, "", "title", "kicker", "byline", "source", "unclear", "comments":
			// what readers write is the text of a forum's pages, of which html-dev has more
			out[i] = -1
		}
	}
	return out
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
	return charset.DecodePage(raw, "")
}
