package extract

import (
	"hash/maphash"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/page"
)

// knownWindows are windows of a document that were judged. What is made to cost time, and a
// good part of what is huge for other reasons, is the same again and again: a window with the same
// blocks in the same elements has the same verdicts.
type knownWindows struct {
	seed maphash.Seed
	all  map[uint64]judgement // nil if none are remembered
}

// mostKnown is how many windows are remembered, a megabyte for each. Chosen by hand.
const mostKnown = 8

// newKnownWindows returns none. If all evidence is wanted, none are remembered: it names places.
func newKnownWindows(explain bool) *knownWindows {
	k := &knownWindows{seed: maphash.MakeSeed()}
	if !explain {
		k.all = map[uint64]judgement{}
	}
	return k
}

// key hashes all that the verdicts of a window depend on.
func (k *knownWindows) key(read []blocks.Block, pg *page.Document, part facts.Part) uint64 {
	if k.all == nil {
		return 0
	}
	var h maphash.Hash
	h.SetSeed(k.seed)
	for i := range read {
		b := &read[i]
		maphash.WriteComparable(&h, [...]int32{int32(len(b.Text)), int32(b.Kind), b.Lines, b.Indent, b.Blanks, int32(part)})
		_, _ = h.WriteString(b.Text) // never fails
	}
	if pg != nil {
		pg.AddTo(&h)
	}
	return h.Sum64()
}

// add remembers a window.
func (k *knownWindows) add(key uint64, j judgement) {
	if k.all != nil && len(k.all) < mostKnown {
		k.all[key] = j
	}
}
