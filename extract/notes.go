package extract

import "github.com/pare-text/pare/rule"

// noteID names what drops such a note.
const noteID = "layout/note-without-text"

// dropNotes drops the blocks of a page without text: a note for readers without
// scripts or frames is none, unless the user keeps what stands beside texts.
func (j *judge) dropNotes(verdicts []Verdict) {
	if j.c.keep[rule.Layout] {
		return
	}
	for i := range verdicts {
		v := &verdicts[i]
		if !v.Keep {
			continue
		}
		*v = Verdict{Rule: noteID, Category: rule.Layout, Evidence: v.Evidence}
		if j.c.explain {
			e := Evidence{Rule: noteID, Category: rule.Layout, Span: j.Blocks[i].Span, Points: rule.DropPoints, Why: "all that the page shows without scripts and frames"}
			v.Evidence = append([]Evidence{e}, v.Evidence...)
		}
	}
}
