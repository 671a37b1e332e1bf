package extract

import "slices"

// decide sets the verdict of every block. It is the only place that keeps or
// drops. It reports whether anything was dropped.
func (c *Cleaner) decide(p *pass) bool {
	blocks := p.doc.Blocks
	page := p.doc.html != nil
	switch {
	case c.rulesOnly:
	case page:
		p.readPageDrops(c.mode)
	default:
		p.levelCopies()
		p.readLayoutDrops(c.mode)
		p.keepHeadline()
		p.keepFences()
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
		if v.Keep && !asked && !c.rulesOnly && p.gone[i] && !c.keep[Layout] {
			v = Verdict{Rule: layoutID, Category: Layout}
			if len(p.seen) > 0 && p.seen[i].repeats() {
				v.Rule = learnedLine.ID
			}
		}
		if !page && p.isLongCopy(i) {
			if before, ok := gone[p.traits[i].print]; ok && v.Keep && !asked {
				v = before
			} else if !v.Keep {
				gone[p.traits[i].print] = v
			}
		}
		if c.explain {
			v.Evidence = c.explainBlock(p, i, p.hits[from:at], v.Rule)
		}
		prose = prose || v.Keep && p.traits[i].ends
		blocks[i].Verdict = v
	}
	switch {
	case c.rulesOnly || page:
	case !prose:
		if p.takeBack() {
			p.doc.Guard = "the trained score would leave no sentence; only named rules are applied"
		}
	case p.isLoneDoubt():
		p.takeBack()
		return false
	}
	return slices.ContainsFunc(blocks, func(b Block) bool { return !b.Verdict.Keep })
}

// signatureLines is how many lines a signature has at most: a name, a place, a
// greeting.
const signatureLines = 3

// isLoneDoubt reports whether the layout score would drop one line, or the last
// few of a text, and nothing else: of a text that shows no other boilerplate a
// signature more often than not.
func (p *pass) isLoneDoubt() bool {
	dropped, last := 0, true // last: all that follows the first is dropped, too
	for i := range p.doc.Blocks {
		switch v := &p.doc.Blocks[i].Verdict; {
		case v.Keep:
			last = last && dropped == 0
		case v.Rule != layoutID:
			return false
		default:
			dropped++
		}
	}
	return dropped == 1 || last && dropped > 0 && dropped <= signatureLines
}

const layoutID = "layout/model"

// sureBody is the first score above which a long paragraph stays although a
// phrase speaks against it: 95 %. Its words and its place are the article's; it
// may be about newsletters.
const sureBody = 2.9

// verdict is what the rules say of a block; sure says that it is a paragraph
// whose phrases are not to be trusted. asked reports that a rule would drop the
// block and the user asked to keep its category. Of several rules the one that
// saw the block's shape is named: a caption that ends in a credit is a caption.
func (c *Cleaner) verdict(p *pass, hits []hit, sure bool) (v Verdict, asked bool) {
	v.Keep = true
	shape := false
	for _, h := range hits {
		r := p.rules[h.rule]
		enough := int16(DropPoints)
		if c.drop[r.Category] {
			enough = HintPoints
		}
		switch {
		case h.points < enough || sure && int(h.rule) < c.rules.builtin:
		case c.keep[r.Category]:
			return Verdict{Keep: true}, true
		case v.Keep || !shape && r.run != nil:
			v = Verdict{Rule: r.ID, Category: r.Category}
			shape = r.run != nil
		}
	}
	return v, false
}

// takeBack takes back what the layout score dropped, and reports whether that
// was anything. Named rules stand.
func (p *pass) takeBack() (found bool) {
	for i := range p.doc.Blocks {
		if v := &p.doc.Blocks[i].Verdict; !v.Keep && v.Rule == layoutID {
			*v = Verdict{Keep: true, Evidence: v.Evidence}
			found = true
		}
	}
	return found
}

// longCopy is the length in characters from which a line that stands several
// times in a text is decided once. Shorter ones, as "Yes" or a name, may be
// boilerplate here and body there.
const longCopy = 50

// isLongCopy reports whether block i is a long line with copies.
func (p *pass) isLongCopy(i int) bool {
	return p.traits[i].repeat > 1 && p.traits[i].chars > longCopy
}
