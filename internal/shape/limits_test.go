package shape

import (
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/match"
	"github.com/pare-text/pare/rule"
)

// The limits of single rules, mostly in words, which stand in their conditions.
func TestLimits(t *testing.T) {
	first := func(n int, words ...string) string { return strings.Join(words[:n], " ") }
	caption := func(text string) string { return "\n" + text + " on Monday (John Doe/Getty Images)" }
	doubled := func(s string) string { return aParagraph + "\n" + s + "\n" + s }
	between := func(s string) string { return "Advertisement\n" + aParagraph + "\n" + s + "\n" + aParagraph }
	split := func(before, name string) string { return before + " (\nImage:\n" + name + ")" }
	upper := func(n int) string { return strings.ToUpper(plain(n)) }
	for _, b := range []bound{
		{"least words", altBeforeCaption, func(n int) string { return first(n, "Mayor", "Jane") + caption("Mayor Jane") }, 2, 1, 1},
		{"most words", altBeforeCaption, func(n int) string { return "Mayor Jane" + strings.Repeat(" at", n-2) + caption("Mayor Jane") }, 40, 41, 1},
		{"words of a sentence that the caption has", altBeforeCaption, func(n int) string {
			return first(n, "Mayor", "Jane", "Harbour", "Council") + "." + caption("Mayor Jane Harbour Council")
		}, 4, 3, 1},
		{"words of a line with one name", altBeforeCaption, func(n int) string { return first(n, "Mayor", "at", "it", "so") + caption("Mayor Roe") }, 3, 4, 1},
		{"words without a name", altBeforeCaption, func(n int) string {
			return first(n, "wonderful", "harbour", "bridge", "mayor") + caption("The wonderful harbour bridge mayor")
		}, 4, 3, 1},
		{"words without a name, others among them", altBeforeCaption, func(n int) string {
			return "wonderful harbour bridge mayor" + strings.Repeat(" other", n) + caption("The wonderful harbour bridge mayor")
		}, 1, 2, 1},
		{"ends of sentences", altDoubled, func(n int) string { return doubled(strings.Repeat("So so. ", n-1) + plain(6) + ".") }, 3, 4, 2},
		{"copies", altDoubled, func(n int) string { return aParagraph + strings.Repeat("\nSo so so so so so.", n) }, 2, 3, 2},
		{"least words", captionAboveCredit, func(n int) string { return plain(n) + "\nPhoto: Jane Roe/The Courier" }, 2, 1, 1},
		{"most words", captionAboveCredit, func(n int) string { return plain(n) + "\nPhoto: Jane Roe/The Courier" }, 45, 46, 1},
		{"least words", creditSplit, func(n int) string { return split(plain(n), "Jane Roe") }, 2, 1, 1},
		{"words of the name", creditSplit, func(n int) string { return split(plain(3), plain(n)) }, 16, 17, 1},
		{"least names", bylineAtHead, func(n int) string { return "By" + strings.Repeat(" Leona", n) }, 2, 1, 1},
		{"most words", capitalsBetweenParagraphs, func(n int) string { return between(upper(n)) }, 30, 31, 3},
		{"quotes", capitalsBetweenParagraphs, func(n int) string { return between(strings.Repeat("“", n) + upper(7)) }, 2, 1, 3},
		{"letters that are not capitals, to 81 that are", capitalsBetweenParagraphs, func(n int) string { return between(upper(9) + " " + strings.Repeat("a", n)) }, 9, 10, 3},
		{"most words", creditLabel, func(n int) string { return "Photo: Reuters " + plain(n-2) }, 16, 17, 1},
		{"least words", creditLabel, func(n int) string { return "Photo:" + strings.Repeat(" Jane", n-1) }, 2, 1, 1},
		{"photo words of the label", creditLabel, func(n int) string { return strings.Repeat("Photo ", n-1) + "Photo: " + plain(3) }, 3, 4, 1},
		{"words of a sentence", creditLabel, func(n int) string { return "Photo: Reuters " + plain(n-2) + "." }, 8, 9, 1},
		{"photo word, “by” and a name", creditLabel, func(n int) string { return "Photo by" + strings.Repeat(" Jane", n-2) }, 3, 2, 1},
		{"words with an agency and a slash", creditLabel, func(n int) string { return "Reuters /" + strings.Repeat(" Jane", n-1) }, 8, 9, 1},
		{"bytes of the bracket", creditBracket, func(n int) string { s := " Reuters)"; return "Mill (" + strings.Repeat("a", n-1-len(s)) + s }, 160, 161, 1},
		{"words of the bracket", creditBracket, func(n int) string { return "Mill (" + strings.Repeat("aa ", n-1) + "Reuters)" }, 16, 17, 1},
		{"most words of the name", creditBracket, func(n int) string { return plain(5) + " (" + strings.Repeat("Jane ", n) + "/The Courier)" }, 4, 5, 1},
		{"least words of the name", creditBracket, func(n int) string { return plain(5) + " (" + strings.Repeat("Jane ", n) + "/The Courier)" }, 2, 1, 1},
		{"words of the paper", creditBracket, func(n int) string { return plain(5) + " (Jane Roe/" + strings.Repeat("Courier ", n-1) + "Courier)" }, 5, 6, 1},
		{"words of the caption", creditCapitals, func(n int) string { return plain(n) + ". " + upper(4) }, 4, 3, 1},
		{"least words of the credit", creditCapitals, func(n int) string { return plain(6) + ". " + upper(n) }, 2, 1, 1},
		{"least characters", creditScript, func(n int) string { return strings.Repeat("水", n) + "ⓒ Jane" }, 2, 1, 1},
		{"most characters", creditScript, func(n int) string { return strings.Repeat("水", n-2) + "写真：Jane" }, 160, 161, 1},
		{"most characters behind a label", creditScript, func(n int) string { return "写真：" + strings.Repeat("水", n-2) }, 60, 61, 1},
		{"least words", creditTail, func(n int) string { return plain(n-1) + " | Reuters" }, 3, 2, 1},
		{"words before a photo label", creditTail, func(n int) string { return plain(n) + ". Photo: Jane Roe" }, 3, 2, 1},
		{"words before a ©", creditTail, func(n int) string { return plain(n) + " © Jane Roe" }, 4, 3, 1},
		{"words from the agency on", creditTail, func(n int) string { return plain(3) + " | Reuters" + strings.Repeat(" Jane", n-1) }, 4, 5, 1},
		{"most words of a whole name", creditTail, func(n int) string { return plain(4) + ". Photo" + strings.Repeat(" Jane", n) }, 5, 6, 1},
		{"least words of a whole name", creditTail, func(n int) string { return plain(4) + ". Photo" + strings.Repeat(" Jane", n) }, 2, 1, 1},
		{"least words", labelInCapitals, func(n int) string { return "WATCH" + strings.Repeat(" Five", n-1) }, 4, 3, 1},
		{"most words", labelInCapitals, func(n int) string { return "WATCH" + strings.Repeat(" Five", n-1) }, 30, 31, 1},
		{"most words", outletButton, func(n int) string { return "Offrir" + strings.Repeat(" Le", n-1) }, 7, 8, 1},
		{"letters of a small word", outletButton, func(n int) string { return "Offrir Le " + strings.Repeat("a", n) }, 3, 4, 1},
		{"most words", channelInCapitals, func(n int) string { return strings.Repeat("MILL ", n-1) + "PODCASTS" }, 3, 4, 1},
		{"most words", podcastLabel, func(n int) string { return "Podcast:" + strings.Repeat(" Mill", n-1) }, 14, 15, 1},
		{"words of the label", podcastLabel, func(n int) string { return strings.Repeat("Mill ", n-1) + "Podcast: The tide" }, 3, 4, 1},
		{"most words", reportedFrom, func(n int) string {
			return "By Jane Roe and Max Poe\nJane Roe reported" + strings.Repeat(" from", n-3) + "\n" + article
		}, 20, 21, 2},
		{"least words", altOfScene, func(n int) string { return article + "A woman" + strings.Repeat(" walks", n-2) + "\n" + article }, 7, 6, 3},
		{"most words", altOfScene, func(n int) string { return article + "A woman" + strings.Repeat(" walks", n-2) + "\n" + article }, 30, 31, 3},
		{"least words", altLowerCase, func(n int) string { return article + plain(n) + "\n" + article }, 6, 5, 3},
		{"most words", altLowerCase, func(n int) string { return article + plain(n) + "\n" + article }, 40, 41, 3},
		{"most words", altFileName, func(n int) string { return strings.Repeat("mill-", n-1) + "jpg.jpg" }, 15, 16, 1},
		{"most words", behindArticle, func(n int) string { return article + "Sign up here\n" + plain(n) }, 15, 16, 4},
		{"words of a sentence", behindArticle, func(n int) string { return article + "Sign up here\n" + strings.Repeat("a ", n) + "mill." }, 4, 5, 4},
		{"words of a sentence below more boilerplate", behindArticle, func(n int) string {
			return article + strings.Repeat("Sign up here\n", 3) + strings.Repeat("a ", n-1) + "mill"
		}, 40, 41, 6},
		{"paragraphs above", commentThread, func(n int) string { return strings.Repeat(aParagraph+"\n", n) + "3 comments\nMill\nShare on Facebook" }, 2, 1, 4},
		{"paragraphs above one that is below", commentThread, func(n int) string {
			return strings.Repeat(aParagraph+"\n", n) + "3 comments\n" + strings.Repeat("Related articles\n", 12-n) + aParagraph
		}, 10, 9, 14},
		{"figures of a row", behindArticle, func(n int) string {
			return article + "Sign up here\nMill\n" + strings.Repeat("a "+plain(9)+strings.Repeat(" 12", n)+"\n", 2)
		}, 2, 3, 4},
		{"words of a fact", behindArticle, func(n int) string {
			return article + "Sign up here\nMill\n" + strings.Repeat("1 "+plain(n-1)+"\n", 2)
		}, 9, 8, 4},
		{"facts", behindArticle, func(n int) string { return article + "Sign up here\nMill\n" + strings.Repeat("1 mill\n", n) }, 1, 2, 4},
		{"lines of boilerplate above facts", behindArticle, func(n int) string {
			return article + strings.Repeat("Mill\n", 3-n) + strings.Repeat("Sign up here\n", n) + "1 mill\n1 boat"
		}, 3, 2, 6},
		{"clocks", playerClock, func(n int) string { return article + "0:01\n0:02\n0:03\n"[:5*n] + article }, 2, 3, 3},
		{"items", menuOfWords, func(n int) string {
			return "Share on Facebook\nMill\nRelated articles" + strings.Repeat("\nBoat", n-3) + "\n" + article
		}, 4, 3, 2},
		{"words of an item", menuOfWords, func(n int) string {
			return "Share on Facebook\n" + plain(n) + "\nRelated articles\nMill\nBoat\n" + article
		}, 3, 4, 2},
		{"names beside a date", bylineWithDate, func(n int) string { return strings.Repeat("Jane ", n) + "2 March 2025\n" + article }, 4, 5, 1},
		{"dates", bylineWithDate, func(n int) string { return strings.Repeat("Jane 2 March 2025\n", n) + article }, 3, 4, 1},
		{"least words", bylineBareName, func(n int) string {
			return "Council votes for it\n" + strings.Repeat("Jane ", n) + "\nJane 2 March 2025\n" + article
		}, 2, 1, 2},
		{"most words", bylineBareName, func(n int) string {
			return "Council votes for it\n" + strings.Repeat("Jane ", n) + "\nJane 2 March 2025\n" + article
		}, 4, 5, 2},
		{"words of the headline", bylineBareName, func(n int) string { return plain(n) + "\nJane Roe\nJane 2 March 2025\n" + article }, 4, 3, 2},
		{"least words of a title", runUnderHeading, func(n int) string { return "Related articles\n" + plain(n) }, 3, 2, 2},
		{"most words of a title", runUnderHeading, func(n int) string { return "Related articles\n" + plain(n) }, 25, 26, 2},
	} {
		b.check(t)
	}
}

// A longer heading of links is hardly one, whatever rule names it.
func TestHeadingWords(t *testing.T) {
	for words, is := range map[int]bool{8: true, 9: false} {
		heading := plain(words)
		rules := match.Of([]*rule.Rule{{ID: "related/label", Category: rule.Related, Phrases: []string{heading}, At: rule.Whole, Points: rule.DropPoints}}, Rules()...)
		if lines := hitsOf(rules, &runUnderHeading.Rule, heading+"\nWhy the bridge is late"); len(lines) == 1 != is {
			t.Errorf("below a heading of %d words: hits lines %v", words, lines)
		}
	}
}
