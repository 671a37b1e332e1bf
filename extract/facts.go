package extract

import (
	"math/bits"
	"sync"

	"github.com/pare-text/pare/internal/page"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/words"
)

// facts are what is known of the blocks of a document before any rule looks at
// them. They do not change once they are read.
type facts struct {
	blocks []blocks.Block
	page   *page.Document // the page that the blocks are of; nil for raw text
	title  string         // of the page, from its metadata

	tokens []words.Token // of all blocks, one after the other
	first  []int32       // block i has tokens[first[i]:first[i+1]]
	stats  []words.Stats // by block
	traits []trait       // by block
	gaps   []gap         // by block, and one behind the last; see subset

	prose  words.Set // the words of the document's long paragraphs
	prints words.Set // the fingerprints of its blocks
}

// factsPool keeps the memory of facts that are done with.
var factsPool = sync.Pool{New: func() any { return new(facts) }}

// keptMemory is how many tokens' worth of memory facts may take back to the
// pool: one huge document must not hold its memory for good.
const keptMemory = 1 << 18

// readFacts reads blocks, of raw text or of a page with a title. free gives the
// memory back.
func readFacts(all []blocks.Block, pg *page.Document, title string) *facts {
	f := factsPool.Get().(*facts)
	f.blocks, f.page, f.title = all, pg, title
	f.readTraits()
	return f
}

// free gives f's memory back; nothing may use f any more.
func (f *facts) free() {
	if cap(f.tokens) > keptMemory || cap(f.traits) > keptMemory/8 {
		return
	}
	f.blocks, f.page = nil, nil
	factsPool.Put(f)
}

// tokensOf returns the tokens of block i.
func (f *facts) tokensOf(i int) []words.Token { return f.tokens[f.first[i]:f.first[i+1]] }

// A trait is what is derived from a block's tokens.
type trait struct {
	print  uint32    // fingerprint of the folded words, numbers alike
	sketch [4]uint64 // a bit for each longer word, to compare neighbours
	chars  int32
	repeat int32   // blocks with the same fingerprint
	nth    int32   // how many of them came before
	inside float32 // share of the longer words that occur in long paragraphs
	common float32 // the same of the short words
	long   bool    // a long paragraph that ends like a sentence
	ends   bool    // ends like a sentence
}

// A gap tells of the blocks that were removed just before a block when a second
// look is taken at what the first left.
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
