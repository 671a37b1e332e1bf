// Package evidence lets all rules look at a document, in an order that matters, and
// says what the counts of a site mean for its lines.
package evidence

import (
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/internal/match"
	"github.com/pare-text/pare/internal/shape"
	"github.com/pare-text/pare/learn"
	"github.com/pare-text/pare/rule"
)

// A Collector lets rules look at documents.
type Collector struct {
	Rules     *match.Rules
	site      *learn.Counts // nil if nothing was learned
	oneSite   float32       // how sure it is that the documents are of one site, from 0 to 1
	ByCounts  bool          // the counts of the site are enough to drop a line
	SayCounts bool          // hits of learned lines say the counts
}

// New returns a collector with the built-in rules and those of the user,
// which [rule.Validate] finds no fault with.
func New(extra []*rule.Rule) Collector {
	return Collector{Rules: match.New(extra, append(shape.Rules(), LearnedLine))}
}

// KnowsSite reports whether lines of a site are known.
func (c *Collector) KnowsSite() bool { return c.site != nil }

// ForSite returns a collector that also knows the lines of a site; nil is none.
func (c Collector) ForSite(s *learn.Counts) Collector {
	c.site, c.oneSite = s, 0
	if s == nil {
		return c
	}
	most := 0
	for _, count := range s.Lines {
		if 2*count.Docs >= s.Docs {
			most++
		}
	}
	c.oneSite = min(1, float32(most)/templateLines)
	return c
}

// Collect lets all rules look at a document and returns what they find. The order
// of its steps matters, as each sees what those before it found:
//
//  1. the phrases of the built-in rules and of the user's;
//  2. the check of the words around phrases that an article may use as well, which
//     makes hints of their hits;
//  3. how much the rules have against each block so far;
//  4. the shape rules, one after the other, which look at hits around a block;
//  5. the elements of a page that rules name, about which shape rules do not know;
//  6. the counts of the site, if any were learned;
//  7. the lines that the counts name.
//
// before is what was found in the text that f was read after, see [facts.ReadAgain]; nil
// if there is none.
func (c *Collector) Collect(f *facts.Facts, before *hits.List) (*hits.List, []Sighting) {
	l := c.Rules.Phrases(f, before)
	match.Soften(f, l)
	l.ReadMost()
	shape.Run(f, l, c.Rules.Others, c.Rules.Off)
	c.Rules.Elements(f, l)
	if c.site == nil {
		return l, nil
	}
	seen := readSightings(f, c.site, c.oneSite)
	c.addLearned(l, f, seen)
	return l, seen
}
