package extract

import (
	"math"
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/internal/layout"
	"github.com/pare-text/pare/internal/shape"
	"github.com/pare-text/pare/rule"
)

// A scored line is a line of a text and the chance that the score gives it to be
// body. Tests with it do not depend on the weights.
type scored struct {
	chance float64
	text   string
}

const (
	aLabel    = "Harbour strike goes on"
	aSentence = "The mayor of the town would not say more."
)

// many returns n lines of that chance.
func many(n int, chance float64, text string) []scored {
	lines := make([]scored, n)
	for i := range lines {
		lines[i] = scored{chance, text}
	}
	return lines
}

// sum joins lists of lines.
func sum(lists ...[]scored) (all []scored) {
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}

// judgeOf returns a judge of lines about which no rule says anything.
func judgeOf(t *testing.T, lines []scored) *judge {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = l.text
	}
	f := facts.Read(blocks.Read(strings.Join(texts, "\n")), nil, "")
	if len(f.Blocks) != len(lines) {
		t.Fatalf("%d blocks of %d lines", len(f.Blocks), len(lines))
	}
	scores := &layout.Scores{Facts: f}
	for i, l := range lines {
		score := logOdds(l.chance)
		scores.FirstPass, scores.Final = append(scores.FirstPass, score), append(scores.Final, score)
		if l.chance > .015 { // the second pass sees it
			scores.RestOf = append(scores.RestOf, int32(i))
		}
	}
	rules := []*rule.Rule{{ID: "consent/banner", Category: rule.Consent, Points: rule.DropPoints}}
	return &judge{c: &Cleaner{}, Facts: f, List: hits.New(len(lines), rules), scores: scores, gone: make([]bool, len(lines))}
}

const sure = 1e-9

// A line stays at a little over the limit of its kind and goes at a little
// under it.
func TestDoubts(t *testing.T) {
	// a long text that is half boilerplate
	text := sum(many(1, 1-sure, strings.Repeat("a", 10_000)), many(1, sure, strings.Repeat("b", 10_000)))
	for _, m := range []struct {
		mode                  Mode
		sentence, last, other float64
	}{
		{Gentle, .143, .02, .205},
		{Balanced, .285, .02, .39},
		{Strict, .446, .03, .55},
	} {
		body, end := many(1, 1-sure, aSentence), many(1, sure, aSentence)
		for _, c := range []struct {
			place string
			limit float64
			above []scored
			line  string
			below []scored
		}{
			{"a sentence", m.sentence, text, aSentence, end},
			{"one between two blocks that stay", m.sentence, text, aSentence, body},
			{"one that ends the text, below a block that stays", m.last, sum(text, body), aSentence, nil},
			{"a label", m.other, text, aLabel, end},
			{"one that ends the text", m.other, sum(text, body), aLabel, nil},
		} {
			for _, by := range []float64{1.02, .98} {
				j := judgeOf(t, sum(c.above, []scored{{c.limit * by, c.line}}, c.below))
				j.readLayoutDrops(m.mode)
				if gone := j.gone[len(c.above)]; gone != (by < 1) {
					t.Errorf("mode %d: %s at %.3f: gone %v", m.mode, c.place, c.limit*by, gone)
				}
			}
		}
	}
}

// The less of a text is boilerplate, the less doubt it takes; the shorter its article is,
// the more.
func TestDoubt(t *testing.T) {
	line := func(n int, chance float64) []scored { return many(min(n, 1), chance, strings.Repeat("a", n)) }
	for _, c := range []struct {
		stay, drop int // characters
		want       float64
	}{
		{9700, 9700, 0},
		{9700, 99_700, 0},
		{9700, 700, .4 * math.Log(1000./10_000)},
		{9700, 0, .4 * math.Log(300./10_000)},
		{3700, 9700, 0},
		{1700, 9700, math.Log(3600. / 2000)},
		{1700, 700, math.Log(3600./2000) + .4*math.Log(1000./2000)},
		{0, 0, math.Log(3600. / 300)},
	} {
		j := judgeOf(t, sum(line(c.stay, 1-sure), line(c.drop, sure)))
		if got := float64(j.doubt()); math.Abs(got-c.want) > 1e-4 {
			t.Errorf("%d characters stay and %d go: %.5f, want %.5f", c.stay, c.drop, got, c.want)
		}
	}
}

