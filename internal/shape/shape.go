// Package shape holds the rules that are Go code, as they look at the shape of
// blocks and at what stands beside them.
package shape

import (
	"sync"

	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/internal/reuse"
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

// Shape rules see what words cannot: how blocks look, and what stands beside
// them. They run after the phrase rules and see their hits; each sees those of
// the rules before it. Their order is that of this list.
var shapeRules = []*shapeRule{
	creditLabel, creditDots, creditBracket, creditTail, creditCapitals, creditScript, creditSplit,
	altBeforeCaption, altDoubled, altTwice, altAboveButton, altBelowLabel, captionBehindButton, captionAboveCredit, altFileName, altLowerCase, altInBrackets, altOfScene,
	machineText,
	capitalsBetweenParagraphs, capitalsAboveHeadline,
	labelInCapitals, labelBeforeHeadline, outletButton, channelInCapitals, podcastLabel,
	tickerAboveHeadline, dateAtHead, bylineAtHead, bylineWithDate, bylineBareName, handleBelowByline, counterOfButton, moreOfGallery, buttonOfDialog, reportedFrom, bioOfAuthor,
	contentsOfHeadings, playerClock, buttonBehindLetter, insideSignUp, runUnderHeading, menuInLine, menuOfWords,
	commentThread, endOfPage, behindArticle,
	altOfImage, captionOfFigure, titleOfPage, hiddenBeside, copiedQuotation,
}

// Rules returns the shape rules, in the order in which they are applied. They are
// shared: do not change them.
func Rules() []*rule.Rule {
	all := make([]*rule.Rule, len(shapeRules))
	for i, r := range shapeRules {
		all[i] = &r.Rule
	}
	return all
}

// A shapeRule is a rule that looks at the shape of blocks.
type shapeRule struct {
	rule.Rule
	textOnly bool // a page tells the same by its elements
	behind   bool // of what stands behind the last paragraph of the document
	find     func(*finder)
}

// A finder lets shape rules look at a document, one after the other.
type finder struct {
	*facts.Facts
	*hits.List
	rule         int32   // the one at work
	above, below []int32 // nearest block that no rule drops; see readBeside
	prose        []int   // see paragraphs

	again, firstOf []int32 // where headings stand; see readHeadings
	last           words.LastSet
}

// pool keeps the memory of finders that are done.
var pool = sync.Pool{New: func() any { return new(finder) }}

// Run adds what the shape rules find to l, in which they are the rules from
// base on. off says which of all rules do not count; nil if all do.
func Run(f *facts.Facts, l *hits.List, base int, off []bool) {
	at := pool.Get().(*finder)
	at.Facts, at.List = f, l
	for k, r := range shapeRules {
		at.rule = int32(base + k)
		if off != nil && off[at.rule] || r.textOnly && f.Page != nil || r.behind && f.Part&facts.Behind != 0 {
			continue
		}
		known := len(l.All)
		r.find(at)
		if len(l.All) > known {
			l.Sort() // as hits are added at the end
		}
	}
	if at.Facts, at.List = nil, nil; cap(at.above) <= reuse.MostBlocks && cap(at.again) <= reuse.MostBlocks {
		pool.Put(at)
	}
}

// report records that the rule at work has something against block i. The evidence
// is text[start:end] of the block.
func (f *finder) report(i, start, end int, points int16, why string) {
	f.Add(hits.Hit{Block: int32(i), Rule: f.rule, Source: hits.Shape, Points: points, Start: uint32(start), End: uint32(end), Why: why})
}

// readBeside finds for each block the nearest one above and below that no rule
// drops, or -1.
func (f *finder) readBeside() {
	n := len(f.Traits)
	f.above, f.below = reuse.Slice(f.above, n), reuse.Slice(f.below, n)
	last := int32(-1)
	for i := range n {
		f.above[i] = last
		if !f.Dropped(i) {
			last = int32(i)
		}
	}
	last = -1
	for i := n - 1; i >= 0; i-- {
		f.below[i] = last
		if !f.Dropped(i) {
			last = int32(i)
		}
	}
}

// isKeptProse reports whether block i is prose of that size that no rule drops.
func (f *finder) isKeptProse(i int, size facts.Size) bool {
	return f.IsProse(i, size) && !f.Dropped(i)
}

// isOf reports whether there is a block i and a rule of category c drops it.
func (f *finder) isOf(i int, c rule.Category) bool {
	if i < 0 || i >= len(f.Blocks) || !f.Dropped(i) { // which is cheaper to see than the hits
		return false
	}
	for _, h := range f.Of(i) {
		if h.Points >= rule.DropPoints && f.RuleOf(&h).Category == c {
			return true
		}
	}
	return false
}
