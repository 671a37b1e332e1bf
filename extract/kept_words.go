package extract

import "github.com/pare-text/pare/internal/words"

// KeptWords calls yield with a hash of each word of the blocks that are kept, in
// order, and with 0 behind each block. Words are folded: case, punctuation and
// spaces do not count; numbers do. Of scripts without spaces each character is a
// word. It stops if yield returns false.
func (d *Document) KeptWords(yield func(hash uint32) bool) {
	var toks []words.Token
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if !b.Verdict.Keep {
			continue
		}
		toks, _ = words.Scan(b.Text, toks[:0])
		for _, t := range toks {
			h := t.Hash
			if t.Flags&words.Number != 0 {
				h = words.Hash(b.Text[t.Start:t.End])
			}
			if !yield(max(h, 1)) {
				return
			}
		}
		if !yield(0) {
			return
		}
	}
}
