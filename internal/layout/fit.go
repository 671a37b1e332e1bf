package layout

import (
	"errors"
	"fmt"

	"github.com/pare-text/pare/internal/model"
	"github.com/pare-text/pare/rule"
)

// FitText returns an error unless w are weights for raw text of the features
// that this version makes: with others the columns of a row mean something else.
func FitText(w *model.Weights) error {
	if len(w.Paths.Steps) > 0 {
		return errors.New("weights for pages, and these are to be for raw text")
	}
	if err := fitTables(w); err != nil {
		return err
	}
	return w.Fits(namesOf(textFirst), namesOf(textSecond))
}

// FitPages is FitText for weights for pages.
func FitPages(w *model.Weights) error {
	if err := fitTables(w); err != nil {
		return err
	}
	return w.Fits(namesOf(pageFirst), namesOf(pageSecond))
}

// fitTables returns an error unless each table has a weight for every bucket, or
// none at all, as in the first steps of training, and each category is known.
func fitTables(w *model.Weights) error {
	for _, t := range []struct {
		name    string
		table   *model.Table
		buckets int
	}{{"n-grams", &w.NGrams, 1 << ngramBits}, {"paths", &w.Paths, 1 << pathBits}} {
		if n := len(t.table.Steps) / max(t.table.Columns, 1); n != 0 && n != t.buckets {
			return fmt.Errorf("weights for %d %s, and this pare has %d; train them anew with train/run of this version", n, t.name, t.buckets)
		}
	}
	for _, k := range w.Kinds {
		if _, err := rule.ParseCategory(k.Category); err != nil {
			return fmt.Errorf("weights that tell a category which this pare has not: %w", err)
		}
	}
	return nil
}
