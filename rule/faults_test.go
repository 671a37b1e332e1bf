package rule

import (
	"strings"
	"testing"
)

func TestValidate(t *testing.T) {
	good := Rule{
		ID: "share/bar", Doc: "x", Phrases: []string{"share"},
		Drop: []string{"Share"}, Keep: []string{"They take it all."},
	}
	for _, c := range []struct {
		name   string
		change func(*Rule)
		want   string
	}{
		{"bad id", func(r *Rule) { r.ID = "Share bar" }, "rule Share bar: bad id"},
		{"unknown category", func(r *Rule) { r.ID = "news/bar" }, `unknown category "news"; there are consent, `},
		{"layout", func(r *Rule) { r.ID = "layout/bar" }, "the category layout is reserved"},
		{"another category", func(r *Rule) { r.Category = Legal }, "category legal does not match the id"},
		{"no doc", func(r *Rule) { r.Doc = "" }, "no doc"},
		{"lang", func(r *Rule) { r.Lang = "en-GB" }, `lang is "en-GB"; allowed are codes`},
		{"words", func(r *Rule) { r.MinWords = 50 }, "max_words 40 is less than min_words 50"},
		{"no phrases", func(r *Rule) { r.Phrases = nil }, "no phrases"},
		{"phrase of marks", func(r *Rule) { r.Phrases = []string{"…"} }, `the phrase "…" must contain a word`},
		{"phrase begins with a gap", func(r *Rule) { r.And = []string{"* us"} }, `the phrase "* us" starts with a gap`},
		{"long phrase", func(r *Rule) { r.Phrases = []string{"a" + strings.Repeat(" * a", 20)} }, "can match 121 words; the limit is 63"},
		{"no examples to drop", func(r *Rule) { r.Drop = nil }, "no examples to drop"},
		{"no examples to keep", func(r *Rule) { r.Keep = nil }, "no examples to keep"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := good
			c.change(&r)
			err := Validate([]*Rule{&r})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
	if err := Validate([]*Rule{&good, &good}); err == nil || !strings.Contains(err.Error(), "duplicate id") {
		t.Errorf("two of one id: %v", err)
	}
	if err := Validate([]*Rule{&good}); err != nil || good.Category != Share {
		t.Errorf("a good rule: %v, category %v", err, good.Category)
	}
}
