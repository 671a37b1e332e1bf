package layout

import (
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/rule"
)

// cues are distances to what phrase rules found: a line "Comments" says
// something of all that stands below it. Base 2 logarithms of blocks, or never.
type cues [len(cueGroups) + 2]float32

// cueGroups are the categories that cast their shadow on what follows.
var cueGroups = [...][]rule.Category{
	{rule.Comments}, {rule.Related}, {rule.SignUp, rule.Paywall, rule.Promo, rule.App}, {rule.Share, rule.Follow}, {rule.Copyright, rule.Legal, rule.Consent}, {rule.Bio, rule.Byline},
}

var cueFeatures = func() []feature {
	var all []feature
	for _, name := range [len(cueGroups) + 2]string{
		"blocks since comments", "blocks since related", "blocks since sign-up", "blocks since share bar",
		"blocks since copyright", "blocks since byline", "blocks since any rule", "blocks to any rule",
	} {
		all = append(all, feature{name, aspectCues})
	}
	return all
}()

// readCues puts what the rules found into the signals, but what the elements of a
// page and the site say: the features see those by themselves.
func (p *Scores) readCues() {
	var last [len(cueGroups) + 1]int
	for k := range last {
		last[k] = -1
	}
	n := len(p.Blocks)
	at := 0
	for i := range n {
		t := &p.signals[i]
		t.cues[len(cueGroups)+1] = never
		for k, j := range last {
			t.cues[k] = never
			if j >= 0 {
				t.cues[k] = logf(float32(i - j))
			}
		}
		for ; at < len(p.hits) && int(p.hits[at].Block) == i; at++ {
			h := &p.hits[at]
			if h.OfElement() || h.Source == hits.Learned {
				continue
			}
			t.points = max(t.points, int32(h.Points))
			t.hint = t.hint || h.Points < rule.DropPoints
			if h.Points < rule.DropPoints {
				continue
			}
			last[len(cueGroups)] = i
			for k, group := range cueGroups {
				for _, c := range group {
					if c == p.rules[h.Rule].Category {
						last[k] = i
					}
				}
			}
		}
	}
	next := -1
	for i := n - 1; i >= 0; i-- {
		if next >= 0 {
			p.signals[i].cues[len(cueGroups)+1] = logf(float32(next - i))
		}
		if p.signals[i].points >= rule.DropPoints {
			next = i
		}
	}
}
