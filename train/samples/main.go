// Samples writes what the trainer learns from: for each block of labelled
// documents its features, its n-gram buckets and its label.
//
//	samples -weights W -folds 0,1 LABELLED.jsonl.gz... OUT/
//	samples -html -weights W -folds 0,1 GOLD.jsonl.gz... OUT/
//
// With -html they are pages, in the folder html beside their gold. Where a file
// blocks.jsonl.gz stands beside it, a reader has labelled each block; elsewhere
// the labels come from the page's gold text.
//
// OUT/first.f32, OUT/second.f32 and OUT/score.f32 hold little-endian float32
// rows; OUT/meta.i32 ten int32 for each block: document, which file of labelled data, characters to
// keep, to drop, to ignore, number of n-grams, whether there is a second
// row, number of path words, family, category; OUT/ngrams.u32 and paths.u32 the buckets
// of all blocks; OUT/names.json the names of the features and of the categories, and
// the documents' ids.
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/evidence"
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/layout"
	"github.com/pare-text/pare/internal/model"
	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/rule"
)

type document struct {
	ID     string `json:"id"`
	Fold   int    `json:"fold"`
	Dumper string `json:"dumper"`
	Lang   string `json:"lang"`
	Lines  []struct {
		Text, Label, Category string
	} `json:"lines"`
}

func main() {
	weights := flag.String("weights", "", "weights as far as they are trained")
	folds := flag.String("folds", "", "only documents of these folds, as 0,1")
	only := flag.String("only", "", "write only these arrays, as ngrams,first")
	html := flag.Bool("html", false, "read pages")
	flag.Parse()
	if flag.NArg() < 2 {
		fmt.Fprintln(os.Stderr, "usage: samples [-html] [-weights W] [-folds 0,1] GOLD... OUT")
		os.Exit(2)
	}
	last := flag.NArg() - 1
	if err := run(*weights, *folds, *only, *html, flag.Args()[:last], flag.Arg(last)); err != nil {
		fmt.Fprintln(os.Stderr, "samples:", err)
		os.Exit(2)
	}
}

func run(weights, folds, only string, html bool, from []string, to string) error {
	w := &model.Weights{}
	if weights != "" {
		raw, err := os.ReadFile(weights)
		if err != nil {
			return err
		}
		if w, err = model.Read(raw); err != nil {
			return fmt.Errorf("%s: %w", weights, err)
		}
	}
	fit := layout.FitText
	if html {
		fit = layout.FitPages
	}
	if err := fit(w); err != nil {
		return err
	}
	if err := os.MkdirAll(to, 0o777); err != nil {
		return err
	}
	r := reader{
		collector: evidence.New(nil),
		weights:   w,
		reads:     func(fold int) bool { return folds == "" || strings.Contains(","+folds+",", fmt.Sprintf(",%d,", fold)) },
		out:       newArrays(to, only),
		files:     len(from),
	}
	var names struct {
		First, Second, Categories, Documents []string
	}
	for _, c := range rule.Categories() {
		names.Categories = append(names.Categories, c.String())
	}
	read := r.texts
	names.First, names.Second = layout.FeatureNames()
	if html {
		read = r.pages
		names.First, names.Second = layout.PageFeatureNames()
	}
	for i, gold := range from {
		r.file = i
		if err := read(gold); err != nil {
			return fmt.Errorf("%s: %w", gold, err)
		}
	}
	names.Documents = r.ids
	return finish(r.out, to, names)
}

// A reader writes the samples of labelled documents.
type reader struct {
	collector evidence.Collector
	weights   *model.Weights
	reads     func(fold int) bool
	out       *arrays
	file      int      // index of the file of labelled data that is being read
	files     int      // how many they are
	ids       []string // of the documents read so far
}

// samples returns the samples of blocks, of raw text or of a page.
func (r *reader) samples(all []blocks.Block, pg *page.Document, title string) []layout.Sample {
	f := facts.Read(all, pg, title)
	defer f.Free()
	found, _ := r.collector.Collect(f, nil)
	defer found.Free()
	return layout.Samples(f, found, r.weights)
}

// objects yields the JSON objects of a file, plain or gzip.
func objects[T any](path string, each func(T) error) error {
	in, err := os.Open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	var r io.Reader = in
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(in); err != nil {
			return err
		}
	}
	dec := json.NewDecoder(bufio.NewReaderSize(r, 1<<20))
	for {
		var x T
		if err := dec.Decode(&x); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		if err := each(x); err != nil {
			return err
		}
	}
}

// texts writes the samples of labelled raw text.
func (r *reader) texts(gold string) error {
	return objects(gold, func(d document) error {
		if !r.reads(d.Fold) {
			return nil
		}
		r.ids = append(r.ids, d.ID)
		texts := make([]string, len(d.Lines))
		for i, l := range d.Lines {
			texts[i] = l.Text
		}
		for _, s := range r.samples(blocks.Read(strings.Join(texts, "\n")), nil, "") {
			var keep, drop, ignore int
			var family familyCounter
			category := categoryCounter{}
			for _, l := range d.Lines[s.Line-1 : s.Line-1+s.Lines] {
				n := utf8.RuneCountInString(strings.TrimSpace(l.Text))
				switch l.Label {
				case "keep":
					keep += n
				case "drop":
					drop += n
				default:
					ignore += n
				}
				family.add(l.Category, n)
				category.add(l.Category, n)
			}
			r.out.sample(len(r.ids)-1, r.file, keep, drop, ignore, family.most(), category.most(), &s)
		}
		return nil
	})
}

// finish writes the names and ends the arrays.
func finish(out *arrays, to string, names any) error {
	raw, err := json.Marshal(names)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(to, "names.json"), raw, 0o666); err != nil {
		return err
	}
	return out.close()
}

// arrays writes flat binary files; its first error is kept for close.
type arrays struct {
	dir, only string
	files     map[string]*os.File
	writers   map[string]*bufio.Writer
	err       error
}

func newArrays(dir, only string) *arrays {
	return &arrays{dir: dir, only: only, files: map[string]*os.File{}, writers: map[string]*bufio.Writer{}}
}

// sample writes what there is of one block, and its label.
func (a *arrays) sample(document, file, keep, drop, ignore, family int, category rule.Category, s *layout.Sample) {
	a.write("meta.i32", []int32{int32(document), int32(file), int32(keep), int32(drop), int32(ignore), int32(len(s.NGrams)), int32(min(len(s.Second), 1)), int32(len(s.Paths)), int32(family), int32(category)})
	a.write("ngrams.u32", s.NGrams)
	a.write("paths.u32", s.Paths)
	a.write("first.f32", s.First)
	a.write("second.f32", s.Second)
	a.write("score.f32", []float32{s.Score})
}

func (a *arrays) write(name string, values any) {
	stem, _, _ := strings.Cut(name, ".")
	if a.err != nil || a.only != "" && stem != "meta" && !strings.Contains(","+a.only+",", ","+stem+",") {
		return
	}
	w := a.writers[name]
	if w == nil {
		f, err := os.Create(filepath.Join(a.dir, name))
		if err != nil {
			a.err = err
			return
		}
		w = bufio.NewWriterSize(f, 1<<20)
		a.files[name], a.writers[name] = f, w
	}
	a.err = binary.Write(w, binary.LittleEndian, values)
}

func (a *arrays) close() error {
	for name, w := range a.writers {
		if err := w.Flush(); a.err == nil {
			a.err = err
		}
		if err := a.files[name].Close(); a.err == nil {
			a.err = err
		}
	}
	return a.err
}
