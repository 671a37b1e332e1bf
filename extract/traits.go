package extract

import "github.com/pare-text/pare/internal/words"

// longWord is the length of a word in bytes from which it tells what a text is
// about; shorter ones are mostly function words.
const longWord = 5

// readTraits scans every block and derives its traits.
func (f *facts) readTraits() {
	f.tokens, f.first = f.tokens[:0], f.first[:0]
	f.stats, f.traits = f.stats[:0], f.traits[:0]
	for i := range f.blocks {
		n := len(f.tokens)
		f.first = append(f.first, int32(n))
		var s words.Stats
		f.tokens, s = words.Scan(words.Scanned(f.blocks[i].Text), f.tokens)
		t := trait{print: words.Basis, chars: s.Letters + s.Digits + s.Spaces + s.Marks}
		for _, tok := range f.tokens[n:] {
			t.print = (t.print ^ tok.Hash) * words.Prime
			if tok.End-tok.Start >= longWord || tok.Flags&words.Solo != 0 {
				h := tok.Hash * 2654435769
				t.sketch[h>>30] |= 1 << (h >> 24 & 63)
			}
		}
		if len(f.tokens) == n { // nothing but marks: tell "***" from "---"
			t.print = words.Hash(f.blocks[i].Text)
		}
		t.ends = words.IsStop(s.Last)
		f.stats = append(f.stats, s)
		f.traits = append(f.traits, t)
		f.traits[i].long = f.isProse(i, longProse)
	}
	f.first = append(f.first, int32(len(f.tokens)))
	f.gaps = grow(f.gaps, len(f.blocks)+1)
	clear(f.gaps)
	f.readRepeats()
}

// readRepeats compares the blocks with each other: which stand more than once,
// and which of their words the article's long sentences use.
func (f *facts) readRepeats() {
	f.prints.Reset(len(f.traits))
	proseTokens := 0
	for i := range f.traits {
		t := &f.traits[i]
		t.nth = f.prints.Add(t.print)
		if t.long {
			proseTokens += len(f.tokensOf(i))
		}
	}
	f.prose.Reset(proseTokens)
	for i := range f.traits {
		f.traits[i].repeat = f.prints.Count(f.traits[i].print)
		if f.traits[i].long && f.traits[i].nth == 0 {
			for _, tok := range f.tokensOf(i) {
				f.prose.Add(tok.Hash)
			}
		}
	}
	for i := range f.traits {
		f.readInside(i)
	}
}

// readInside measures how many of a block's words the article's long
// sentences use; a long sentence's own words do not count.
func (f *facts) readInside(i int) {
	t := &f.traits[i]
	own := int32(0)
	if t.long && t.nth == 0 {
		own = 1
	}
	var long, longIn, short, shortIn float32
	for _, tok := range f.tokensOf(i) {
		in := f.prose.Count(tok.Hash) > own
		if tok.End-tok.Start >= longWord || tok.Flags&words.Solo != 0 {
			long++
			if in {
				longIn++
			}
		} else {
			short++
			if in {
				shortIn++
			}
		}
	}
	t.inside, t.common = -1, -1
	if long > 0 {
		t.inside = longIn / long
	}
	if short > 0 {
		t.common = shortIn / short
	}
}

// isRareScript reports whether most words are of another script than Latin. The
// labelled texts hold a few dozen such documents, too few to trust the score as
// far as elsewhere.
func (f *facts) isRareScript() bool {
	other := 0
	for i := range f.traits {
		text := f.blocks[i].Text
		for _, t := range f.tokensOf(i) {
			// Greek begins at U+0370, 0xcd; 0xe1 also begins Vietnamese letters
			if c := text[t.Start]; c >= 0xcd && c != 0xe1 {
				other++
			}
		}
	}
	return other*2 > len(f.tokens)
}
