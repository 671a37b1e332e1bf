package shape

import (
	"slices"
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/facts"
)

// aParagraph is long enough to mark the zone of an article.
const aParagraph = "The council met on Monday to vote on the bridge, and the mayor said afterwards that it would be built by the month of May next year, if all went well."

// plain returns n words without a capital.
func plain(n int) string { return strings.TrimSpace(strings.Repeat("wonderful ", n)) }

// chars returns plain words of n characters in all.
func chars(n int) string { return strings.Repeat("wonderful ", n/10+1)[:n] }

// A bound is a number of a shape rule: at hit the rule hits a line, at miss beside
// it no more.
type bound struct {
	number    string
	rule      *shapeRule
	text      func(n int) string
	hit, miss int
	line      int // 0 for the last
}

func (b *bound) check(t *testing.T) {
	for _, n := range []int{b.hit, b.miss} {
		text, line := b.text(n), b.line
		if line == 0 {
			line = 1 + strings.Count(text, "\n")
		}
		if got := slices.Contains(hitsOf(shapesAlone(), &b.rule.Rule, text), line); got != (n == b.hit) {
			t.Errorf("%s: at %d %s hits line %d: %v, in\n%s", b.number, n, b.rule.ID, line, got, text)
		}
	}
}

// The numbers that have a name.
func TestNumbers(t *testing.T) {
	caption := "\nMayor Jane Roe on Monday (John Doe/Getty Images)"
	for _, b := range []bound{
		{"altShare: of n longer words the caption has two", altBeforeCaption, func(n int) string { return "Mayor Jane " + plain(n-2) + caption }, 5, 6, 1},
		{"minDoubled", altDoubled, func(n int) string { s := plain(n) + "."; return aParagraph + "\n" + s + "\n" + s }, 6, 5, 2},
		{"maxDoubled", altDoubled, func(n int) string { s := plain(n) + "."; return aParagraph + "\n" + s + "\n" + s }, 25, 26, 2},
		{"maxDoubledBy", altDoubled, func(n int) string { return aParagraph + "\n" + plain(6) + ".\n" + plain(6) + ". " + plain(n) }, 8, 9, 2},
		{"maxBylineNames", bylineAtHead, func(n int) string { return "By" + strings.Repeat(" Leona", n) }, 9, 10, 1},
		{"promoWords", capitalsBetweenParagraphs, func(n int) string {
			return "Advertisement\n" + aParagraph + "\nHARBOUR, " + strings.ToUpper(plain(n-1)) + "\n" + aParagraph
		}, 7, 6, 3},
		{"promoPlainWords", capitalsBetweenParagraphs, func(n int) string {
			return "Advertisement\n" + aParagraph + "\n" + strings.ToUpper(plain(n)) + "\n" + aParagraph
		}, 9, 8, 3},
		{"maxPromos", capitalsBetweenParagraphs, func(n int) string {
			text := "Advertisement\n" + aParagraph
			for i := range n {
				text += "\n" + strings.ToUpper(plain(9)) + " " + strings.Repeat(string(rune('A'+i)), 4) + "\n" + aParagraph
			}
			return text
		}, 12, 13, 3},
		{"maxCaptionWords", creditTail, func(n int) string { return plain(n-3) + ". Photo Jane Roe" }, 100, 101, 1},
		{"ownerWords", creditLabel, func(n int) string { return "Photo: " + plain(n) }, 4, 5, 1},
		{"maxBracketed", creditBracket, func(n int) string { s := " (Jane Roe/Getty Images)"; return chars(n-len(s)) + s }, 400, 401, 1},
		{"shortestCaption", creditBracket, func(n int) string { return plain(n) + " (Jane Roe/The Courier)" }, 5, 4, 1},
		{"maxCapitalCredit", creditCapitals, func(n int) string { return plain(6) + ". " + strings.ToUpper(plain(n)) }, 10, 11, 1},
		{"maxScriptCredit", creditScript, func(n int) string {
			s := "写真："
			return "市長が式典で話した" + s + strings.Repeat("a", n-len(s))
		}, 60, 61, 1},
		{"maxTailChars", creditTail, func(n int) string { s := ". Photo: Jane Roe."; return chars(n-len(s)) + s }, 300, 301, 1},
		{"maxTailStops", creditTail, func(n int) string { return strings.Repeat("The mill stood still. ", n-1) + "Photo: Jane Roe." }, 4, 5, 1},
		{"mostInBox", insideSignUp, func(n int) string {
			return article + "Newsletter" + strings.Repeat("\nWhy the bridge is late", n) + "\nSign up here\n" + article
		}, 3, 4, 4},
		{"mostBoxWords", insideSignUp, func(n int) string { return article + "Newsletter\n" + plain(n) + "\nSign up here\n" + article }, 40, 41, 4},
		{"mostLetterWords", buttonBehindLetter, func(n int) string { return "Newsletter " + plain(n-2) + ". Subscribe" }, 40, 41, 1},
		{"ownerMost", creditDots, func(n int) string { return "Fallen fruit. Credit..." + strings.Repeat("Jane ", n) }, 12, 13, 1},
		{"leastInLine", menuInLine, func(n int) string { return strings.Repeat("Sport ", n) + "\n" + article }, 7, 6, 1},
		{"mostInLine", menuInLine, func(n int) string { return strings.Repeat("Sport ", n) + "\n" + article }, 60, 61, 1},
		{"knownInLine, of 10", menuInLine, func(n int) string {
			return strings.Repeat("Sport ", n) + strings.Repeat("Leona ", 10-n) + "\n" + article
		}, 6, 5, 1},
		{"maxRun", runUnderHeading, func(n int) string { return "Related articles" + strings.Repeat("\nWhy the bridge is late", n) }, 15, 16, 0},
	} {
		b.check(t)
	}
}

func TestLongestLabel(t *testing.T) {
	for _, list := range []struct {
		name string
		*labels
		most int
	}{{"capitalLabels", capitalLabels, maxLabelWords}, {"letterButtons", letterButtons, mostButtonWords}} {
		longest := 0
		for label := range list.keys() {
			longest = max(longest, len(strings.Fields(label)))
		}
		if longest != list.most {
			t.Errorf("%s: the longest has %d words, and %d are read", list.name, longest, list.most)
		}
	}
}

// Of one story below a label the headline goes, of a line that is shorter it is only likely.
func TestLeastStory(t *testing.T) {
	for words, want := range map[int]bool{leastStory: true, leastStory - 1: false} {
		f := facts.Read(blocks.Read(article+"Read also\n"+plain(words)+"\n"+article), nil, "")
		c := shapesAlone()
		l := c.Phrases(f, nil)
		Run(f, l, c.Others, nil)
		if got := l.Dropped(3); got != want {
			t.Errorf("%d words: dropped %v", words, got)
		}
		l.Free()
		f.Free()
	}
}
