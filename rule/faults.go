package rule

import (
	"errors"
	"fmt"
	"strings"

	"github.com/pare-text/pare/internal/excerpt"
	"github.com/pare-text/pare/internal/pattern"
	"github.com/pare-text/pare/internal/words"
)

// mostWords bounds min_words and max_words.
const mostWords = 10000

// isName reports whether s is made of lower-case letters and digits, with
// single hyphens between. (A regular expression would be compiled at start.)
func isName(s string) bool {
	for _, part := range strings.Split(s, "-") {
		if part == "" || strings.Trim(part, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
			return false
		}
	}
	return true
}

// isClass reports whether s is the name of a class or an id, or a prefix of
// one.
func isClass(s string) bool {
	s = strings.TrimSuffix(s, "*")
	return len(s) >= MinElementName && !strings.ContainsAny(s, "*.# \t\"'<>")
}

// A fault is what is wrong with a rule.
type fault struct {
	key  string // of the rule file
	n    int    // which item of the key's list, from 1; 0 for the key itself
	what string
}

// faults returns what is wrong with r, and sets its category.
func (r *Rule) faults() []fault {
	var fs []fault
	add := func(key string, n int, format string, args ...any) {
		fs = append(fs, fault{key, n, fmt.Sprintf(format, args...)})
	}
	name, local, _ := strings.Cut(r.ID, "/")
	c, err := ParseCategory(name)
	switch {
	case r.ID == "":
		add("id", 0, "no id; write \"id: category/name\"")
	case !isName(name) || !isName(local):
		add("id", 0, "bad id; allowed are lower-case letters, digits and hyphens: category/name")
	case err != nil:
		add("id", 0, "%v", err)
	case c == Layout:
		add("id", 0, "the category layout is reserved for the trained score; use another one")
	case r.Category != None && r.Category != c:
		add("category", 0, "category %s does not match the id", r.Category)
	default:
		r.Category = c
	}
	if r.Doc == "" {
		add("doc", 0, "no doc; describe such a line in one sentence")
	}
	if r.Lang != "" && !words.IsLanguage(r.Lang) {
		add("lang", 0, "lang is %s; allowed are codes of two or three letters: en, de, pt", excerpt.Quote(r.Lang))
	}
	if r.Widest() < r.MinWords {
		add("max_words", 0, "max_words %d is less than min_words %d", r.Widest(), r.MinWords)
	}
	switch {
	case len(r.Elements) > 0 && len(r.Phrases)+len(r.And) > 0:
		add("elements", 0, "a rule cannot have both phrases and elements; write two rules")
	case len(r.Phrases)+len(r.Elements) == 0:
		add("phrases", 0, "no phrases; write a list \"phrases:\" of one or more, or \"elements:\" for the elements of pages")
	}
	for i, name := range r.Elements {
		if !isClass(name) {
			add("elements", i+1, "bad name %s; allowed is a class or an id of %d letters or more, with a * at its end for any rest", excerpt.Quote(name), MinElementName)
		}
	}
	for i, text := range r.Phrases {
		if _, err := pattern.Parse(text, r.Words); err != nil {
			add("phrases", i+1, "the phrase %s %v", excerpt.Quote(text), err)
		}
	}
	for i, text := range r.And {
		if _, err := pattern.Parse(text, r.Words); err != nil {
			add("and", i+1, "the phrase %s %v", excerpt.Quote(text), err)
		}
	}
	if len(r.Drop) == 0 {
		add("drop", 0, "no examples to drop; write a list \"drop:\" of lines that the rule drops")
	}
	if len(r.Keep) == 0 {
		add("keep", 0, "no examples to keep; write a list \"keep:\" of lines of an article with the same words")
	}
	return fs
}

// Validate says what is wrong with rules: two with one id, a bad id, no doc, no
// phrases, no examples. Its error joins all of it; the rules of [Parse]
// have faults only together. It fills in the category of a rule that has none.
func Validate(rules []*Rule) error {
	var errs []error
	seen := make(map[string]bool, len(rules))
	for i, r := range rules {
		if r == nil {
			errs = append(errs, fmt.Errorf("rule %d is nil", i))
			continue
		}
		for _, f := range r.faults() {
			errs = append(errs, fmt.Errorf("rule %s: %s", excerpt.Cut(r.ID), f.what))
		}
		if seen[r.ID] {
			errs = append(errs, fmt.Errorf("rule %s: duplicate id", excerpt.Cut(r.ID)))
		}
		seen[r.ID] = true
	}
	return errors.Join(errs...)
}

// MinElementName is the shortest prefix, and name, that a rule may have.
const MinElementName = 3
