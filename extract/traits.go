package extract

import "unicode/utf8"

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
		var s shape
		p.tokens, s = scan(scanned(blocks[i].Text), p.tokens)
		t := trait{print: fnvBasis, chars: s.letters + s.digits + s.spaces + s.marks}
		for _, tok := range p.tokens[n:] {
			t.print = (t.print ^ tok.hash) * fnvPrime
			if tok.end-tok.start >= longWord || tok.flags&tokenSolo != 0 {
				h := tok.hash * 2654435769
				t.sketch[h>>30] |= 1 << (h >> 24 & 63)
			}
		}
		if len(p.tokens) == n { // nothing but marks: tell "***" from "---"
			t.print = hashBytes(blocks[i].Text)
		}
		t.ends = isStop(s.last)
		t.long = t.ends && (t.chars >= longChars || s.solos >= longSolos)
		p.shapes = append(p.shapes, s)
		p.traits = append(p.traits, t)
	}
	p.first = append(p.first, int32(len(p.tokens)))
	p.readRepeats()
}

// maxScanned is how many bytes of a block are read for evidence. No paragraph
// is as long; a line of 100 MB is data, and its first megabyte tells as much.
const maxScanned = 1 << 20

// scanned is the part of text that is read for evidence.
func scanned(text string) string {
	if len(text) <= maxScanned {
		return text
	}
	end := maxScanned
	for end > maxScanned-utf8.UTFMax && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}

// readRepeats compares the blocks with each other: which stand more than once,
// and which of their words the article's long sentences use.
func (p *pass) readRepeats() {
	p.prints.reset(len(p.traits))
	proseTokens := 0
	for i := range p.traits {
		t := &p.traits[i]
		t.nth = p.prints.add(t.print)
		if t.long {
			proseTokens += len(p.blockTokens(i))
		}
	}
	p.prose.reset(proseTokens)
	for i := range p.traits {
		p.traits[i].repeat = p.prints.count(p.traits[i].print)
		if p.traits[i].long && p.traits[i].nth == 0 {
			for _, tok := range p.blockTokens(i) {
				p.prose.add(tok.hash)
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
		in := p.prose.count(tok.hash) > own
		if tok.end-tok.start >= longWord || tok.flags&tokenSolo != 0 {
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
