package extract

import (
	"cmp"
	"slices"
	"sync"

	"github.com/pare-text/pare/rule"
)

// A source says where a hit comes from.
type source uint8

// The sources.
const (
	fromBuiltin source = iota // a phrase or an element that a built-in rule names
	fromUser                  // the same of a rule that the user added
	fromShape                 // a shape rule
	fromLearned               // what was learned about the site
)

// A hit is one rule's report about one block.
type hit struct {
	block      int32
	rule       int32 // index in hitList.rules
	source     source
	points     int16
	start, end uint32 // bytes of the block's text that are the evidence
	why        string // what was found; "" for a phrase, which is the evidence itself
}

// isOfElement reports whether h is of a rule that names elements of a page.
func (h *hit) isOfElement() bool { return h.source <= fromUser && h.why != "" }

// A hitList collects what rules report about the blocks of a document.
type hitList struct {
	hits  []hit        // in order of block, then of rule
	rules []*rule.Rule // that the hits point to
	most  []int16      // by block: the most points of any rule so far
	stamp []int32      // see settled
}

// hitsPool keeps the memory of lists that are done with.
var hitsPool = sync.Pool{New: func() any { return new(hitList) }}

// newHits returns an empty list for a document of n blocks. free gives its memory
// back.
func newHits(n int, rules []*rule.Rule) *hitList {
	l := hitsPool.Get().(*hitList)
	l.hits, l.rules = l.hits[:0], rules
	l.most = grow(l.most, n)
	clear(l.most)
	return l
}

// free gives l's memory back; nothing may use l any more.
func (l *hitList) free() {
	if cap(l.most) > keptMemory/8 {
		return
	}
	clear(l.hits) // of their strings
	l.rules = nil
	hitsPool.Put(l)
}

// settled returns scratch for n rules: the last block for which each is settled.
func (l *hitList) settled(n int) []int32 {
	l.stamp = grow(l.stamp, n)
	clear(l.stamp)
	return l.stamp
}

// readMost sets the most points of each block from the hits.
func (l *hitList) readMost() {
	for k := range l.hits {
		h := &l.hits[k]
		l.most[h.block] = max(l.most[h.block], h.points)
	}
}

// add adds a hit.
func (l *hitList) add(h hit) {
	l.hits = append(l.hits, h)
	l.most[h.block] = max(l.most[h.block], h.points)
}

// ruleOf returns the rule of a hit.
func (l *hitList) ruleOf(h *hit) *rule.Rule { return l.rules[h.rule] }

// dropped reports whether a rule has enough against block i.
func (l *hitList) dropped(i int) bool { return l.most[i] >= rule.DropPoints }

// of returns the hits of block i.
func (l *hitList) of(i int) []hit {
	from, _ := slices.BinarySearchFunc(l.hits, int32(i), func(h hit, block int32) int { return cmp.Compare(h.block, block) })
	to := from
	for to < len(l.hits) && int(l.hits[to].block) == i {
		to++
	}
	return l.hits[from:to]
}

// sort sorts the hits by block, then by rule. They are nearly in order.
func (l *hitList) sort() {
	slices.SortStableFunc(l.hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.block, b.block), cmp.Compare(a.rule, b.rule))
	})
}
