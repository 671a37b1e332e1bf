package extract

import "math"

// How sure the layout score must be that a block is no body before it drops
// the block: the probability that it is body, at or under which it goes.
// Documents differ: where nearly all is body, the score errs more often than
// it is right, and only what is all but certain goes. Chosen by
// cross-validation over publishers, see train/README.md.
type thresholds struct{ dirty, clean float64 }

var modeThresholds = [...]thresholds{
	Gentle:   {dirty: .08, clean: .04},
	Balanced: {dirty: .25, clean: .25},
	Strict:   {dirty: .40, clean: .35},
}

// threshold returns the log-odds at or under which the layout score drops.
// share is the share of the document's text that the score takes for body.
func (m Mode) threshold(share float64) float32 {
	t := modeThresholds[m]
	// all body above 90 %, a whole page under 60 %, between them a line
	k := min(max((share-.6)/.3, 0), 1)
	p := t.dirty + (t.clean-t.dirty)*k
	return float32(math.Log(p / (1 - p)))
}

// decide sets the verdict of every block. It is the only place that keeps or
// drops. It reports whether anything was dropped.
func (c *Cleaner) decide(p *pass) (dropped bool) {
	blocks := p.doc.Blocks
	threshold := float32(math.Inf(-1))
	if !c.rulesOnly {
		threshold = c.mode.threshold(p.bodyShare())
	}
	if !c.rulesOnly {
		p.levelCopies()
	}
	gone := map[uint32]Verdict{} // long lines that were dropped, by fingerprint
	at := 0
	prose := false // something that reads like an article is kept
	for i := range blocks {
		from := at
		for at < len(p.hits) && int(p.hits[at].block) == i {
			at++
		}
		sure := !c.rulesOnly && p.traits[i].long && p.scores[i] > sureBody
		v, asked := c.verdict(p, p.hits[from:at], sure)
		if v.Keep && !asked && !c.rulesOnly && p.final[i] <= threshold && !c.keep[Layout] {
			v = Verdict{Rule: layoutID, Category: Layout}
		}
		if p.isLongCopy(i) {
			if before, ok := gone[p.traits[i].print]; ok && v.Keep && !asked && !sure {
				v = before
			} else if !v.Keep {
				gone[p.traits[i].print] = v
			}
		}
		if c.explain {
			v.Evidence = c.explainBlock(p, i, p.hits[from:at])
		}
		prose = prose || v.Keep && p.traits[i].ends
		dropped = dropped || !v.Keep
		blocks[i].Verdict = v
	}
	if !prose && !c.rulesOnly {
		return c.keepAll(p)
	}
	return dropped
}

const layoutID = "layout/model"

// sureBody is the first score above which a long paragraph stays although a
// phrase speaks against it: 95 %. Its words and its place are the article's; it
// may be about newsletters.
const sureBody = 2.9

// verdict is what the rules say of a block; sure says that it is a paragraph
// whose phrases are not to be trusted. asked reports that a rule would drop the
// block and the user asked to keep its category.
func (c *Cleaner) verdict(p *pass, hits []hit, sure bool) (v Verdict, asked bool) {
	for _, h := range hits {
		r := p.rules[h.rule]
		enough := int16(DropPoints)
		if c.drop[r.Category] {
			enough = HintPoints
		}
		switch {
		case h.points < enough || sure && r.run == nil:
		case c.keep[r.Category]:
			asked = true
		default:
			return Verdict{Rule: r.ID, Category: r.Category}, false
		}
	}
	return Verdict{Keep: true}, asked
}

// keepAll takes back what the layout score dropped, because it would leave no
// sentence: a list, a table, verses. Named rules stand.
func (c *Cleaner) keepAll(p *pass) (dropped bool) {
	for i := range p.doc.Blocks {
		v := &p.doc.Blocks[i].Verdict
		if !v.Keep && v.Rule == layoutID {
			*v = Verdict{Keep: true, Evidence: v.Evidence}
			p.doc.Guard = "the layout score would leave no sentence; only named rules dropped lines"
		}
		dropped = dropped || !v.Keep
	}
	return dropped
}

// longCopy is the length in characters from which a line that stands several
// times in a text is decided once. Shorter ones, as "Yes" or a name, may be
// boilerplate here and body there.
const longCopy = 60

// isLongCopy reports whether block i is a long line with copies.
func (p *pass) isLongCopy(i int) bool {
	return p.traits[i].repeat > 1 && p.traits[i].chars > longCopy
}

// levelCopies gives the copies of a long line the mean of their scores.
func (p *pass) levelCopies() {
	m := &p.view.copies
	m.reset(len(p.traits))
	for i := range p.traits {
		if p.isLongCopy(i) {
			m.add(p.traits[i].print, p.final[i])
		}
	}
	for i := range p.traits {
		if p.isLongCopy(i) {
			sum, count := m.get(p.traits[i].print)
			p.final[i] = sum / count
		}
	}
}

// bodyShare is the share of the text that the layout score takes for body.
func (p *pass) bodyShare() float64 {
	var body, all float64
	for i := range p.traits {
		n := float64(p.traits[i].chars)
		all += n
		body += n / (1 + math.Exp(-float64(p.final[i])))
	}
	if all == 0 {
		return 1
	}
	return body / all
}
