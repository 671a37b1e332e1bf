package shape

import (
	"strings"

	"github.com/pare-text/pare/rule"
)

// mostClocks is how many times a player shows: more are results, or a programme's.
// Chosen by the labelled articles.
const mostClocks = 2

var playerClock = &shapeRule{
	Rule: rule.Rule{
		ID: "navigation/player-clock", Category: rule.Navigation, Points: rule.DropPoints,
		Doc:  "The time of a player alone on a line, beside another one or the player's buttons.",
		Drop: []string{"Council votes for the bridge\n0:03\n1:21\n" + article, "Listen to this article\n08:14\n" + article},
		Keep: []string{"Council votes for the bridge\n19:20\n" + article, "18:52\nPower cuts reach the mill\n18:30\nBridge shut\n" + article, "3:1\n2:0\n"},
	}, textOnly: true, find: func(f *finder) {
		clocks := 0
		for i := range f.Blocks {
			if f.isClock(i) {
				clocks++
			}
		}
		if clocks > mostClocks {
			return
		}
		for i := range f.Blocks {
			if f.isClock(i) && !f.Dropped(i) && (f.isClock(i-1) || f.isClock(i+1) || f.isOf(i-1, rule.Navigation) || f.isOf(i+1, rule.Navigation)) {
				f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "a time alone, as players show it")
			}
		}
	},
}

// isClock reports whether block i is a time in minutes and seconds, or a second one
// behind a slash: "1:21", "00:00 / 08:14".
func (f *finder) isClock(i int) bool {
	if i < 0 || i >= len(f.Blocks) || f.Stats[i].Letters > 0 || f.Stats[i].Digits < 3 || f.Stats[i].Digits > 12 {
		return false
	}
	for part := range strings.SplitSeq(f.Blocks[i].Text, "/") {
		minutes, seconds, ok := strings.Cut(strings.TrimSpace(part), ":")
		if !ok || minutes == "" || len(minutes) > 2 || len(seconds) < 2 || strings.Trim(minutes+seconds, "0123456789:") != "" {
			return false
		}
	}
	return true
}
