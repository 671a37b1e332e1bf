package extract

// A RuleHit says that a rule speaks about a block.
type RuleHit struct {
	Rule   *Rule
	Block  int  // index in Document.Blocks
	Span   Span // the evidence, in Document.Source
	Points int  // the rule's, or HintPoints where a guard made a hint of the hit
}

// Hits returns the blocks of raw text and what each rule says about them, in
// order of block, then of rule. Nothing is decided: all blocks are kept. It is
// how rules are audited.
func (c *Cleaner) Hits(src string) (*Document, []RuleHit) {
	doc := readLines(src)
	p := c.newPass(doc)
	hits := make([]RuleHit, 0, len(p.hits))
	for _, h := range p.hits {
		start := doc.Blocks[h.block].Start
		hits = append(hits, RuleHit{
			Rule:   c.rules.rules[h.rule],
			Block:  int(h.block),
			Span:   Span{start + int(h.start), start + int(h.end)},
			Points: int(h.points),
		})
	}
	for i := range doc.Blocks {
		doc.Blocks[i].Verdict.Keep = true
	}
	return doc, hits
}

// Rules returns the rules of c in the order in which they are applied: the
// built-in phrase rules, those of [WithRules], the shape rules; without those
// that others of the same id override. They are shared: do not change them.
func (c *Cleaner) Rules() []*Rule {
	withTexts()
	rules := make([]*Rule, 0, len(c.rules.rules))
	for i, r := range c.rules.rules {
		if !c.rules.isOff(int32(i)) {
			rules = append(rules, r)
		}
	}
	return rules
}

// Rule returns the rule of c with that id, or nil. It is shared: do not change it.
func (c *Cleaner) Rule(id string) *Rule {
	withTexts()
	for i, r := range c.rules.rules {
		if r.ID == id && !c.rules.isOff(int32(i)) {
			return r
		}
	}
	return nil
}
