package extract

import "github.com/pare-text/pare/extract/model"

// A Cleaner applies a fixed set of rules. It holds no state between documents
// and is safe for concurrent use.
type Cleaner struct {
	mode       Mode
	rulesOnly  bool
	explain    bool
	keep, drop [numCategories]bool
	extra      []*Rule
	rules      *ruleset
	site       *Site   // nil if nothing was learned
	isOne      float32 // how sure it is that site is one, from 0 to 1
	weights    *model.Weights
	// pageWeights are those for pages; nil for the built-in ones
	pageWeights *model.Weights
}

// New returns a Cleaner with the built-in rules, changed by opts. Its error
// joins all that is wrong with the options, not only the first.
func New(opts ...Option) (*Cleaner, error) {
	c := &Cleaner{}
	for _, o := range opts {
		if err := o(c); err != nil {
			return nil, err
		}
	}
	if c.weights == nil {
		w, err := model.Builtin()
		if err != nil {
			return nil, err
		}
		c.weights = w
	}
	c.rules = newRuleset(c.extra, shapeRules)
	return c, nil
}

// mostRounds is how often a text is read again. Of the labelled texts 97 in a
// hundred settle after the first round, and none needs more than four.
const mostRounds = 8

// Text cleans raw article text. src is UTF-8; see [Decode] for other encodings.
// The result shares memory with src.
//
// What is left is read again, as if it were the input, until nothing more is
// dropped: so cleaning what pare wrote changes nothing. A text that does not
// settle is kept whole, see [Document].Guard.
func (c *Cleaner) Text(src string) *Document {
	doc := readLines(src)
	rest := doc
	for range mostRounds {
		if !c.clean(rest) {
			return doc
		}
		if rest != doc {
			doc.drop(rest)
		}
		rest = readLines(doc.Text())
	}
	if c.clean(rest) {
		doc.keepWhole()
	}
	return doc
}

// clean is the flow: evidence about the blocks, then verdicts. It reports
// whether any block was dropped.
func (c *Cleaner) clean(doc *Document) bool {
	p := c.newPass(doc)
	defer p.free()
	if !c.rulesOnly {
		p.readLayout(c.weights)
	}
	return c.decide(p)
}
