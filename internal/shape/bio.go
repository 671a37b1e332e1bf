package shape

import (
	"slices"

	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

const (
	// Names of authors are so many words with a capital in a row.
	leastNames = 2
	mostNames  = 4
	// A block about the author has so large a share of the other paragraphs above it. Chosen
	// by the labelled articles.
	bioShare = .9
)

var bioOfAuthor = &shapeRule{
	Rule: rule.Rule{
		ID: "bio/of-author", Category: rule.Bio, Points: rule.DropPoints,
		Doc: "A line at the end that begins with the name of the author above the article.",
		Drop: []string{
			"By Jane Roe\n" + article + article + article + article + article + "Jane Roe is a writer at The Courier.",
			"By Jane Roe, Political Correspondent\n" + article + article + article + article + article + "Jane Roe has covered the town since 2014.",
			"By Jane Roe\n" + article + "Jane Roe is a correspondent who has covered the politics of the town since 2014.",
			"By Leona Carver and Jane Roe\n" + article + article + article + article + article + "Jane Roe",
		},
		Keep: []string{
			"By Jane Roe\n" + article + "Jane Roe of the union said that it had seen no plan at all.\n" + article,
			"By Jane Roe\n" + article + article + article + article + article + "Jane Doe is the mayor.",
			"Jane Roe\n" + article + article + article + article + article + "Jane Roe is the mayor.",
		},
	}, textOnly: true, find: func(f *finder) {
		paragraphs := f.paragraphs()
		names := f.authors(paragraphs)
		if len(names) == 0 {
			return
		}
		above := 0
		for i := paragraphs[0] + 1; i < len(f.Traits); i++ {
			for above < len(paragraphs) && paragraphs[above] < i {
				above++
			}
			others := len(paragraphs)
			if above < others && paragraphs[above] == i {
				others-- // it reads like a paragraph itself
			}
			if float64(above) < bioShare*float64(others) || f.Dropped(i) {
				continue
			}
			if nameLen(f.TokensOf(i), names) > 0 {
				f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "begins with the name of the author, at the end")
			}
		}
	},
}

var reportedFrom = &shapeRule{
	Rule: rule.Rule{
		ID: "byline/reported-from", Category: rule.Byline, Points: rule.DropPoints,
		Doc:  "A line above the article that says from where its author reports.",
		Drop: []string{"By Jane Roe and Max Poe\nJane Roe reported from Riverton.\n" + article, "On the flood\nBy Jane Roe and Max Poe\nReporting from Riverton, N.Y.\n" + article},
		Keep: []string{"On the flood\nBy Jane Roe\nReporting from the river, a team found it.\n" + article, "By Jane Roe and Max Poe\nJane Doe reported from Riverton.\n" + article, "By Jane Roe\n" + article + "Jane Roe reported from Riverton on the flood that took the bridge.\n" + article},
	}, textOnly: true, find: func(f *finder) {
		names := f.authors(f.paragraphs())
		for i := range min(f.head(), len(f.Traits)) {
			toks := f.TokensOf(i)
			if f.Dropped(i) || len(toks) > mostReported {
				continue
			}
			if n := nameLen(toks, names); (n > 0 || f.isOf(i-1, rule.Byline) && isPlace(toks)) && n < len(toks) && words.Reports.Count(toks[n].Hash) > 0 {
				f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "says from where the author reports")
			}
		}
	},
}

// isPlace reports whether toks are two words such as “Reporting from” and a name.
func isPlace(toks []words.Token) bool {
	if len(toks) < 3 || toks[1].Flags&words.Upper != 0 {
		return false
	}
	for _, t := range toks[2:] {
		if t.Flags&words.Upper == 0 {
			return false
		}
	}
	return true
}

// mostReported is how many words such a line has at most. Chosen by hand.
const mostReported = 20

// authors returns the names in the bylines above the first paragraph, as the hashes
// of their words.
func (f *finder) authors(paragraphs []int) [][]uint32 {
	if len(paragraphs) < leastParagraphs {
		return nil
	}
	top := max(paragraphs[0], f.head()) // a standfirst may stand above the byline
	var names [][]uint32
	for k := range f.All {
		h := &f.All[k]
		if int(h.Block) > top || h.Points < rule.DropPoints || f.RuleOf(h).Category != rule.Byline {
			continue
		}
		var name []uint32
		toks, text := f.TokensOf(int(h.Block)), f.Blocks[h.Block].Text
		for i, t := range toks {
			isName := t.Flags&words.Upper != 0 && words.BylineWords.Count(t.Hash) == 0 && words.BylineLabels.Count(t.Hash) == 0 && words.Dates.Count(t.Hash) == 0
			if isName {
				name = append(name, t.Hash)
			}
			// behind a comma stands a role, or the next name
			if !isName || i == len(toks)-1 || text[t.End] == ',' {
				if len(name) >= leastNames && len(name) <= mostNames {
					names = append(names, slices.Clone(name))
				}
				name = name[:0]
			}
		}
	}
	return names
}

// nameLen returns how many words the longest of the names has that begins toks, or 0.
func nameLen(toks []words.Token, names [][]uint32) int {
	longest := 0
	for _, name := range names {
		n := 0
		for n < len(name) && n < len(toks) && toks[n].Hash == name[n] {
			n++
		}
		if n == len(name) {
			longest = max(longest, n)
		}
	}
	return longest
}
