package extract

import (
	"math"
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/internal/layout"
	"github.com/pare-text/pare/internal/page"
)

// pageJudge returns a judge of a page to whose blocks the score gives these chances.
func pageJudge(t *testing.T, src string, chances ...float64) *judge {
	t.Helper()
	pg := page.Read(page.Parse(src))
	f := facts.Read(pg.Blocks, pg, "")
	if len(f.Blocks) != len(chances) {
		t.Fatalf("%d blocks, and %d chances", len(f.Blocks), len(chances))
	}
	scores := &layout.Scores{Facts: f}
	for _, c := range chances {
		scores.FirstPass, scores.Final = append(scores.FirstPass, logOdds(c)), append(scores.Final, logOdds(c))
	}
	return &judge{c: mustNew(t), Facts: f, List: hits.New(len(f.Blocks), nil), scores: scores}
}

const unitParagraph = "<p>The mill by the river has ground the flour of the valley for two hundred years, and it stood still on Monday.</p>"

// What stands between paragraphs is favoured, and the parts of a unit are decided as one.
func TestUnits(t *testing.T) {
	const p = unitParagraph
	for _, c := range []struct {
		name    string
		src     string
		chances []float64
		block   int
		want    float64 // log-odds
	}{
		{"unitInside", "<div>" + p + "<ul><li>Rye</li><li>Oat</li></ul>" + p + "</div>", []float64{.99, .5, .5, .99}, 1, unitInside},
		{"unitBehind", "<div>" + p + "<ul><li>Rye</li><li>Oat</li></ul></div>", []float64{.99, .5, .5}, 1, unitBehind},
		{"no paragraph beside it", "<div>" + p + "</div><div><div><div><div><ul><li>Rye</li><li>Oat</li></ul></div></div></div></div>", []float64{.99, .3, .5}, 1, float64(logOdds(.3))},
		{"the mean", "<div>" + p + "<table><tr><td>Rye</td></tr><tr><td>Oat</td></tr></table></div>", []float64{.99, .8, .2}, 2, unitBehind},
		{"loneInside", "<div>" + p + "<h2>The flour</h2>" + p + "</div>", []float64{.99, .5, .99}, 1, loneInside},
		{"below a paragraph that goes", "<div>" + p + "<h2>The flour</h2>" + p + "</div>", []float64{.4, .5, .99}, 1, 0},
		{"mostCards", "<div>" + p + "<ul><li><h3>Rye</h3><div>12</div></li><li><h3>Oat</h3><div>14</div></li></ul>" + p + "</div>", []float64{.99, .3, .3, .3, .3, .99}, 1, float64(logOdds(.3))},
		{"a quotation with its author is no card", "<div>" + p + "<blockquote><p>Rye</p><footer>Ada Quill</footer></blockquote>" + p + "</div>", []float64{.99, .5, .5, .99}, 2, unitInside},
		{"code in a toolbar", "<div>" + p + p + "<div><pre>rye: 12</pre><button>Copy</button></div>" + p + "</div>", []float64{.99, .99, .5, .1, .99}, 2, unitInside},
		{
			"a heading in the next part", "<div>" + p + "</div><div><div><div><h2>Rye</h2>" + p + "</div></div></div>", []float64{.99, .5, .99}, 1, loneInside,
		},
		{
			"mostBox", "<div>" + p + p + "<div>" + strings.Repeat("<div>Rye</div>", mostBox) + "</div>" + p + "</div>",
			append(append([]float64{.99, .99}, many64(mostBox, .5)...), .99), 2, unitInside,
		},
		{
			"mostBox: more", "<div>" + p + p + "<div>" + strings.Repeat("<div>Rye</div>", mostBox+1) + "</div>" + p + "</div>",
			append(append([]float64{.99, .99}, many64(mostBox+1, .5)...), .99), 2, loneInside,
		},
		{"mostProse: the layout of the page", "<table><tr><td>" + p + p + "</td></tr><tr><td>Rye</td></tr></table>", []float64{.99, .99, .3}, 2, float64(logOdds(.3))},
	} {
		j := pageJudge(t, "<body>"+c.src, c.chances...)
		j.readUnits()
		if got := float64(j.scores.Final[c.block]); math.Abs(got-c.want) > 1e-3 {
			t.Errorf("%s: block %d has %.3f, want %.3f", c.name, c.block, got, c.want)
		}
	}
}

func many64(n int, x float64) []float64 {
	all := make([]float64, n)
	for i := range all {
		all[i] = x
	}
	return all
}
