package extract

import "testing"

// stays reports whether a line of that chance stays on a page of other lines, in
// a mode.
func stays(t *testing.T, m Mode, chance float64, others []scored) bool {
	j := judgeOf(t, sum(many(1, chance, aLabel), others))
	j.readPageDrops(m)
	return !j.gone[0]
}

// On a page whose other lines all have one chance, a line stays or goes by the
// expected F score, or by the bounds beyond which that is not asked.
func TestPageDoubts(t *testing.T) {
	for _, c := range []struct {
		number     string
		mode       Mode
		others     float64
		stay, gone float64
	}{
		{"least", Gentle, .12, .102, .098},
		{"least: at .15 nothing would stay", Balanced, .15, .149, .12},
		{"least", Strict, .45, .41, .39},
		// the F score alone: of pages that are all body it asks for 1/(1+β²) of each line
		{"recall", Gentle, .95, .32, .29},
		{"recall", Balanced, .95, .55, .52},
		{"recall", Strict, .85, .67, .63},
		// the F score would drop the first of these; of other modes it keeps all above most
		{"most", Strict, .99, .715, .69},
	} {
		others := many(100, c.others, aLabel)
		if !stays(t, c.mode, c.stay, others) || stays(t, c.mode, c.gone, others) {
			t.Errorf("%s of mode %d: %.3f stays: %v, %.3f stays: %v", c.number, c.mode, c.stay, stays(t, c.mode, c.stay, others), c.gone, stays(t, c.mode, c.gone, others))
		}
	}
}

// A piece of a page keeps what is not surely boilerplate.
func TestFragment(t *testing.T) {
	if body := many(14, .9, aLabel); !stays(t, Balanced, .051, body) || stays(t, Balanced, .049, body) {
		t.Error("fragmentDoubt is no bound")
	}
	for others, want := range map[int]bool{14: true, 15: false} { // and the line itself
		if got := stays(t, Balanced, .1, many(others, .9, aLabel)); got != want {
			t.Errorf("a line in doubt beside %d others stays: %v", others, got)
		}
	}
}
