package facts

// Subset sets f to the facts of some blocks of all, as if the others had never
// been there: as pare would read its own output.
func (f *Facts) Subset(all *Facts, of []int32) {
	f.Page, f.Title, f.Part = all.Page, all.Title, all.Part
	f.Language, f.Languages = all.Language, all.Languages
	f.Blocks, f.Stats, f.Traits, f.first = f.Blocks[:0], f.Stats[:0], f.Traits[:0], f.first[:0]
	f.tokens, f.Gaps = f.tokens[:0], f.Gaps[:0]
	prev := int32(-1)
	for _, i := range of {
		b := all.Blocks[i]
		var g Gap
		for k := prev + 1; k < i; k++ { // the removed ones
			g.Blocks++
			g.Chars += float32(all.Traits[k].Chars)
			b.Blanks = max(b.Blanks, all.Blocks[k].Blanks)
		}
		if g.Blocks > 0 {
			b.Blanks = min(b.Blanks, 1)
			if prev < 0 {
				b.Blanks = 0
			}
		}
		f.Blocks = append(f.Blocks, b)
		f.Stats = append(f.Stats, all.Stats[i])
		f.Traits = append(f.Traits, all.Traits[i])
		f.Gaps = append(f.Gaps, g)
		f.first = append(f.first, int32(len(f.tokens)))
		f.tokens = append(f.tokens, all.TokensOf(int(i))...)
		prev = i
	}
	f.first = append(f.first, int32(len(f.tokens)))
	f.Gaps = append(f.Gaps, Gap{Blocks: float32(len(all.Blocks) - 1 - int(prev))})
	f.readRepeats(all)
}

// Release lets go of what f shares with other facts.
func (f *Facts) Release() {
	clear(f.Blocks)
	f.Blocks, f.Page = f.Blocks[:0], nil
}
