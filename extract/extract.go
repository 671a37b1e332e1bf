package extract

import (
	"github.com/pare-text/pare/internal/evidence"
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/internal/layout"
	"github.com/pare-text/pare/internal/model"
	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/learn"
	"github.com/pare-text/pare/rule"
)

// A Cleaner applies a fixed set of rules. It holds no state between documents
// and is safe for concurrent use.
type Cleaner struct {
	mode              Mode
	rulesOnly         bool
	explain           bool
	withoutCategories bool
	withoutMeta       bool
	keep, dropWeak    rule.CategorySet // what Keep and Drop name
	extra             []*rule.Rule
	collector         evidence.Collector
	weights           *model.Weights
	pageWeights       *model.Weights // for pages; nil for the built-in ones
	windows           windowing
	outlook           *outlook // of a document in windows; nil otherwise
}

// New returns a Cleaner with the built-in rules, changed by opts. Its error is that
// of the first option that has one.
func New(opts ...Option) (*Cleaner, error) {
	c := &Cleaner{windows: longDocuments}
	for _, o := range opts {
		if err := o(c); err != nil {
			return nil, err
		}
	}
	if c.weights == nil && !c.rulesOnly {
		w, err := model.Builtin()
		if err != nil {
			return nil, err
		}
		c.weights = w
	}
	c.collector = evidence.New(c.extra)
	c.collector.ByCounts, c.collector.SayCounts = c.rulesOnly, c.explain
	return c, nil
}

// ForSite returns a Cleaner with the rules of c that also knows the lines of a
// site: one that other documents of the site have as well is hardly the
// article's, and of a site with many documents one that no other has is hardly
// boilerplate. With nil it returns c. Making one takes time that grows with the
// lines of the site: keep it for the site's other documents.
func (c *Cleaner) ForSite(s *learn.Site) *Cleaner {
	if s == nil {
		return c
	}
	of := *c
	of.collector = c.collector.ForSite(s.Counts())
	return &of
}

// WithMeta returns c without the effect of [WithoutMeta].
func (c *Cleaner) WithMeta() *Cleaner {
	if !c.withoutMeta {
		return c
	}
	of := *c
	of.withoutMeta = false
	return &of
}

// unsettled is the guard of a long text that would go on to lose lines.
const unsettled = "cleaning the result again may drop more; a text of so many lines is read in parts"

// mostRounds is how often a text is read again. Of the labelled texts 97 in a
// hundred settle after the first round, and none needs more than four;
// this is twice as many.
const mostRounds = 8

// Text cleans raw article text. src is UTF-8; see package charset for other encodings.
// The result shares memory with src.
//
// What is left is read again, as if it were the input, until nothing more is
// dropped: so cleaning what pare wrote changes nothing. A text that does not
// settle is kept whole, see [Document].Guard; but of a long one, whose windows stand
// elsewhere in each reading, what was dropped stays so.
func (c *Cleaner) Text(src string) *Document {
	doc := readText(src)
	rest := doc
	r := &reading{}
	defer r.free()
	for range mostRounds {
		if !c.clean(rest, rest == doc, r) {
			return doc
		}
		if rest != doc {
			doc.drop(rest)
		}
		if rest = c.readRest(doc.Text()); rest.count() == 0 {
			return doc
		}
	}
	if c.clean(rest, false, r) {
		if c.windows.areOf(doc.count()) {
			doc.drop(rest)
			doc.Guard = unsettled
		} else {
			doc.keepWhole()
		}
	}
	return doc
}

// A reading is what was known of the raw text that was read last. What is left of it is
// mostly the same lines, of which much need not be found out again.
type reading struct {
	doc   *Document // nil before the first, and of a long document
	facts *facts.Facts
	found *hits.List
	words layout.WordScores
}

