package extract

import "github.com/pare-text/pare/internal/blocks"

// subset sets f to the facts of some blocks of all, as if the others had never
// been there: as pare would read its own output.
func (f *facts) subset(all *facts, of []int32) {
	f.page, f.title = all.page, all.title
	f.blocks, f.stats, f.traits, f.first = f.blocks[:0], f.stats[:0], f.traits[:0], f.first[:0]
	f.tokens, f.gaps = f.tokens[:0], f.gaps[:0]
	prev := int32(-1)
	for _, i := range of {
		b := all.blocks[i]
		var g gap
		for k := prev + 1; k < i; k++ { // the removed ones
			g.blocks++
			g.chars += float32(all.traits[k].chars)
			b.Blanks = max(b.Blanks, all.blocks[k].Blanks)
		}
		if g.blocks > 0 {
			b.Blanks = min(b.Blanks, 1)
			if prev < 0 {
				b.Blanks = 0
			}
		}
		f.blocks = append(f.blocks, b)
		f.stats = append(f.stats, all.stats[i])
		f.traits = append(f.traits, all.traits[i])
		f.gaps = append(f.gaps, g)
		f.first = append(f.first, int32(len(f.tokens)))
		f.tokens = append(f.tokens, all.tokensOf(int(i))...)
		prev = i
	}
	f.first = append(f.first, int32(len(f.tokens)))
	f.gaps = append(f.gaps, gap{blocks: float32(len(all.blocks) - 1 - int(prev))})
	f.readRepeats()
}

// release lets go of what f shares with other facts.
func (f *facts) release() {
	clear(f.blocks)
	f.blocks, f.page = f.blocks[:0], nil
}

var _ = blocks.Read
