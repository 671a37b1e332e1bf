package extract

import (
	"github.com/pare-text/pare/internal/evidence"
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/internal/layout"
	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/rule"
)

// A judge decides about the blocks of a document.
type judge struct {
	c *Cleaner
	*facts.Facts
	*hits.List
	scores *layout.Scores      // nil under RulesOnly, and for text that it does not change; see mayChange
	seen   []evidence.Sighting // what the site's counts say; empty if nothing was learned
	gone   []bool              // what the layout score drops
	kinds  []rule.Category     // the categories of what it alone drops
	whole  []bool              // blocks of a list, a table and the like that stays as one
}

// decide returns the verdict of every block, and why verdicts were taken back, if
// they were. It is the only place that decides: what the score proposes in j.gone comes
// together here with what the rules found. A text that is read again takes its
// verdicts from here, too; see again.go.
func (j *judge) decide() (verdicts []Verdict, guard string) {
	if j.scores != nil {
		guard = j.propose()
		if j.c.namesScored() {
			j.readKinds()
		}
	}
	verdicts = make([]Verdict, len(j.Blocks))
	gone := map[uint32]Verdict{} // long lines that were dropped, by fingerprint
	at := 0
	for i := range verdicts {
		from := at
		for at < len(j.All) && int(j.All[at].Block) == i {
			at++
		}
		v, asked, ofShape := j.verdict(i, j.All[from:at])
		if j.Page == nil && j.isLongCopy(i) {
			if before, ok := gone[j.Traits[i].Print]; ok && v.Keep && !asked {
				v = before
			} else if !v.Keep && !ofShape {
				gone[j.Traits[i].Print] = v
			}
		}
		if j.c.explain {
			v.Evidence = j.explainBlock(i, j.All[from:at], v.Rule)
		}
		verdicts[i] = v
	}
	if j.Part != facts.Whole {
		return verdicts, guard // what follows is decided about the document; see long.go
	}
	switch {
	case j.Page != nil:
		if reason := page.WhyEmpty(j.Page); reason != "" {
			j.dropNotes(verdicts)
			guard = reason
		}
	case j.scores == nil:
	case !j.keepsSentence(verdicts):
		if takeBack(verdicts) {
			guard = noSentence
		}
	case isLoneDoubt(verdicts):
		takeBack(verdicts)
	}
	return verdicts, guard
}

// leastScored is how many blocks a text has at least for the score to drop any of them: of two it
// would drop a lone one, or all. See isLoneDoubt and keepsSentence.
const leastScored = 3

// mayChange reports whether the score may change what is said of any block.
func (j *judge) mayChange() bool {
	if len(j.Blocks) >= leastScored || j.Page != nil || j.Part != facts.Whole || j.c.explain || len(j.seen) > 0 {
		return true
	}
	for i := range j.Blocks {
		if j.Traits[i].Long && len(j.Of(i)) > 0 {
			return true // it may be sure of a paragraph that a rule would drop
		}
	}
	return false
}

// readKinds sets the categories of what the layout score drops by itself.
func (j *judge) readKinds() {
	alone := make([]bool, len(j.gone))
	for i := range alone {
		alone[i] = j.gone[i] && !j.Dropped(i)
	}
	j.kinds = j.scores.Categories(j.c.weightsFor(j.Page), alone)
}

// namesScored reports whether somebody asks for the categories of what the score drops.
func (c *Cleaner) namesScored() bool {
	if !c.withoutCategories || c.explain {
		return true
	}
	for category, kept := range c.keep {
		if kept && rule.Category(category) != rule.Layout {
			return true
		}
	}
	return false
}

// kind is the category that the layout score has for block i.
func (j *judge) kind(i int) rule.Category {
	if j.kinds == nil || j.kinds[i] == rule.None {
		return rule.Layout
	}
	return j.kinds[i]
}

