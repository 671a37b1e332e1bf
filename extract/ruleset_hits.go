package extract

import "github.com/pare-text/pare/rule"

// A RuleHit says that a rule speaks about a block.
type RuleHit struct {
	Rule   *rule.Rule
	Block  int  // index in Document.Blocks
	Span   Span // the evidence, in Document.Source
	Points int  // the rule's, or HintPoints where a guard made a hint of the hit
}

// Hits returns the blocks of raw text and what each rule says about them, in
// order of block, then of rule. Nothing is decided: all blocks are kept. It is
// how rules are audited.
func (c *Cleaner) Hits(src string) (*Document, []RuleHit) {
	doc := readText(src)
	f := readFacts(doc.read, nil, "")
	defer f.free()
	l, _ := c.collect(f)
	defer l.free()
	hits := make([]RuleHit, 0, len(l.hits))
	for i := range l.hits {
		h := &l.hits[i]
		start := doc.Blocks[h.block].Start
		hits = append(hits, RuleHit{
			Rule:   l.ruleOf(h),
			Block:  int(h.block),
			Span:   Span{Start: start + int(h.start), End: start + int(h.end)},
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
func (c *Cleaner) Rules() []*rule.Rule {
	withTexts()
	rules := make([]*rule.Rule, 0, len(c.rules.rules))
	for i, r := range c.rules.rules {
		if !c.rules.isOff(int32(i)) {
			rules = append(rules, r)
		}
	}
	return rules
}

// Rule returns the rule of c with that id, or nil. It is shared: do not change it.
func (c *Cleaner) Rule(id string) *rule.Rule {
	withTexts()
	for i, r := range c.rules.rules {
		if r.ID == id && !c.rules.isOff(int32(i)) {
			return r
		}
	}
	return nil
}