// clean reads raw text once, and its head if that is asked for. It reports whether any
// block was dropped.
func (c *Cleaner) clean(doc *Document, head bool, r *reading) bool {
	head = head && !c.withoutMeta
	if c.windows.areOf(doc.count()) {
		return c.cleanLong(doc, head)
	}
	var f *facts.Facts
	if r.doc == nil {
		f = facts.Read(doc.read, nil, "")
	} else {
		f = facts.ReadAgain(doc.read, r.facts, func(i int) bool { return r.doc.Blocks[i].Verdict.Keep })
	}
	doc.Lang = languageOf(f, doc.Lang)
	j := c.judge(f, r, !c.rulesOnly, head)
	r.free()
	r.doc, r.facts, r.found = doc, f, j.found
	doc.setVerdicts(j)
	doc.Meta = j.head
	return doc.Stats().Dropped > 0
}

// free gives back the memory of what was read.
func (r *reading) free() {
	if r.doc != nil {
		r.facts.Free()
		r.found.Free()
	}
}

// mostLinked is how many blocks of linked data the score sees at most: no article has
// more, and the memory that a page may take is reckoned without it. Chosen by hand.
const mostLinked = 2000

// Page cleans a page that [ParsePage] read, which it may use once.
func (c *Cleaner) Page(doc *Document) *Document {
	if c.windows.areOf(doc.count()) {
		c.cleanLong(doc, false)
	} else {
		f := facts.Read(doc.readOf(0, doc.count(), nil), doc.html, doc.Meta.Title)
		defer f.Free()
		doc.Lang = languageOf(f, doc.Lang)
		j := c.judge(f, nil, !c.rulesOnly, false)
		defer j.found.Free()
		doc.setVerdicts(j)
	}
	if doc.signs != nil && !c.withoutMeta {
		doc.signs.Read(&doc.Meta)
	}
	doc.signs = nil
	if linked, script := doc.linkedText(); len(linked) > 0 {
		f := facts.Read(linked, nil, "")
		defer f.Free()
		j := c.judge(f, nil, !c.rulesOnly && len(linked) <= mostLinked, false)
		defer j.found.Free()
		doc.addLinked(linked, script, j.verdicts)
	}
	return doc
}

// A judgement is what is decided about a document.
type judgement struct {
	verdicts []Verdict // by block
	guard    string    // why verdicts were taken back, if they were
	head     Meta      // what the head of a raw text says
	found    *hits.List
	sentence bool // of a window: something that ends like a sentence stays
}

// judge is the flow from facts to verdicts: what the rules find, what the score
// makes of it and of the blocks if the document is scored, and the decision; and what the
// head of a raw text says, if that is asked for. before is what was known of the text that
// f was read after, whose words become those of f, or nil.
func (c *Cleaner) judge(f *facts.Facts, before *reading, scored, head bool) (out judgement) {
	j := c.read(f, before, scored, head)
	defer j.freeScores()
	out.found = j.List
	out.verdicts, out.guard = j.decide()
	out.sentence = f.Part != facts.Whole && j.keepsSentence(out.verdicts)
	if head {
		out.head = j.readHead(out.verdicts)
	}
	return out
}

// read reads what the decision is made from; of a text that the score cannot change it is
// read only if its head is asked for. Its scores and its list must be freed.
func (c *Cleaner) read(f *facts.Facts, before *reading, scored, head bool) *judge {
	var known *hits.List
	var words *layout.WordScores
	if before != nil {
		known, words = before.found, &before.words
	}
	found, seen := c.collector.Collect(f, known)
	j := &judge{c: c, Facts: f, List: found, seen: seen}
	if scored && (head || j.mayChange()) {
		var shift layout.Shift
		if len(seen) > 0 {
			shift = func(i int) float32 { return seen[i].Shift }
		}
		j.scores = layout.Read(f, found, c.weightsFor(f.Page), shift, words)
	}
	return j
}

// freeScores gives back the memory of the scores, if there are any.
func (j *judge) freeScores() {
	if j.scores != nil {
		j.scores.Free()
	}
}

// weightsFor returns the weights for raw text, or for a page.
func (c *Cleaner) weightsFor(pg *page.Document) *model.Weights {
	switch {
	case pg == nil:
		return c.weights
	case c.pageWeights != nil:
		return c.pageWeights
	}
	w, err := model.BuiltinHTML() // read when the first page is
	if err != nil {
		panic("extract: the built-in weights for pages: " + err.Error()) // a test reads them
	}
	return w
}
