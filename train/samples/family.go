package main

import (
	"github.com/pare-text/pare/internal/layout"
	"github.com/pare-text/pare/rule"
)

// familyOfCategory returns what a reader called a line, as the tables of words
// tell it: 0 if nobody did, 1 for the article, then the families of boilerplate.
func familyOfCategory(category string) int {
	if category == "body" || category == "title" {
		return 1
	}
	if c := categoryOf(category); c != rule.None {
		return 2 + layout.FamilyOf(c)
	}
	return 0
}

// categoryOf returns the category of rules that a reader's word for a line means, None
// if it is unclear or of the article.
func categoryOf(category string) rule.Category {
	switch category {
	case "title":
		return rule.None
	case "kicker":
		return rule.Byline
	}
	c, err := rule.ParseCategory(category)
	if err != nil {
		return rule.None
	}
	return c
}

// A familyCounter counts the characters of a block by family.
type familyCounter [2 + layout.NumFamilies]int

func (f *familyCounter) add(category string, chars int) { f[familyOfCategory(category)] += chars + 1 }

// most is the family of most of the block, 0 if that is unknown.
func (f *familyCounter) most() int {
	best := 0
	for i, n := range f {
		if n > f[best] {
			best = i
		}
	}
	return best
}

// A categoryCounter counts the characters of a block by category.
type categoryCounter map[rule.Category]int

// add counts a line that a reader gave a category of boilerplate.
func (c categoryCounter) add(category string, chars int) {
	if of := categoryOf(category); of != rule.None {
		c[of] += chars + 1
	}
}

// most is the category of most of the block, None if that is unknown.
func (c categoryCounter) most() rule.Category {
	best := rule.None
	for _, of := range rule.Categories() {
		if c[of] > c[best] {
			best = of
		}
	}
	return best
}
