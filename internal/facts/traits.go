package facts

import (
	"github.com/pare-text/pare/internal/language"
	"github.com/pare-text/pare/internal/reuse"
	"github.com/pare-text/pare/internal/words"
)

// longWord is the length of a word in bytes from which it tells what a text is
// about; shorter ones are mostly function words. Chosen by hand.
const longWord = 5

// IsLong reports whether a word tells what a text is about: one of longWord bytes or
// more, or a character of a script without spaces.
func IsLong(t words.Token) bool { return t.End-t.Start >= longWord || t.Flags&words.Solo != 0 }

// readTraits scans every block and derives its traits.
func (f *Facts) readTraits() {
	f.tokens, f.first = f.tokens[:0], f.first[:0]
	f.Stats, f.Traits = reuse.Slice(f.Stats, len(f.Blocks))[:0], reuse.Slice(f.Traits, len(f.Blocks))[:0]
	var languages language.Reader
	for i := range f.Blocks {
		n := len(f.tokens)
		f.first = append(f.first, int32(n))
		var s words.Stats
		f.tokens, s = words.Scan(words.Scanned(f.Blocks[i].Text), f.tokens)
		languages.Add(f.Blocks[i].Text, f.tokens[n:])
		t := Trait{Print: words.Basis, Chars: s.Letters + s.Digits + s.Spaces + s.Marks}
		for _, tok := range f.tokens[n:] {
			t.Print = (t.Print ^ tok.Hash) * words.Prime
			if IsLong(tok) {
				h := tok.Hash * 2654435769
				t.sketch[h>>30] |= 1 << (h >> 24 & 63)
			}
		}
		if len(f.tokens) == n { // nothing but marks: tell "***" from "---"
			t.Print = words.Hash(f.Blocks[i].Text)
		}
		t.Ends = words.IsStop(s.Last)
		f.Stats = append(f.Stats, s)
		f.Traits = append(f.Traits, t)
		f.Traits[i].Long = f.IsProse(i, Long)
	}
	f.Language, f.Languages = languages.Main(), languages.All()
	f.first = append(f.first, int32(len(f.tokens)))
	f.Gaps = reuse.Slice(f.Gaps, len(f.Blocks)+1)
	clear(f.Gaps)
	f.readRepeats()
}

// readRepeats compares the blocks with each other: which stand more than once,
// and which of their words the article's long sentences use.
func (f *Facts) readRepeats() {
	f.prints.Reset(len(f.Traits))
	proseTokens := 0
	for i := range f.Traits {
		t := &f.Traits[i]
		t.Nth = f.prints.Add(t.Print)
		if t.Long {
			proseTokens += len(f.TokensOf(i))
		}
	}
	f.prose.Reset(proseTokens)
	for i := range f.Traits {
		f.Traits[i].Repeat = f.prints.Count(f.Traits[i].Print)
		if f.Traits[i].Long && f.Traits[i].Nth == 0 {
			for _, tok := range f.TokensOf(i) {
				f.prose.Add(tok.Hash)
			}
		}
	}
	for i := range f.Traits {
		f.readInside(i)
	}
}

// readInside measures how many of a block's words the article's long
// sentences use; a long sentence's own words do not count.
func (f *Facts) readInside(i int) {
	t := &f.Traits[i]
	own := int32(0)
	if t.Long && t.Nth == 0 {
		own = 1
	}
	var long, longIn, short, shortIn float32
	for _, tok := range f.TokensOf(i) {
		in := f.prose.Count(tok.Hash) > own
		if IsLong(tok) {
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
	t.Inside, t.Common = -1, -1
	if long > 0 {
		t.Inside = longIn / long
	}
	if short > 0 {
		t.Common = shortIn / short
	}
}