// propose sets what the layout score drops as far as the mode allows, and returns
// why it may not drop more, if so.
func (j *judge) propose() (guard string) {
	if j.Page != nil {
		j.readUnits()
		return j.readPageDrops(j.c.mode)
	}
	j.levelCopies()
	j.readLayoutDrops(j.c.mode)
	if j.Part&facts.Before == 0 {
		j.keepHeadline()
	}
	j.keepFences()
	return ""
}

// ModelID is what a verdict has for the ID of a rule where the trained score decided
// without one.
const ModelID = "layout/model"

// verdict is what the rules, or else the score, say of block i. asked reports that
// a rule would drop the block and the user asked to keep its category, ofShape that the
// rule saw the block's shape and place, which its copies need not share. Of several
// rules that one is named: a caption that ends in a credit is a caption.
func (j *judge) verdict(i int, found []hits.Hit) (v Verdict, asked, ofShape bool) {
	v.Keep = true
	// phrases of the built-in rules are not to be trusted about such a paragraph
	sure := j.scores != nil && j.Traits[i].Long && j.scores.FirstPass[i] > layout.SureBody || j.whole != nil && j.whole[i]
	for k := range found {
		h := &found[k]
		r := j.RuleOf(h)
		enough := int16(rule.DropPoints)
		if j.c.dropWeak[r.Category] {
			enough = rule.HintPoints
		}
		switch {
		case h.Points < enough || sure && h.Source == hits.BuiltIn:
		case j.c.keep[r.Category]:
			return Verdict{Keep: true}, true, false
		case v.Keep || !ofShape && h.Source == hits.Shape:
			v = Verdict{Rule: r.ID, Category: r.Category}
			ofShape = h.Source == hits.Shape
		}
	}
	if v.Keep && j.scores != nil && j.gone[i] && !j.c.keep[rule.Layout] {
		switch {
		case len(j.seen) > 0 && j.seen[i].Repeats():
			v = Verdict{Rule: evidence.LearnedLine.ID, Category: rule.Layout}
		case !j.c.keep[j.kind(i)]:
			v = Verdict{Rule: ModelID, Category: j.kind(i)}
		}
	}
	return v, false, ofShape
}

// keepsSentence reports whether anything that ends like a sentence is kept.
func (j *judge) keepsSentence(verdicts []Verdict) bool {
	for i := range verdicts {
		if verdicts[i].Keep && j.Traits[i].Ends {
			return true
		}
	}
	return false
}

// signatureLines is how many lines a signature has at most: a name, a place, a
// greeting. Chosen by hand.
const signatureLines = 3

// isLoneDoubt reports whether the layout score would drop one line, or the last
// few of a text, and nothing else: of a text that shows no other boilerplate a
// signature more often than not.
func isLoneDoubt(verdicts []Verdict) bool {
	dropped, last := 0, true // last: all that follows the first is dropped, too
	for i := range verdicts {
		switch v := &verdicts[i]; {
		case v.Keep:
			last = last && dropped == 0
		case v.Rule != ModelID:
			return false
		default:
			dropped++
		}
	}
	return dropped == 1 || last && dropped > 0 && dropped <= signatureLines
}

// noSentence is the guard of a text of which takeBack took verdicts back.
const noSentence = "the trained score would leave no sentence; only named rules are applied"

// takeBack takes back what the layout score dropped by itself, and reports whether that
// was anything. Named rules stand.
func takeBack(verdicts []Verdict) (found bool) {
	for i := range verdicts {
		found = verdicts[i].takeBack() || found
	}
	return found
}

// takeBack is takeBack for one block.
func (v *Verdict) takeBack() bool {
	if v.Keep || v.Rule != ModelID {
		return false
	}
	*v = Verdict{Keep: true, Evidence: v.Evidence}
	return true
}

// longCopy is the length in characters from which a line that stands several
// times in a text is decided once. Shorter ones, as "Yes" or a name, may be
// boilerplate here and body there. Chosen by hand.
const longCopy = 50

// isLongCopy reports whether block i is a long line with copies.
func (j *judge) isLongCopy(i int) bool {
	return j.Traits[i].Repeat > 1 && j.Traits[i].Chars > longCopy
}
