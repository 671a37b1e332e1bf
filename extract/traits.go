package extract

import "github.com/pare-text/pare/internal/words"

// Bounds of a long paragraph: this many characters and a sentence's end. They
// mark the zone of the article. The dumps of most tools have paragraphs of 140
// characters and more in every body and hardly any outside.
const (
	longChars = 140
	longSolos = 60 // of a script without spaces
	longWord  = 5  // bytes; shorter words are mostly function words
)

// readTraits scans every block and derives its traits.
func (p *pass) readTraits() {
	blocks := p.doc.Blocks
	p.tokens, p.first = p.tokens[:0], p.first[:0]
	p.shapes, p.traits = p.shapes[:0], p.traits[:0]
	for i := range blocks {
		n := len(p.tokens)
		p.first = append(p.first, int32(n))
		var s words.Stats
		p.tokens, s = words.Scan(words.Scanned(blocks[i].Text), p.tokens)
		t := trait{print: words.Basis, chars: s.Letters + s.Digits + s.Spaces + s.Marks}
		for _, tok := range p.tokens[n:] {
			t.print = (t.print ^ tok.Hash) * words.Prime
			if tok.End-tok.Start >= longWord || tok.Flags&words.Solo != 0 {
				h := tok.Hash * 2654435769
				t.sketch[h>>30] |= 1 << (h >> 24 & 63)
			}
		}
		if len(p.tokens) == n { // nothing but marks: tell "***" from "---"
			t.print = words.Hash(blocks[i].Text)
		}
		t.ends = words.IsStop(s.Last)
		t.long = t.ends && (t.chars >= longChars || s.Solos >= longSolos)
		p.shapes = append(p.shapes, s)
		p.traits = append(p.traits, t)
	}
	p.first = append(p.first, int32(len(p.tokens)))
	p.readRepeats()
}

// readRepeats compares the blocks with each other: which stand more than once,
// and which of their words the article's long sentences use.
func (p *pass) readRepeats() {
	p.prints.Reset(len(p.traits))
	proseTokens := 0
	for i := range p.traits {
		t := &p.traits[i]
		t.nth = p.prints.Add(t.print)
		if t.long {
			proseTokens += len(p.blockTokens(i))
		}
	}
	p.prose.Reset(proseTokens)
	for i := range p.traits {
		p.traits[i].repeat = p.prints.Count(p.traits[i].print)
		if p.traits[i].long && p.traits[i].nth == 0 {
			for _, tok := range p.blockTokens(i) {
				p.prose.Add(tok.Hash)
			}
		}
	}
	for i := range p.traits {
		p.readInside(i)
	}
}

// readInside measures how many of a block's words the article's long
// sentences use; a long sentence's own words do not count.
func (p *pass) readInside(i int) {
	t := &p.traits[i]
	own := int32(0)
	if t.long && t.nth == 0 {
		own = 1
	}
	var long, longIn, short, shortIn float32
	for _, tok := range p.blockTokens(i) {
		in := p.prose.Count(tok.Hash) > own
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
