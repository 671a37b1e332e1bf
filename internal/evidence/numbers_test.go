package evidence

import (
	"math"
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/learn"
)

// The lines of a document are named by letters: "r" is one of three documents'
// edges, "b" stands in their bodies, "o" in their bodies only, "2" in two documents,
// "." in no other.
func lineOf(i int) string { return "Line " + strings.Repeat(string(rune('a'+i)), 3) }

func counts(kind byte) learn.Count {
	switch kind {
	case 'r':
		return learn.Count{Docs: 3, Edge: 3, Head: 3}
	case 'b':
		return learn.Count{Docs: 3, Edge: 1, Head: 3}
	case 'o':
		return learn.Count{Docs: 3, Head: 3}
	case '2':
		return learn.Count{Docs: 2, Edge: 2, Head: 2}
	}
	return learn.Count{}
}

// What the counts add to the score of a line, by its surroundings.
func TestShifts(t *testing.T) {
	for _, c := range []struct {
		number string
		lines  string
		line   int
		docs   int // of the site
		isPage bool
		want   float64
	}{
		{"repeatsAlone", "...r...", 3, 4, false, -2.5},
		{"repeatsInRun", ".rrrrr.", 3, 4, false, -5.5},
		{"repeatsInRun by half", "..rrr..", 3, 4, false, -4},
		{"runReach: the second line counts", ".r.r...", 3, 4, false, -3.25},
		{"runReach: the third does not", "r..r...", 3, 4, false, -2.5},
		{"repeatsInside", ".rrbrr.", 3, 4, false, -2.5 - 3 + 3*(1-2./4)},
		{"fullDocs", "...2...", 3, 4, false, -2.5 * 5 / 6},
		{"repeatsOwn: never at an edge", "...o...", 3, 4, false, -.5},
		{"repeatsOwn: the first line", "r......", 0, 4, false, -.5},
		{"repeatsOwnRun: as many repeat around it", "..ror..", 3, 4, false, -4 + 3*(1-2./4)},
		{"repeatsOwnRun: fewer", "..ro...", 3, 4, false, -.5},
		{"uniqueByScale", ".......", 3, 8, false, .5},
		{"uniqueMost", ".......", 3, 1 << 9, false, 1.5},
		{"shareOnPages", "...r...", 3, 4, true, -1.25},
		{"shareOnPages of a unique line", ".......", 3, 8, true, .25},
	} {
		site := &learn.Counts{Docs: c.docs, Lines: map[words.LineKey]learn.Count{}}
		var lines []string
		for i := range len(c.lines) {
			lines = append(lines, lineOf(i))
			if n := counts(c.lines[i]); n.Docs > 0 {
				site.Lines[words.KeyOf(lines[i])] = n
			}
		}
		f := facts.Read(blocks.Read(strings.Join(lines, "\n")), nil, "")
		if c.isPage {
			pg := page.Read(page.Parse("<p>" + strings.Join(lines, "<p>")))
			f = facts.Read(pg.Blocks, pg, "")
		}
		if got := float64(readSightings(f, site, 1)[c.line].Shift); math.Abs(got-c.want) > 1e-4 {
			t.Errorf("%s: %q shifts line %d by %.3f, want %.3f", c.number, c.lines, c.line, got, c.want)
		}
	}
}

// A folder is one site for sure if five lines stand in half of its documents.
func TestTemplateLines(t *testing.T) {
	for lines, want := range map[int]float32{4: .8, 5: 1, 6: 1} {
		site := &learn.Counts{Docs: 4, Lines: map[words.LineKey]learn.Count{99: {Docs: 1}}}
		for i := range lines {
			site.Lines[words.LineKey(i)] = learn.Count{Docs: 2}
		}
		if got := (Collector{}).ForSite(site).oneSite; got != want {
			t.Errorf("%d lines: %.2f, want %.2f", lines, got, want)
		}
	}
}

// A title that differs in its date is a line with three words besides.
func TestDatedTitle(t *testing.T) {
	paragraph := strings.Repeat("The harbour was closed for the third time in a year, and nobody in the village said why. ", 2)
	for _, c := range []struct {
		head string
		want int
	}{
		{"Menu\nResults for Monday, 3 March 2026", -1},
		{"Menu\nLottery results for Monday, 3 March 2026", 1},
		{"Menu\nBy Jane Doe and others of 3 March\nLottery results for Monday, 3 March 2026", 2},
		{"Menu\nLottery results for Monday", -1},
	} {
		f := facts.Read(blocks.Read(c.head+"\n"+paragraph+"\n"+paragraph), nil, "")
		var z facts.Zone
		z.Read(f)
		if got := datedTitle(f, &z); got != c.want {
			t.Errorf("%q: the title is line %d, want %d", c.head, got, c.want)
		}
	}
}
