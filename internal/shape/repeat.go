package shape

import (
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/rule"
)

// minRepeats is how often a line must stand between the paragraphs. Chosen by hand.
const minRepeats = 4

var interleavedRepeat = &shapeRule{
	Rule: rule.Rule{
		ID: "advert/repeated-between-paragraphs", Category: rule.Advert, Points: rule.DropPoints,
		Doc: "A short label that repeats between paragraphs: the place of an advert.",
		Drop: []string{"The council met on Monday to vote on the bridge, and the mayor said afterwards that it would be built by the month of May next year, if all went well.\n" +
			"Story goes on\nThe vote had been put off twice already, because the cost of the bridge had more than doubled since the first plan was drawn up by the engineers in the autumn.\n" +
			"Story goes on\nWork on the bridge is to begin next spring, in March, and the council expects that the harbour will stay open to ships of every size for all of that time, it said.\n" +
			"Story goes on\nNobody who spoke at the meeting doubted that the old bridge has to go; they differed on who should pay for the new one, and on when that would be, if at all.\n" +
			"Story goes on\nThe next meeting is in June, when the engineers will show two plans, one of them with a path for cyclists and walkers on the side of the harbour."},
		Keep: []string{"The council met on Monday to vote on the bridge, and the mayor said that it would be built by May.\nStory goes on"},
	}, find: func(f *finder) {
		f.readBeside()
		var label uint32
		var at []int
		for i := range f.Traits {
			t, s := &f.Traits[i], &f.Stats[i]
			if t.Repeat < minRepeats || s.Words < 2 || s.Words > 8 || s.Numbers > 0 || t.Ends || s.Colons > 0 || s.CapsWords > 0 || f.Dropped(i) {
				continue
			}
			if !f.IsProse(int(f.below[i]), facts.Long) || !f.IsProse(int(f.above[i]), facts.Long) {
				continue
			}
			if len(at) > 0 && t.Print != label {
				return // two labels take turns: the speakers of an interview
			}
			label, at = t.Print, append(at, i)
		}
		if len(at) < minRepeats || len(at)*2 < int(f.Traits[at[0]].Repeat) {
			return
		}
		for i := range f.Traits {
			if f.Traits[i].Print == label {
				f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "the same label repeats between many paragraphs")
			}
		}
	},
}
