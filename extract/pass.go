package extract

import (
	"math/bits"
	"sync"

	"github.com/pare-text/pare/internal/words"

	"github.com/pare-text/pare/extract/model"
)

// A pass holds what is computed about one document while it is read: tokens,
// shapes, evidence and features. Passes are pooled; nothing in a Document
// points into one.
type pass struct {
	doc    *Document
	tokens []words.Token // of all blocks, one after the other
	first  []int32       // block i has tokens[first[i]:first[i+1]]
	shapes []words.Stats // by block
	traits []trait       // by block
	hits   []hit         // in order of block
	stamp  []int32       // scratch of phrases: by rule, the block last settled

	longs            []int32   // long paragraphs before each block
	points           []int16   // most points of any rule so far, by block
	rules            []*Rule   // that the hits point to
	ruleIndex        int32     // of the shape rule at work
	sums             []float32 // prefix sums for windows, see window
	above, below     []int32   // nearest block that no rule drops
	zone             zone
	view             secondView
	scratch          model.Scratch
	tail             float32    // blocks removed after the last
	prose            words.Set  // the words of the document's long sentences
	prints           words.Set  // the fingerprints of its blocks
	rows, strip, own []float32  // features of a strip of blocks
	scores           []float32  // of the first pass, log-odds that a block is body
	final            []float32  // of the second
	gone             []bool     // what the layout score drops
	seen             []sighting // what the site's counts say; empty if nothing was learned
	rest             *pass      // what the first pass left
	restOf           []int32    // the blocks of it
	onPage           pageView   // where the blocks of a page stand
	page             *pass      // of a rest: the pass over the whole document
	origin           []int32    // of a rest: the index there of each block
}

// passes keeps the memory of passes that are done.
var passes = sync.Pool{New: func() any { return new(pass) }}

// keptMemory is how many tokens' worth of memory a pass may take back to the
// pool: one huge document must not hold its memory for good.
const keptMemory = 1 << 18

// free gives p's memory back. Nothing in its document points into it.
func (p *pass) free() {
	if cap(p.tokens) > keptMemory || cap(p.traits) > keptMemory/8 {
		return
	}
	p.doc, p.rules, p.hits, p.tail, p.onPage.doc = nil, nil, p.hits[:0], 0, nil
	if p.rest != nil {
		*p.rest.doc, p.rest.page, p.rest.origin = Document{Blocks: p.rest.doc.Blocks[:0]}, nil, nil
	}
	passes.Put(p)
}

// blockTokens returns the tokens of block i.
func (p *pass) blockTokens(i int) []words.Token { return p.tokens[p.first[i]:p.first[i+1]] }

// A hit is one rule's report about one block.
type hit struct {
	block      int32
	rule       int32  // index in the ruleset
	start, end uint32 // bytes of the block's text that are the evidence
	points     int16
	why        string // of shape rules; a phrase rule's evidence is its words
}

// A trait is what features and shape rules derive from a block's tokens.
type trait struct {
	print    uint32    // fingerprint of the folded words, numbers alike
	sketch   [4]uint64 // a bit for each longer word, to compare neighbours
	chars    int32
	repeat   int32   // blocks with the same fingerprint
	nth      int32   // how many of them came before
	ngram    float32 // score of the n-gram model
	families families
	inside   float32 // share of the longer words that occur in long sentences
	common   float32 // the same of the short words
	points   int32   // most points of a phrase rule
	hint     bool    // a hint of a phrase rule
	long     bool    // a long paragraph that ends like a sentence
	ends     bool    // ends like a sentence
	cues     cues
	gap      gap
}

// A gap tells of the blocks that were removed just before a block when a pass
// looks at what another left.
type gap struct {
	blocks, chars float32
}

// overlap is the share of a's longer words that b has as well, estimated on
// their sketches, of the smaller of the two.
func overlap(a, b *trait) float32 {
	var both, na, nb int
	for k := range a.sketch {
		both += bits.OnesCount64(a.sketch[k] & b.sketch[k])
		na += bits.OnesCount64(a.sketch[k])
		nb += bits.OnesCount64(b.sketch[k])
	}
	if n := min(na, nb); n > 0 {
		return float32(both) / float32(n)
	}
	return 0
}
