package meta

import (
	"strings"

	"github.com/pare-text/pare/internal/words"
)

// Names of authors that stand alone on a line have so many words.
const (
	leastNameWords = 2
	mostNameWords  = 4
)

// OfText returns the metadata of a raw text: its headline, and what the lines of
// authors and dates above its first paragraph say.
func OfText(title string, head []string) Meta {
	m := Meta{Title: squash(title)}
	var named, bare [][]string // behind a word such as "By", and alone
	for _, line := range head {
		toks, s := words.Scan(line, nil)
		switch {
		case len(toks) == 0 || words.IsDate(toks):
		case words.BylineWords.Count(toks[0].Hash) > 0 || words.BylineLabels.Count(toks[0].Hash) > 0:
			rest := strings.TrimLeft(line[toks[0].End:], " :\u00a0") // in any language
			named = append(named, []string{line}, []string{rest})
		case s.Words >= leastNameWords && s.Words <= mostNameWords && s.UpperWords == s.Words && s.Numbers == 0:
			bare = append(bare, []string{line})
		}
	}
	m.Byline = newByliner("", "").first(nil, append(named, bare...))
	m.Date = firstDate(head...)
	return m
}
