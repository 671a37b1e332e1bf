package extract

// A pass holds what is computed about one document while it is read: tokens,
// shapes and evidence. Passes are pooled; nothing in a Document points to one.
type pass struct {
	doc    *Document
	tokens []token   // of all blocks, one after the other
	first  []int32   // block i has tokens[first[i]:first[i+1]]
	shapes []shape   // by block
	hits   []hit     // in order of block
}

// blockTokens returns the tokens of block i.
func (p *pass) blockTokens(i int) []token { return p.tokens[p.first[i]:p.first[i+1]] }

// A hit is one rule's report about one block.
type hit struct {
	block      int32
	rule       int32  // index in the ruleset
	start, end uint32 // bytes of the block's text that are the evidence
	points     int16
}
