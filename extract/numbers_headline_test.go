package extract

import (
	"strings"
	"testing"
)

const (
	aTitle = "Storm over towers" // no word of it stands in aBody
	aMark  = "Skip to:"          // cannot be a headline
	aBody  = "The mayor of the town would not say more about all of this on Monday."
)

// What speaks for a line being the headline, each at a chance that is just
// enough with it and at one that is not. All blocks but the paragraph go unless
// they are taken back, and those that the row lets stay.
func TestHeadliness(t *testing.T) {
	gone, one := many(2, .001, aMark), func(chance float64, text string) []scored { return many(1, chance, text) }
	for _, c := range []struct {
		number       string
		above        []scored
		title        string
		below        []scored
		enough, less float64
	}{
		{"minHeadliness", sum(one(.9, aMark), gone), aTitle, nil, .62, .60},
		{"firstBonus: nothing above it stays", gone, aTitle, nil, .12, .10},
		{"bylineBonus: a date below it", sum(one(.9, aMark), gone), aTitle, one(.001, "12 March 2024"), .12, .10},
		{"copiesBonus: a copy at the end", sum(one(.9, aMark), gone), aTitle, one(.001, aMark), .32, .30},
		{"shortMalus: two words, and nothing above them", gone, "Storm tower", nil, .52, .50},
	} {
		for _, chance := range []float64{c.enough, c.less} {
			lines := sum(c.above, one(chance, c.title), c.below, one(.99, aBody))
			if strings.HasPrefix(c.number, "copiesBonus") {
				lines = append(lines, scored{.001, c.title})
			}
			j := judgeOf(t, lines)
			for i, l := range lines {
				j.gone[i] = l.chance < .7
			}
			j.keepHeadline()
			if got := !j.gone[len(c.above)]; got != (chance == c.enough) {
				t.Errorf("%s: at %.2f kept %v", c.number, chance, got)
			}
		}
	}
}

// keptHeadline reports whether line i stays, of lines that all go but the paragraph.
func keptHeadline(t *testing.T, lines []scored, i int) bool {
	j := judgeOf(t, lines)
	for k := range lines {
		j.gone[k] = lines[k].text != aBody
	}
	j.keepHeadline()
	return !j.gone[i]
}

func TestHeadlineBounds(t *testing.T) {
	body := many(1, .99, aBody)
	for _, c := range []struct {
		number    string
		lines     func(n int) (lines []scored, title int)
		keep, not int
	}{
		{"minHeadline", func(n int) ([]scored, int) {
			return sum(many(1, .9, strings.TrimSpace(strings.Repeat("Storm ", n))), body), 0
		}, 2, 1},
		{"maxHeadline", func(n int) ([]scored, int) {
			return sum(many(1, .9, strings.TrimSpace(strings.Repeat("Storm ", n))), body), 0
		}, 30, 31},
		{"headlineReach", func(n int) ([]scored, int) { return sum(many(1, .9, aTitle), many(n-1, .001, aMark), body), 0 }, 40, 41},
		// there is a better one below it
		{"firstLines", func(n int) ([]scored, int) {
			return sum(many(n, .001, aMark), many(1, .2, aTitle), many(1, .9, "Harbour strike goes on"), body), n
		}, 1, 2},
	} {
		for _, n := range []int{c.keep, c.not} {
			lines, title := c.lines(n)
			if got := keptHeadline(t, lines, title); got != (n == c.keep) {
				t.Errorf("%s: at %d kept %v", c.number, n, got)
			}
		}
	}
}

// A line that is nearly as likely the headline as the likeliest stays beside it.
func TestNearlyHeadline(t *testing.T) {
	for chance, keep := range map[float64]bool{.46: true, .44: false} {
		lines := sum(many(1, .9, "Harbour strike goes on"), many(1, chance, aTitle), many(1, .99, aBody))
		if got := keptHeadline(t, lines, 1); got != keep {
			t.Errorf("at %.2f beside one at .9 kept %v", chance, got)
		}
	}
}

// A first line of a few words with a number is the title of an issue, as "Letter 12".
func TestIssueBonus(t *testing.T) {
	for title, kept := range map[string]bool{"Letter 12": true, "Letter Twelve": false, "Our mill letter 12": true, "Our own mill letter 12": false} {
		j := judgeOf(t, []scored{{.001, title}, {.99, aBody}})
		for i := range j.gone {
			j.gone[i] = i == 0
		}
		j.keepHeadline()
		if j.gone[0] == kept {
			t.Errorf("%q kept: %v", title, !kept)
		}
	}
}

// The first line of a text may be one word, if the article uses it, or begin with a dash.
func TestFirstLine(t *testing.T) {
	body := many(1, .99, strings.TrimSpace(strings.Repeat(aBody+" ", 4)))
	for _, c := range []struct {
		line string
		keep bool
	}{
		{"Mayor", true},
		{"Homes", false},
		{"- The mayor of the town", true},
		{"- " + aTitle, false},
	} {
		for _, first := range []bool{true, false} {
			var above []scored
			if !first {
				above = many(1, .001, aMark)
			}
			j := judgeOf(t, sum(above, many(1, .9, c.line), body))
			for i := range j.gone {
				j.gone[i] = i <= len(above)
			}
			j.keepHeadline()
			if got := !j.gone[len(above)]; got != (c.keep && first) {
				t.Errorf("%q, first %v: kept %v", c.line, first, got)
			}
		}
	}
}
