package main

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/pare-text/pare/dedupe"
	"github.com/pare-text/pare/internal/source"
)

// dedupeKinds are the values of --dedupe.
var dedupeKinds = map[string]dedupe.Kind{"": 0, "exact": dedupe.Exact, "near": dedupe.Near}

// A textAt is a text of an input: see texts.Text.Where.
type textAt struct {
	in    *input
	where int64
}

// name names it for people.
func (t textAt) name() string {
	if t.where == 0 {
		return nameOf(t.in.path)
	}
	return nameOf(t.in.path) + ":" + strconv.FormatInt(t.where, 10)
}

// duplicates are the texts that are like others. A nil one has none.
type duplicates struct {
	*cleaning
	kind   dedupe.Kind
	texts  []textAt
	prints []dedupe.Print
	done   int64
	like   map[textAt]dedupe.Fold
}

// A printed text is one of a piece.
type printed struct {
	textAt
	print dedupe.Print
}

// findDuplicates cleans all inputs and compares what is left. What fails comes up
// again when they are cleaned to be written.
func (c *cleaning) findDuplicates(inputs []input) (*duplicates, error) {
	d := &duplicates{cleaning: c, kind: dedupeKinds[c.dedupe], like: map[textAt]dedupe.Fold{}}
	err := eachPiece(c, inputs, d.work, d.hand)
	c.watch.clear()
	if err != nil {
		return nil, err
	}
	for _, f := range dedupe.Folds(d.prints) {
		if f.Like >= 0 {
			d.like[d.texts[f.Doc]] = f
		}
	}
	return d, nil
}

func (d *duplicates) work(p piece) []printed {
	var all []printed
	take := func(f found) {
		if doc, err := d.chooser.clean(f.place(), f.Src, f.Format); err == nil {
			all = append(all, printed{textAt{p.in, f.Where}, dedupe.Of(doc, d.kind, f.Tie)})
		}
	}
	_ = d.cleaning.texts(p, take, func(string, error) {}) // it is said when it is to be written
	return all
}

func (d *duplicates) hand(p piece, texts []printed) error {
	for _, t := range texts {
		d.texts = append(d.texts, t.textAt)
		d.prints = append(d.prints, t.print)
	}
	if p.last {
		d.done++
	}
	d.watch.progress(d.done, p)
	return nil
}

// fold reports whether a text is left out, and says why if somebody wants to
// know.
func (d *duplicates) fold(r *result, p piece, where int64) bool {
	if d == nil {
		return false
	}
	t := textAt{p.in, where}
	f, ok := d.like[t]
	if !ok {
		return false
	}
	r.folded++
	if d.verbose {
		why := fmt.Sprintf("similar to %s (%.2f)", d.texts[f.Like].name(), f.Resemblance)
		if f.Resemblance == 1 {
			why = fmt.Sprintf("duplicate of %s: the same %d words", d.texts[f.Like].name(), d.prints[f.Doc].Words)
		}
		r.say(t.name(), "left out: %s", why)
	}
	return true
}

// checkDedupe returns why --dedupe makes no sense here.
func (o *cleanOptions) checkDedupe() error {
	if _, ok := dedupeKinds[o.dedupe]; !ok {
		return oneOf("dedupe", o.dedupe, "exact", "near")
	}
	switch {
	case o.dedupe == "":
		return nil
	case o.on:
		return errors.New("--dedupe cannot be used with -i; use -o DIR/")
	case o.resume:
		return errors.New("--resume and --dedupe cannot be used together; --dedupe must read all inputs")
	}
	return nil
}

// twice makes standard input readable again, as --learn and --dedupe read their
// inputs before they are cleaned. again goes back to its beginning.
func (w *world) twice(inputs []input) (again func() error, end func(), err error) {
	for i := range inputs {
		if inputs[i].path != source.Stdin {
			continue
		}
		spool, err := source.NewSpool(w.in)
		if err != nil {
			return nil, nil, fmt.Errorf("standard input must be read twice: %w", err)
		}
		again = func() error {
			var err error
			w.in, err = spool.Again()
			return err
		}
		return again, func() { _ = spool.Close() }, nil
	}
	return func() error { return nil }, func() {}, nil
}
