package facts

import (
	"slices"

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

// readTraits scans every block that does not stand in before, and derives its traits.
func (f *Facts) readTraits(before *Facts) {
	f.tokens, f.first = f.tokens[:0], f.first[:0]
	f.Stats, f.Traits = reuse.Slice(f.Stats, len(f.Blocks))[:0], reuse.Slice(f.Traits, len(f.Blocks))[:0]
	for i := range f.Blocks {
		f.first = append(f.first, int32(len(f.tokens)))
		if k := f.Same[i]; k >= 0 {
			f.tokens = append(f.tokens, before.TokensOf(int(k))...)
			f.Stats = append(f.Stats, before.Stats[k])
			f.Traits = append(f.Traits, before.Traits[k])
		} else {
			f.scan(i)
		}
	}
	f.first = append(f.first, int32(len(f.tokens)))
	f.Gaps = reuse.Slice(f.Gaps, len(f.Blocks)+1)
	clear(f.Gaps)
	f.readCopied()
	if slices.Contains(f.Same, -1) {
		before = nil
	}
	f.readLanguages(before)
	f.readRepeats(before)
}

// readLanguages reads the languages of the blocks: of those of before, if all blocks are of
// these, by what is not left of them.
func (f *Facts) readLanguages(before *Facts) {
	r := &f.languages
	if before == nil {
		*r = language.Reader{}
		for i := range f.Blocks {
			r.Add(f.Blocks[i].Text, f.TokensOf(i))
		}
	} else {
		*r = before.languages
		left := f.Same
		for i := range before.Blocks {
			if len(left) > 0 && int(left[0]) == i {
				left = left[1:]
				continue
			}
			r.Remove(before.Blocks[i].Text, before.TokensOf(i))
		}
	}
	f.Language, f.Languages = r.Main(), r.All()
}

// scan reads the tokens of block i, which follow those of the block before, and derives
// its traits, as far as they tell of the block alone.
func (f *Facts) scan(i int) {
	n := len(f.tokens)
	var s words.Stats
	f.tokens, s = words.Scan(words.Scanned(f.Blocks[i].Text), f.tokens)
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

// readCopied finds blocks with the same text: what tells of the text alone need not be
// found out for each. A quarter of the lines of dumped pages have stood there before.
func (f *Facts) readCopied() {
	n := len(f.Traits)
	f.Copied = reuse.Slice(f.Copied, n)
	f.places.Reset(n)
	for i := range n {
		k := f.places.Put(f.places.Slot(f.Traits[i].Print), int32(i))
		if k >= 0 && f.Blocks[k].Text != f.Blocks[i].Text {
			k = -1
		}
		f.Copied[i] = k
	}
}

// readRepeats compares the blocks with each other: which stand more than once,
// and which of their words the article's long sentences use. That is known if the
// traits of all of them were taken over from other facts with the same long sentences;
// of is nil if they were not.
func (f *Facts) readRepeats(of *Facts) {
	f.prints.Reset(len(f.Traits))
	proseTokens := 0
	f.sources = 0
	same := of != nil
	for i := range f.Traits {
		t := &f.Traits[i]
		was := t.isSource()
		t.Nth = f.prints.Add(t.Print)
		if t.Long {
			proseTokens += len(f.TokensOf(i))
		}
		if t.isSource() {
			f.sources++
			same = same && was
		}
	}
	for i := range f.Traits {
		f.Traits[i].Repeat = f.prints.Count(f.Traits[i].Print)
	}
	if same && f.sources == of.sources {
		return
	}
	f.prose.Reset(proseTokens)
	for i := range f.Traits {
		if f.Traits[i].isSource() {
			for _, tok := range f.TokensOf(i) {
				f.prose.Add(tok.Hash)
			}
		}
	}
	for i := range f.Traits {
		f.readInside(i)
	}
}

// isSource reports whether the words of a block are those of the article: it is the first
// of its long sentences that says so.
func (t *Trait) isSource() bool { return t.Long && t.Nth == 0 }

// readInside measures how many of a block's words the article's long
// sentences use; a long sentence's own words do not count.
func (f *Facts) readInside(i int) {
	t := &f.Traits[i]
	own := int32(0)
	if t.isSource() {
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
