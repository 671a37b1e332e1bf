// Package choices makes cleaners of what a user chose, in words.
package choices

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/excerpt"
	"github.com/pare-text/pare/internal/model"
	"github.com/pare-text/pare/rule"
)

var modes = []struct {
	name string
	mode extract.Mode
}{{"gentle", extract.Gentle}, {"balanced", extract.Balanced}, {"strict", extract.Strict}}

// Options are those of a cleaner of a mode that keeps and drops the categories of
// these names. Its error joins what is wrong, by the names of the flags.
func Options(mode string, keep, drop []string) ([]extract.Option, error) {
	m, err := modeOf(mode)
	keeps, keepErr := categories("--keep", keep)
	drops, dropErr := categories("--drop", drop)
	if err := errors.Join(err, keepErr, dropErr, checkBoth(keeps, drops)); err != nil {
		return nil, err
	}
	return []extract.Option{extract.WithMode(m), extract.Keep(keeps...), extract.Drop(drops...)}, nil
}

// Weights is the option that takes the weights of a file, of which raw is the
// content.
func Weights(raw []byte) (extract.Option, error) {
	weights, err := model.Read(raw)
	if err != nil {
		return nil, err
	}
	if len(weights.Paths.Steps) > 0 {
		return extract.WithPageWeights(weights), nil
	}
	return extract.WithWeights(weights), nil
}

func modeOf(name string) (extract.Mode, error) {
	for _, m := range modes {
		if m.name == name {
			return m.mode, nil
		}
	}
	return 0, fmt.Errorf("--mode is %s; allowed are gentle, balanced and strict", excerpt.Quote(name))
}

// checkBoth returns an error for a category that is to be kept and dropped.
func checkBoth(keep, drop []rule.Category) error {
	for _, k := range keep {
		if slices.Contains(drop, k) {
			return fmt.Errorf("%s is both in --keep and in --drop", k)
		}
	}
	return nil
}

// categories returns the categories that a flag names.
func categories(flag string, names []string) ([]rule.Category, error) {
	var all []rule.Category
	var errs []error
	for _, name := range names {
		c, err := rule.ParseCategory(strings.TrimSpace(name))
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", flag, err))
			continue
		}
		all = append(all, c)
	}
	return all, errors.Join(errs...)
}
