package shape

import (
	"unicode"
	"unicode/utf8"

	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

// Bounds of a line of the head that says who wrote an article and when. Chosen by hand
// and by the labelled articles.
const (
	mostBylineWords = 24
	mostDated       = 3
	leastNumbers    = 2 // of a date
	yearBytes       = len("2006")
	dateBytes       = len("02.01.2006")
	// So many names alone stand one below the other; more are a list.
	mostBareNames = 2
	// A name alone has so many words. A headline above it has more.
	leastBareName = 2
	mostBareName  = 4
	// A word of a name has so many bytes; shorter ones stand between names.
	leastMentioned = 4
)

var bylineWithDate = &shapeRule{
	Rule: rule.Rule{
		ID: "byline/with-date", Category: rule.Byline, Points: rule.DropPoints,
		Doc: "A line above the first paragraph that is a date with a name, a place or words such as “updated”.",
		Drop: []string{
			"Council votes for the bridge\nMarch 2, 2025 by Jane Roe\n" + article,
			"Council votes for the bridge\nJane Roe | Published: 18 September 2025, 14:05\n" + article,
			"Council votes for the bridge\n9 October 2025 – 2 min read\n" + article,
		},
		Keep: []string{
			"Council votes on 2 March 2025\n" + article,
			"Bridge 2025\n" + article,
			"The Bridge, 2 March 2025, 14:05: what we know\n" + article,
			article + "Jane Roe, 2 March 2025\n" + article,
		},
	}, textOnly: true, find: func(f *finder) {
		var found []int
		for i := range f.head() {
			if !f.Dropped(i) && f.isDatedLine(i) {
				found = append(found, i)
			}
		}
		if len(found) <= mostDated { // more are a timeline or a programme
			for _, i := range found {
				f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "a date, and names or words about it, above the first paragraph")
			}
		}
	},
}

// isDatedLine reports whether block i is a date, words that say of what it is, and at
// most one name.
func (f *finder) isDatedLine(i int) bool {
	toks := f.TokensOf(i)
	if len(toks) < leastNumbers || len(toks) > mostBylineWords || f.Traits[i].Ends {
		return false
	}
	numbers, names, months := 0, 0, 0
	year := false
	text := f.Blocks[i].Text
	for _, t := range toks {
		switch {
		case isDigit(text[t.Start]): // "18pm" among them
			numbers++
			year = year || t.Flags&words.Number != 0 && (int(t.End-t.Start) == yearBytes || int(t.End-t.Start) == dateBytes)
		case words.Dates.Count(t.Hash) > 0:
			months++
		case words.Dated.Count(t.Hash) > 0, words.BylineWords.Count(t.Hash) > 0, words.NameLinks.Count(t.Hash) > 0, words.Roles.Count(t.Hash) > 0:
		case t.Flags&words.Upper != 0:
			if names++; names > mostBareName {
				return false
			}
		default:
			return false
		}
	}
	return numbers >= leastNumbers && year && (months > 0 || numbers > leastNumbers)
}

var bylineBareName = &shapeRule{
	Rule: rule.Rule{
		ID: "byline/bare-name", Category: rule.Byline, Points: rule.DropPoints,
		Doc: "A name alone below the headline, beside a date or an author's role, which the article does not mention.",
		Drop: []string{
			"Council votes for the bridge\nJane Roe\n12 March 2024, 14:05\n" + article,
			"Council votes for the bridge\n12 March 2024, 14:05\nJane Roe\n" + article,
			"Council votes for the bridge\nJane Roe\nCourt reporter\n12 March 2024, 14:05\n" + article,
		},
		Keep: []string{
			"Council votes for the bridge\nJane Roe\n" + article,
			"Jane Roe\n12 March 2024, 14:05\n" + article,
			"Council votes for the bridge\nWhat Council Says\n12 March 2024, 14:05\n" + article,
			"Council votes for the bridge\nKey Takeaways\n12 March 2024, 14:05\n" + article,
			"Council votes for the bridge\nWhy It Matters\n12 March 2024, 14:05\n" + article,
			"Council votes for the bridge\n– Jane Roe\n12 March 2024, 14:05\n" + article,
			"The dead of the ferry\n12 March 2024\nAnna Bell\nTom Hart\nRuth Cole\n" + article,
		},
	}, textOnly: true, find: func(f *finder) {
		end := f.head()
		for _, is := range []func(int) bool{f.isBareRole, f.isBareName} { // a role stands between a name and a date
			f.Sort() // the roles just found count
			headline := false
			for i := range end {
				if headline && !f.Dropped(i) && (f.isOf(i-1, rule.Byline) || f.isOf(i+1, rule.Byline)) && is(i) {
					f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "a name or a role alone beside a date or a byline, above the first paragraph")
				}
				headline = headline || !f.Dropped(i) && f.Stats[i].Words >= mostBareName
			}
		}
	},
}

// isBareRole reports whether block i is only what an author is: "Court reporter".
func (f *finder) isBareRole(i int) bool {
	toks := f.TokensOf(i)
	return len(toks) > 0 && len(toks) <= mostBareName && !f.Traits[i].Ends && words.Roles.Count(toks[len(toks)-1].Hash) > 0 && toks[0].Flags&words.Upper != 0
}

// isBareName reports whether block i is some words with capitals, none of which the
// article's paragraphs have.
func (f *finder) isBareName(i int) bool {
	if !f.isNameLike(i) {
		return false
	}
	run := 1 // no longer than it must be known
	for k := i - 1; run <= mostBareNames && k >= 0 && f.isNameLike(k); k-- {
		run++
	}
	for k := i + 1; run <= mostBareNames && k < len(f.Traits) && f.isNameLike(k); k++ {
		run++
	}
	if run > mostBareNames {
		return false // a list
	}
	for k := f.head(); k < len(f.Traits); k++ {
		if f.isNameLike(k) && f.IsProse(k-1, facts.Short) && f.IsProse(k+1, facts.Short) {
			return false // names are the headings of this article
		}
	}
	for _, k := range f.paragraphs() {
		for _, t := range f.TokensOf(k) {
			for _, own := range f.TokensOf(i) {
				if t.Hash == own.Hash && own.End-own.Start >= leastMentioned {
					return false
				}
			}
		}
	}
	return true
}

// isNameLike reports whether block i is two to four words with capitals.
func (f *finder) isNameLike(i int) bool {
	s := &f.Stats[i]
	if s.Words < leastBareName || s.Words > mostBareName || s.Numbers > 0 || s.Colons > 0 || s.Quotes > 0 || s.Bars > 0 || f.Traits[i].Ends || !startsWithLetter(f.Blocks[i].Text) {
		return false
	}
	for _, t := range f.TokensOf(i) {
		if !isNameWord(t) || words.GuideWords.Count(t.Hash) > 0 || words.SummaryWords.Count(t.Hash) > 0 {
			return false
		}
	}
	return true
}

func startsWithLetter(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r)
}
