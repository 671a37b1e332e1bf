package extract

import (
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/match"
	"github.com/pare-text/pare/rule"
)

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
	f := facts.Read(doc.read, nil, "")
	defer f.Free()
	l, _ := c.collector.Collect(f, nil)
	defer l.Free()
	hits := make([]RuleHit, 0, len(l.All))
	for i := range l.All {
		h := &l.All[i]
		start := doc.Blocks[h.Block].Start
		hits = append(hits, RuleHit{
			Rule:   l.RuleOf(h),
			Block:  int(h.Block),
			Span:   Span{Start: start + int(h.Start), End: start + int(h.End)},
			Points: int(h.Points),
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
func (c *Cleaner) Rules() []*rule.Rule { return c.collector.Rules.All() }

// Rule returns the rule of c with that id, or nil. It is shared: do not change it.
func (c *Cleaner) Rule(id string) *rule.Rule {
	for _, r := range c.Rules() {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// BuiltinRules returns the phrase rules that pare comes with. They are shared:
// do not change them.
func BuiltinRules() []*rule.Rule { return match.Builtin() }

// Check runs each rule alone on its examples and returns those that it gets wrong.
// Shape rules are passed over: their examples are more than a line, and tests of
// package shape run them.
func Check(all []*rule.Rule) []Failure { return match.Check(all) }

// A Failure is an example that its rule gets wrong.
type Failure = match.Failure
