package extract

import (
	"github.com/pare-text/pare/internal/layout"
	"github.com/pare-text/pare/internal/model"
	"github.com/pare-text/pare/rule"
)

// A Mode says how much doubt a block may carry and still be kept.
type Mode uint8

// The modes. Gentle loses least, Strict leaves least; Balanced is the default.
const (
	Balanced Mode = iota
	Gentle
	Strict
)

// An Option changes how a [Cleaner] works.
type Option func(*Cleaner) error

// WithMode sets the mode.
func WithMode(m Mode) Option { return func(c *Cleaner) error { c.mode = m; return nil } }

// RulesOnly switches the trained score off: only named rules drop.
func RulesOnly() Option { return func(c *Cleaner) error { c.rulesOnly = true; return nil } }

// Keep keeps the blocks of a category whatever speaks against them.
func Keep(categories ...rule.Category) Option {
	return func(c *Cleaner) error {
		for _, k := range categories {
			c.keep[k] = true
		}
		return nil
	}
}

// Drop drops the blocks of a category on weak evidence too: what its hints
// name, as the line above a photo credit, which is mostly its caption.
func Drop(categories ...rule.Category) Option {
	return func(c *Cleaner) error {
		for _, k := range categories {
			c.keep[k] = false
			c.dropWeak[k] = true
		}
		return nil
	}
}

// WithRules adds rules to the built-in ones; see [rule.Parse]. One with the id of
// another rule overrides it, be that built in or given before.
func WithRules(rules ...*rule.Rule) Option {
	return func(c *Cleaner) error { c.extra = append(c.extra, rules...); return nil }
}

// Explain records evidence in words for every block, kept or dropped. It costs
// time.
func Explain() Option { return func(c *Cleaner) error { c.explain = true; return nil } }

// WithoutCategories leaves [rule.Layout] as the category of what the trained score alone
// drops, unless [Keep] asks for another one. It saves a fifth of the time of who wants the
// text and nothing else.
func WithoutCategories() Option {
	return func(c *Cleaner) error { c.withoutCategories = true; return nil }
}

// WithoutMeta leaves the authors and the date of a page out of [Document.Meta], and of raw
// text all of it. It saves a twentieth of the time of who wants the text and nothing else.
func WithoutMeta() Option { return func(c *Cleaner) error { c.withoutMeta = true; return nil } }

// WithWeights replaces the built-in layout model; train/ and its
// cross-validation need it. Weights for other features are an error of [New].
func WithWeights(w *model.Weights) Option {
	return func(c *Cleaner) error { c.weights = w; return layout.FitText(w) }
}

// WithPageWeights replaces the built-in layout model for pages.
func WithPageWeights(w *model.Weights) Option {
	return func(c *Cleaner) error { c.pageWeights = w; return layout.FitPages(w) }
}
