package extract

// Shape rules see what words cannot: how blocks look, and what stands beside
// them. They run after the phrase rules and see their hits; each sees those of
// the rules before it. Their order is that of this list.
var shapeRules = []*Rule{
	creditLabel, creditBracket, creditTail, creditScript,
	altBeforeCaption, captionAboveCredit,
	capitalsBetweenParagraphs,
	runUnderHeading,
	interleavedRepeat,
	dateAtHead,
}

// runShapes lets the shape rules look at the document. base is the index of
// the first one in the ruleset.
func (p *pass) runShapes(base int) {
	p.points = p.points[:0]
	for range p.traits {
		p.points = append(p.points, 0)
	}
	for _, h := range p.hits {
		p.points[h.block] = max(p.points[h.block], h.points)
	}
	for k, r := range shapeRules {
		p.ruleIndex = int32(base + k)
		r.run(p)
	}
	// hits are in order of block, then of rule
	sortStable(p.hits)
}

// report records that the shape rule at work has something against block i.
// The evidence is text[start:end] of the block.
func (p *pass) report(i, start, end int, points int16, why string) {
	p.hits = append(p.hits, hit{int32(i), p.ruleIndex, uint32(start), uint32(end), points, why})
	p.points[i] = max(p.points[i], points)
}

// dropped reports whether a rule has enough against block i.
func (p *pass) dropped(i int) bool { return p.points[i] >= DropPoints }

// isProse reports whether block i reads like a sentence of the article: it
// ends like one and is no short call.
func (p *pass) isProse(i int) bool {
	if i < 0 || i >= len(p.traits) {
		return false
	}
	t := &p.traits[i]
	return t.long || t.ends && t.chars >= longChars/2 && !p.dropped(i)
}

// beside returns the nearest block in the direction step that no rule drops,
// or -1.
func (p *pass) beside(i, step int) int {
	for i += step; i >= 0 && i < len(p.traits); i += step {
		if !p.dropped(i) {
			return i
		}
	}
	return -1
}
