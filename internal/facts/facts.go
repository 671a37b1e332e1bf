// Package facts knows what can be said of the blocks of a document before any rule
// looks at them.
package facts

import (
	"math/bits"
	"sync"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/language"
	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/internal/reuse"
	"github.com/pare-text/pare/internal/words"
)

// Facts are what is known of the blocks of a document before any rule looks at
// them. They do not change once they are read.
type Facts struct {
	Blocks []blocks.Block
	Page   *page.Document // the page that the blocks are of; nil for raw text
	Title  string         // of the page, from its metadata
	Part   Part           // what the blocks are of their document

	Language  language.Set // that of most of the text; empty if it cannot be told
	Languages language.Set // all that the text has; empty if they cannot be told

	tokens []words.Token // of all blocks, one after the other
	first  []int32       // block i has tokens[first[i]:first[i+1]]
	Stats  []words.Stats // by block
	Traits []Trait       // by block
	Gaps   []Gap         // by block, and one behind the last; see subset
	Same   []int32       // by block: the one that stood in the text read before, see ReadAgain; or -1
	Copied []int32       // by block: one before it with the same text, or -1; not of a subset

	languages language.Reader
	prose     words.Set // the words of the document's long paragraphs
	sources   int       // how many of these there are, copies aside
	prints    words.Set // the fingerprints of its blocks
	places    words.LastSet
}

// pool keeps the memory of facts that are done with.
var pool = sync.Pool{New: func() any { return new(Facts) }}

// Read reads blocks, of raw text or of a page with a title. Free gives the
// memory back.
func Read(all []blocks.Block, pg *page.Document, title string) *Facts {
	f := pool.Get().(*Facts)
	f.Blocks, f.Page, f.Title, f.Part = all, pg, title, Whole
	f.Same = reuse.Slice(f.Same, len(all))
	for i := range f.Same {
		f.Same[i] = -1
	}
	f.readTraits(nil)
	return f
}

// A Part says what the blocks are of their document. One that is too long to be looked
// at as a whole is read in windows.
type Part uint8

// The parts. Of a window both may be true.
const (
	Whole  Part = 0
	Before Part = 1 // blocks of the document stand before these
	Behind Part = 2 // blocks of it stand behind these
)

// Free gives f's memory back; nothing may use f any more.
func (f *Facts) Free() {
	if cap(f.tokens) > reuse.MostTokens || cap(f.Traits) > reuse.MostBlocks {
		return
	}
	f.Blocks, f.Page = nil, nil
	pool.Put(f)
}

// TokensOf returns the tokens of block i.
func (f *Facts) TokensOf(i int) []words.Token { return f.tokens[f.first[i]:f.first[i+1]] }

// A Trait is what is derived from a block's tokens.
type Trait struct {
	Print  uint32    // fingerprint of the folded words, numbers alike
	sketch [4]uint64 // a bit for each longer word, to compare neighbours
	Chars  int32
	Repeat int32   // blocks with the same fingerprint
	Nth    int32   // how many of them came before
	Inside float32 // share of the longer words that occur in long paragraphs
	Common float32 // the same of the short words
	Long   bool    // a long paragraph that ends like a sentence
	Ends   bool    // ends like a sentence
}

// A Gap tells of the blocks that were removed just before a block when a second
// look is taken at what the first left.
type Gap struct {
	Blocks, Chars float32
}

// Overlap is the share of a's longer words that b has as well, estimated on
// their sketches, of the smaller of the two.
func Overlap(a, b *Trait) float32 {
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
