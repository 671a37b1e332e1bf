package layout_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/internal/layout"
	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/rule"
)

// readScores scores one paragraph by stumps that see no features, and returns its
// scores and whether the second pass saw it. With a hit a rule would drop it.
func readScores(t *testing.T, hit bool, first, second []stump) (one, final float32, left bool) {
	names, secondNames := layout.FeatureNames()
	f := facts.Read(blocks.Read(pool[0]), nil, "")
	l := hits.New(1, []*rule.Rule{{Category: rule.Consent}})
	if hit {
		l.Add(hits.Hit{Points: rule.DropPoints})
	}
	p := layout.Read(f, l, weightsOf(t, len(names), len(secondNames), first, second, 0, 0), nil, nil)
	defer p.Free()
	return p.FirstPass[0], p.Final[0], len(p.RestOf) == 1
}

// after returns stumps of which the n-th adds x, and the one behind it y.
func after(n int, x, y float32) []stump {
	return append(always(make([]float32, n-1)...), always(x, y)...)
}

func TestPasses(t *testing.T) {
	for _, c := range []struct {
		why   string
		score float32
		hit   bool
		left  bool
	}{
		{"over removeScore", -4.15, false, true},
		{"under removeScore", -4.25, false, false},
		{"a rule has something against it", 2.85, true, false},
		{"over SureBody a long paragraph stays all the same", 2.95, true, true},
	} {
		if _, _, left := readScores(t, c.hit, after(160, 0, c.score), nil); left != c.left {
			t.Errorf("%s: the second pass sees it: %v", c.why, left)
		}
	}
}

// A short line that a rule drops is not scored; one that a hint is about is, and so is the
// paragraph beside it.
func TestSettled(t *testing.T) {
	names, secondNames := layout.FeatureNames()
	w := weightsOf(t, len(names), len(secondNames), always(1), always(1), 0, 0)
	for _, c := range []struct {
		points      int16
		line, final float32
		says        string
	}{
		{rule.DropPoints, -3, -4.2, "1 % body"}, // what the trees say, no more than removeScore
		{rule.HintPoints, 1, 1, "73 % body"},
	} {
		f := facts.Read(blocks.Read(pool[1]+"\n\n"+pool[0]), nil, "")
		l := hits.New(2, []*rule.Rule{{Category: rule.Related}})
		l.Add(hits.Hit{Points: c.points})
		p := layout.Read(f, l, w, nil, nil)
		if p.FirstPass[0] != c.line || p.Final[0] != c.final || p.FirstPass[1] != 1 || p.Final[1] != 1 {
			t.Errorf("%d points: first %v, final %v; want %v, %v of the line", c.points, p.FirstPass, p.Final, c.line, c.final)
		}
		if score, why := p.Explain(w, 0); score != c.final || !strings.HasPrefix(why, c.says) {
			t.Errorf("%d points: explained as %v, %s; want %v, %s", c.points, score, why, c.final, c.says)
		}
		p.Free()
	}
}

// The trees behind a certain one are spared where those before it are sure.
func TestStops(t *testing.T) {
	for _, c := range []struct {
		why           string
		first, second []stump
		want          float32
	}{
		{"sure boilerplate after 15 trees of the first pass is removed", after(15, -2.51, 10), nil, -4.2},
		{"and not before", after(16, -2.51, 10), nil, 7.49},
		{"and not if it is less sure", after(15, -2.49, 10), nil, 7.51},
		{"sure body after 40 trees of the first pass keeps its score", after(40, 2.51, -10), nil, 2.51},
		{"and not if it is less sure", after(40, 2.49, -10), nil, -7.51},
		{"sure boilerplate after 40 trees of the first pass is removed", after(40, -2.51, 10), nil, -4.2},
		{"sure body after 30 trees of the second pass keeps its score", always(1), after(30, 1.81, -10), 1.81},
		{"and not before", always(1), after(31, 1.81, -10), -8.19},
		{"and not if it is less sure", always(1), after(30, 1.79, -10), -8.21},
		{"sure boilerplate after 30 trees of the second pass keeps its score", always(1), after(30, -2.51, 10), -2.51},
		{"and not if it is less sure", always(1), after(30, -2.49, 10), 7.51},
	} {
		if _, got, _ := readScores(t, false, c.first, c.second); math.Abs(float64(got-c.want)) > .001 {
			t.Errorf("%s: %.2f, want %.2f", c.why, got, c.want)
		}
	}
}

// pageFeature returns a feature of the last block of a page.
func pageFeature(t *testing.T, name, html string) float32 {
	names, secondNames := layout.PageFeatureNames()
	pg := page.Read(page.Parse(html))
	f := facts.Read(pg.Blocks, pg, "")
	samples := layout.Samples(f, hits.New(len(pg.Blocks), nil), weightsOf(t, len(names), len(secondNames), nil, nil, 0, 0))
	return samples[len(samples)-1].First[slices.Index(names, name)]
}

// Of a page's data so much is read, and of its titles.
func TestSaid(t *testing.T) {
	const words = "storm breaks masts"
	for _, c := range []struct {
		number, feature, from, to string
		bytes                     int // before the words
		read                      bool
	}{
		{"maxSaid", "said by the page's data", "<script type=application/ld+json>", "</script>", 256<<10 - len(words), true},
		{"maxSaid", "said by the page's data", "<script type=application/ld+json>", "</script>", 256<<10 - len(words) + 1, false},
		{"maxAttrTitle", "words of the title", "<title>", "</title><title>", 1<<10 - 2, true}, // and a blank
		{"maxAttrTitle", "words of the title", "<title>", "</title><title>", 1<<10 - 1, false},
	} {
		html := c.from + strings.Repeat("-", c.bytes) + words + c.to + "<p>" + words
		if c.number == "maxAttrTitle" {
			html = c.from + strings.Repeat("-", c.bytes) + c.to + words + "</title><p>" + words
		}
		if got := pageFeature(t, c.feature, html) == 1; got != c.read {
			t.Errorf("%s: behind %d bytes read: %v", c.number, c.bytes, got)
		}
	}
}

// A paragraph speaks for the elements around it up to a certain one: of many
// paragraphs, each alone in so many elements, for that which holds all of them.
func TestBestReach(t *testing.T) {
	for around, all := range map[int]bool{3: true, 4: false} {
		branch := strings.Repeat("<div><p>Mill", around) + "<p>" + pool[0] + strings.Repeat("</div>", around)
		html := "<main>" + strings.Repeat(branch, 40) + "</main>"
		if got := pageFeature(t, "page share of blocks in container", html) > .9; got != all {
			t.Errorf("each of 40 paragraphs in %d elements: all in the container %v", around, got)
		}
	}
}