// A line below a heading of links is spared half of the doubt of a short text.
func TestLinkDoubt(t *testing.T) {
	text := sum(many(1, 1-sure, strings.Repeat("a", 1700)), many(1, sure, strings.Repeat("b", 9700)))
	doubt := math.Log(3600. / 2000)
	for _, c := range []struct {
		below bool
		limit float64 // log-odds
	}{
		{false, float64(logOdds(.39)) - doubt},
		{true, float64(logOdds(.39)) - doubt/2},
	} {
		for _, by := range []float64{.02, -.02} {
			line := scored{1 / (1 + math.Exp(-c.limit-by)), aLabel}
			j := judgeOf(t, sum(text, []scored{line}, many(1, sure, aSentence)))
			j.Rules = append(j.Rules, &rule.Rule{ID: shape.UnderHeading, Category: rule.Related, Points: rule.HintPoints})
			if c.below {
				j.Add(hits.Hit{Block: int32(len(text)), Rule: int32(len(j.Rules) - 1), Source: hits.Shape, Points: rule.HintPoints})
			}
			j.readLayoutDrops(Balanced)
			if gone := j.gone[len(text)]; gone != (by < 0) {
				t.Errorf("below a heading %v, %+.2f: gone %v", c.below, by, gone)
			}
		}
	}
}

// A phrase counts in a long paragraph unless the score is sure of it.
func TestSureBody(t *testing.T) {
	for score, keep := range map[float32]bool{2.95: true, 2.85: false} {
		j := judgeOf(t, []scored{{.99, strings.Repeat("The mill has ground the flour of the valley for years. ", 4)}})
		j.scores.FirstPass[0] = score
		if v, _, _ := j.verdict(0, []hits.Hit{{Points: rule.DropPoints}}); v.Keep != keep {
			t.Errorf("at %.2f kept: %v", score, v.Keep)
		}
	}
}

// Copies of a line are decided as one from a certain length on.
func TestLongCopy(t *testing.T) {
	for chars, level := range map[int]bool{51: true, 50: false} {
		line := strings.Repeat("a", chars)
		j := judgeOf(t, []scored{{.2, line}, {.8, line}})
		j.levelCopies()
		if got := j.scores.Final[0] == j.scores.Final[1]; got != level {
			t.Errorf("two copies of %d characters: level %v", chars, got)
		}
	}
}

func TestSignatureLines(t *testing.T) {
	for lines, alone := range map[int]bool{3: true, 4: false} {
		verdicts := []Verdict{{Keep: true}}
		for range lines {
			verdicts = append(verdicts, Verdict{Rule: ModelID})
		}
		if got := isLoneDoubt(verdicts); got != alone {
			t.Errorf("only the last %d lines go: %v", lines, got)
		}
	}
}

// Each round drops one pair of doubled captions, whose neighbour is then the
// paragraph. What does not settle is kept whole.
func TestMostRounds(t *testing.T) {
	c, err := New(RulesOnly())
	if err != nil {
		t.Fatal(err)
	}
	for rounds, settles := range map[int]bool{8: true, 9: false} {
		src := strings.Repeat("The council met on Monday to vote on the bridge over the river. ", 3) + "\n"
		for i := range rounds {
			src += strings.Repeat(strings.Repeat(string(rune('a'+i)), 5)+" stood at the old mill by the river.\n", 2)
		}
		d := c.Text(src)
		if got := d.Guard == "" && strings.Count(d.Text(), "\n") == 1; got != settles {
			t.Errorf("%d rounds: settles %v, guard %q, left\n%s", rounds, got, d.Guard, d.Text())
		}
	}
}

// A list below a line with a colon stays whole unless all of its lines are in doubt.
func TestKeepLists(t *testing.T) {
	limit := logOdds(.34)
	for _, c := range []struct {
		number string
		chance float64 // of two lines of which one is in doubt
		more   int     // lines
		keep   bool
	}{
		{"listDoubt: in doubt", .16, 0, true},
		{"listDoubt: in more doubt", .15, 0, false},
		{"mostItems", .3, mostItems - 2, true},
		{"mostItems: more", .3, mostItems - 1, false},
	} {
		j := judgeOf(t, sum([]scored{{.99, "The script is there in these languages:"}, {c.chance, "Python"}, {c.chance, "Java"}}, many(c.more, c.chance, "Go")))
		for i := range j.gone {
			j.gone[i] = i > 0
		}
		j.keepLists(limit)
		if j.gone[1] == c.keep {
			t.Errorf("%s: kept %v", c.number, !c.keep)
		}
	}
}
