package extract

// Shape rules see what words cannot: how blocks look, and what stands beside
// them. They run after the phrase rules and see their hits; each sees those of
// the rules before it. Their order is that of this list.
var shapeRules = []*Rule{
	creditLabel, creditBracket, creditTail, creditCapitals, creditScript, creditSplit,
	altBeforeCaption, altDoubled, captionAboveCredit,
	capitalsBetweenParagraphs,
	labelInCapitals,
	runUnderHeading,
	interleavedRepeat,
	altOfImage, captionOfFigure, titleOfPage,
	dateAtHead, bylineAtHead,
}

// runShapes lets the shape rules of rs look at the document.
func (p *pass) runShapes(rs *ruleset) {
	p.points = p.points[:0]
	for range p.traits {
		p.points = append(p.points, 0)
	}
	for _, h := range p.hits {
		p.points[h.block] = max(p.points[h.block], h.points)
	}
	for k, r := range shapeRules {
		if p.ruleIndex = int32(rs.shapes + k); !rs.isOff(p.ruleIndex) {
			r.run(p)
		}
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
func (p *pass) isProse(i int32) bool {
	if i < 0 || int(i) >= len(p.traits) {
		return false
	}
	t := &p.traits[i]
	return t.long || t.ends && t.chars >= longChars/2 && !p.dropped(int(i))
}

// readBeside finds for each block the nearest one above and below that no rule
// drops, or -1.
func (p *pass) readBeside() {
	n := len(p.traits)
	p.above, p.below = grow(p.above, n), grow(p.below, n)
	last := int32(-1)
	for i := range n {
		p.above[i] = last
		if !p.dropped(i) {
			last = int32(i)
		}
	}
	last = -1
	for i := n - 1; i >= 0; i-- {
		p.below[i] = last
		if !p.dropped(i) {
			last = int32(i)
		}
	}
}
