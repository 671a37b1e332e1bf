package extract

import (
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/internal/match"
)

// collect lets all rules look at a document and returns what they find. The order
// of its steps matters, as each sees what those before it found:
//
//  1. the phrases of the built-in rules and of the user's;
//  2. the guards, which turn the hits of phrases that an article may well use into
//     hints;
//  3. how much the rules have against each block so far;
//  4. the shape rules, one after the other, which look at hits around a block;
//  5. the elements of a page that rules name, about which shape rules do not know;
//  6. the counts of the site, if any were learned;
//  7. the lines that the counts name.
func (c *Cleaner) collect(f *facts.Facts) (*hits.List, []sighting) {
	l := c.rules.Phrases(f)
	match.Guard(f, l)
	l.ReadMost()
	Run(f, l, c.rules.Others, c.rules.Off)
	c.rules.Elements(f, l)
	if c.site == nil {
		return l, nil
	}
	seen := readSightings(f, c.site, c.isOne)
	c.addLearned(l, f, seen)
	return l, seen
}
