package evidence

import (
	"fmt"
	"math"

	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/learn"
	"github.com/pare-text/pare/rule"
)

// LearnedLine names what is dropped because other documents of the site have it.
var LearnedLine = &rule.Rule{
	ID: "learned/line", Category: rule.Layout, Points: rule.DropPoints,
	Doc: "A line that repeats across the documents of a site, as counted by pare learn.",
}

// How a line's count moves the log-odds that it is body. It matters most whether
// the lines around it repeat as well: a sub-heading that an author always uses
// stands alone, a menu does not. Chosen over the sites of the labelled texts
// that have two pages or three, where twice as much or half as much is as good;
// that a line is unique says nothing there. Of news sites with five pages 12 % of
// the boilerplate is unique and 99.5 % of the article, so it says more with each
// doubling of the pages; most of that the score knows already.
const (
	repeatsAlone  = -2.5
	repeatsInRun  = -3.0 // besides, in the measure in which the lines around it repeat
	repeatsInside = 3.0  // if it is among the paragraphs of most documents, and the more the fewer they are
	runReach      = 2    // how many lines on each side are around it
	fullDocs      = 3    // in fewer documents it counts less
	repeatsOwn    = -.5  // at most, of a line that is an article's own; see readSightings
	repeatsOwnRun = .5   // the share of repeating lines around it from which it is not
	uniqueByScale = .25  // for each doubling of the site's documents above two
	uniqueMost    = 1.5
	templateLines = 5 // that most documents have: from then on it is surely one site, as a folder may hold several; chosen by hand
	// Of pages the score sees more than of text, so counts add less. Products,
	// whose pages all name the same properties, would lose them. Chosen by hand.
	shareOnPages = .5
)

// certain is the shift at which a line of text goes by its count alone, under
// extract.RulesOnly: at least half of the lines around it repeat.
const certain = repeatsAlone + repeatsInRun/2

// A Sighting is what the counts of the site say of a block.
type Sighting struct {
	learn.Count
	Shift   float32 // of the log-odds that it is body
	certain bool
}

// Repeats reports whether other documents of the site have the line.
func (v *Sighting) Repeats() bool { return v.Docs > 0 }

// readSightings looks the blocks up in the counts of the site. oneSite says how far
// that is one.
func readSightings(f *facts.Facts, s *learn.Counts, oneSite float32) []Sighting {
	n := len(f.Blocks)
	var z facts.Zone
	z.Read(f)
	seen := make([]Sighting, n)
	for i := range n {
		seen[i] = Sighting{Count: s.Lines[words.KeyOfTokens(f.Blocks[i].Text, f.TokensOf(i))]}
		if v := &seen[i]; v.Head <= 1 && v.Docs > v.Head+1 && z.IsAbove(i) {
			v.Count = learn.Count{} // the title, to which other pages link below their articles
		}
		if i == 0 && f.Page == nil && hasIssue(f.TokensOf(0)) {
			seen[i].Count = learn.Count{} // the title, "Letter 12": only the number differs, and that counts for nothing
		}
	}
	if i := datedTitle(f, &z); i >= 0 {
		seen[i].Count = learn.Count{}
	}
	share := float32(1)
	if f.Page != nil {
		share = shareOnPages
	}
	unique := share * oneSite * float32(min(uniqueByScale*max(math.Log2(float64(s.Docs)/2), 0), uniqueMost))
	for i := range n {
		v := &seen[i]
		if !v.Repeats() {
			v.Shift = unique
			continue
		}
		around := repeatsAround(seen, i)
		v.Shift = repeatsAlone + repeatsInRun*around
		if 2*v.Edge < v.Docs {
			v.Shift += repeatsInside * (1 - float32(v.Docs-1)/float32(s.Docs))
		}
		v.Shift *= min(1, float32(fullDocs+v.Docs)/(2*fullDocs))
		if isOwn(f, i, v, around) {
			v.Shift = max(v.Shift, repeatsOwn)
		}
		v.certain = v.Shift <= certain
		v.Shift *= share
	}
	return seen
}

// isOwn reports whether a line that repeats is an article's own all the same. Unless
// the lines around it repeat as well, that is the first line of a text, a line that
// mostly stands among the paragraphs, as the sub-headings of a weekly letter, and a whole
// sentence.
func isOwn(f *facts.Facts, i int, v *Sighting, around float32) bool {
	own := i == 0 || 2*v.Edge < v.Docs || f.IsProse(i, facts.Sentence)
	return own && around < repeatsOwnRun
}

// hasIssue reports whether a line has words and, between them, the number of an issue,
// which is no date.
func hasIssue(toks []words.Token) bool {
	other, issue := false, false
	for i, t := range toks {
		date := func(k int) bool { return k >= 0 && k < len(toks) && words.Dates.Count(toks[k].Hash) > 0 }
		switch {
		case words.Dates.Count(t.Hash) > 0:
		case t.Flags&words.Number == 0:
			other = true
		case !date(i-1) && !date(i+1):
			issue = true
		}
	}
	return other && issue
}

// titleWords is how many words beside its numbers and dates the title of one issue in a
// row has, at least: "Lottery results for Monday, 3 March", not "Updated 3 March 2024".
// Chosen by hand.
const titleWords = 3

// datedTitle returns the first line above the article that may be its title with a
// number or a date in it, or -1. All issues have one, and only the date differs.
func datedTitle(f *facts.Facts, z *facts.Zone) int {
	for i := range f.Blocks {
		if !z.IsAbove(i) {
			break
		}
		toks := f.TokensOf(i)
		if len(toks) > 0 && words.BylineLabels.Count(toks[0].Hash) > 0 {
			continue
		}
		other, number := 0, false
		for _, t := range toks {
			switch {
			case t.Hash == words.NumberHash:
				number = true
			case words.Dates.Count(t.Hash) == 0:
				other++
			}
		}
		if number && other >= titleWords {
			return i
		}
	}
	return -1
}

// repeatsAround is the share of the lines around block i that repeat.
func repeatsAround(seen []Sighting, i int) float32 {
	repeats, of := 0, 0
	for k := max(i-runReach, 0); k < min(i+runReach+1, len(seen)); k++ {
		if k == i {
			continue
		}
		of++
		if seen[k].Repeats() {
			repeats++
		}
	}
	return float32(repeats) / float32(max(of, 1))
}

// addLearned lets what was learned about the site speak about the blocks: a hint
// next to the score, which knows of it, and enough by itself without one.
func (c *Collector) addLearned(l *hits.List, f *facts.Facts, seen []Sighting) {
	for i := range seen {
		v := &seen[i]
		if !v.Repeats() {
			continue
		}
		h := hits.Hit{
			Block: int32(i), Rule: int32(len(l.Rules) - 1), Source: hits.Learned,
			Points: rule.HintPoints, End: uint32(len(f.Blocks[i].Text)),
		}
		if c.ByCounts && v.certain {
			h.Points = rule.DropPoints
		}
		if c.SayCounts {
			h.Why = fmt.Sprintf("occurs in %d of %d documents of %s", v.Docs, c.site.Docs, c.site.Name)
		}
		l.Add(h)
	}
	l.Sort()
}
