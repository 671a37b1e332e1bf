// Package hits collects what rules report about blocks.
package hits

import (
	"cmp"
	"slices"
	"sort"
	"sync"

	"github.com/pare-text/pare/internal/reuse"
	"github.com/pare-text/pare/rule"
)

// A Source says where a hit comes from.
type Source uint8

// The sources.
const (
	BuiltIn Source = iota // a phrase or an element that a built-in rule names
	User                  // the same of a rule that the user added
	Shape                 // a shape rule
	Learned               // what was learned about the site
)

// A Hit is one rule's report about one block.
type Hit struct {
	Block      int32
	Rule       int32 // index in List.Rules
	Source     Source
	Points     int16
	Start, End uint32 // bytes of the block's text that are the evidence
	Longest    uint32 // of a phrase: where its longest form ends, which is shown; else 0
	Why        string // what was found; "" for a phrase, which is the evidence itself
}

// OfElement reports whether h is of a rule that names elements of a page.
func (h *Hit) OfElement() bool { return h.Source <= User && h.Why != "" }

// A List collects what rules report about the blocks of a document.
type List struct {
	All   []Hit        // in order of block, then of rule
	Rules []*rule.Rule // that the hits point to
	most  []int16      // by block: the most points of any rule so far
	stamp []int32      // see Settled
	added []Hit        // see Sort
}

// hitsPool keeps the memory of lists that are done with.
var hitsPool = sync.Pool{New: func() any { return new(List) }}

// New returns an empty list for a document of n blocks. Free gives its memory
// back.
func New(n int, rules []*rule.Rule) *List {
	l := hitsPool.Get().(*List)
	l.All, l.Rules = l.All[:0], rules
	l.most = reuse.Slice(l.most, n)
	clear(l.most)
	return l
}

// Free gives l's memory back; nothing may use l any more.
func (l *List) Free() {
	if cap(l.most) > reuse.MostBlocks {
		return
	}
	clear(l.All) // of their strings
	clear(l.added)
	l.Rules = nil
	hitsPool.Put(l)
}

// Settled returns scratch for n rules: the last block for which each is settled.
func (l *List) Settled(n int) []int32 {
	l.stamp = reuse.Slice(l.stamp, n)
	clear(l.stamp)
	return l.stamp
}

// ReadMost sets the most points of each block from the hits.
func (l *List) ReadMost() {
	for k := range l.All {
		h := &l.All[k]
		l.most[h.Block] = max(l.most[h.Block], h.Points)
	}
}

// Add adds a hit.
func (l *List) Add(h Hit) {
	l.All = append(l.All, h)
	l.most[h.Block] = max(l.most[h.Block], h.Points)
}

// TakePhrases adds to block i what phrases say of it, of the hits of a block with the same
// text, and with the points that they had before any was softened.
func (l *List) TakePhrases(i int, same []Hit) {
	for _, h := range same {
		if h.Source <= User && h.Why == "" {
			h.Block, h.Points = int32(i), int16(l.Rules[h.Rule].Points)
			l.All = append(l.All, h)
		}
	}
}

// RuleOf returns the rule of a hit.
func (l *List) RuleOf(h *Hit) *rule.Rule { return l.Rules[h.Rule] }

// Dropped reports whether a rule has enough against block i.
func (l *List) Dropped(i int) bool { return l.most[i] >= rule.DropPoints }

// Of returns the hits of block i.
func (l *List) Of(i int) []Hit {
	from := sort.Search(len(l.All), func(k int) bool { return int(l.All[k].Block) >= i })
	to := from
	for to < len(l.All) && int(l.All[to].Block) == i {
		to++
	}
	return l.All[from:to]
}

// Sort sorts the hits by block, then by rule. Those that were added last are moved to
// their places among the others, which are in order.
func (l *List) Sort() {
	n := 1
	for n < len(l.All) && order(&l.All[n-1], &l.All[n]) <= 0 {
		n++
	}
	if n >= len(l.All) {
		return
	}
	l.added = append(l.added[:0], l.All[n:]...)
	slices.SortStableFunc(l.added, func(a, b Hit) int { return order(&a, &b) })
	at := len(l.All)
	for k := len(l.added); k > 0; { // from the last to the first
		at--
		if n > 0 && order(&l.All[n-1], &l.added[k-1]) > 0 {
			n--
			l.All[at] = l.All[n]
		} else {
			k--
			l.All[at] = l.added[k]
		}
	}
}

// order is the order of hits.
func order(a, b *Hit) int {
	if a.Block != b.Block {
		return cmp.Compare(a.Block, b.Block)
	}
	return cmp.Compare(a.Rule, b.Rule)
}
