package batch

import (
	"fmt"
	"strconv"

	"github.com/pare-text/pare/dedupe"
	"github.com/pare-text/pare/internal/source"
)

// A textAt is a text of an input: see texts.Text.Where.
type textAt struct {
	in    *Input
	where int64
}

// name names it for people.
func (t textAt) name() string {
	if t.where == 0 {
		return source.NameOf(t.in.Path)
	}
	return source.NameOf(t.in.Path) + ":" + strconv.FormatInt(t.where, 10)
}

// duplicates are the texts that are like others. A nil one has none.
type duplicates struct {
	*cleaning
	all    []textAt
	prints []dedupe.Print
	done   int64
	foldOf map[textAt]dedupe.Fold
}

// A printed text is one of a piece.
type printed struct {
	textAt
	print dedupe.Print
}

// findDuplicates cleans all inputs and compares what is left. What fails comes up
// again when they are cleaned to be written.
func (c *cleaning) findDuplicates(inputs []Input) (*duplicates, error) {
	d := &duplicates{cleaning: c, foldOf: map[textAt]dedupe.Fold{}}
	err := EachPiece(c.reader, inputs, d.work, d.hand)
	c.reader.progress.clear()
	if err != nil {
		return nil, err
	}
	for _, f := range dedupe.Folds(d.prints) {
		if f.Like >= 0 {
			d.foldOf[d.all[f.Doc]] = f
		}
	}
	return d, nil
}

func (d *duplicates) work(p Piece) []printed {
	var all []printed
	take := func(f Found) error {
		if doc, err := d.cleaners.Clean(f.Origin(), f.Src, f.Page); err == nil {
			all = append(all, printed{textAt{p.In, f.Where}, dedupe.Of(doc, d.Dedupe, f.Tie)})
		}
		return nil
	}
	_ = d.reader.Texts(p, take, func(string, error) {}) // it is said when it is to be written
	return all
}

func (d *duplicates) hand(p Piece, texts []printed) error {
	for _, t := range texts {
		d.all = append(d.all, t.textAt)
		d.prints = append(d.prints, t.print)
	}
	if p.Last {
		d.done++
	}
	d.reader.progress.show(d.done, p)
	return nil
}

// includes reports whether a text is left out.
func (d *duplicates) includes(p Piece, where int64) bool {
	if d == nil {
		return false
	}
	_, ok := d.foldOf[textAt{p.In, where}]
	return ok
}

// leaveOut reports whether a text is left out, and says why if somebody wants to
// know.
func (d *duplicates) leaveOut(r *result, p Piece, where int64) bool {
	if d == nil {
		return false
	}
	t := textAt{p.In, where}
	f, ok := d.foldOf[t]
	if !ok {
		return false
	}
	r.leftOut++
	if d.Verbose {
		why := fmt.Sprintf("similar to %s (%.2f)", d.all[f.Like].name(), f.Resemblance)
		if f.Resemblance == 1 {
			why = fmt.Sprintf("duplicate of %s: the same %d words", d.all[f.Like].name(), d.prints[f.Doc].Words)
		}
		r.say(t.name(), "left out: %s", why)
	}
	return true
}
