package facts

import (
	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/reuse"
)

// ReadAgain reads the blocks of what is left of a raw text that was read before, whose
// block i was kept if kept says so. What tells of one block alone it takes over.
func ReadAgain(all []blocks.Block, before *Facts, kept func(i int) bool) *Facts {
	f := pool.Get().(*Facts)
	f.Blocks, f.Page, f.Title = all, nil, before.Title
	f.readSame(before, kept)
	f.readTraits(before)
	return f
}

// readSame finds each block among those that were kept. Lines may be joined to other
// blocks than before; but as no line that was kept is lost, a block can only be that
// before which as many lines stood.
func (f *Facts) readSame(before *Facts, kept func(i int) bool) {
	f.Same = reuse.Slice(f.Same, len(f.Blocks))
	k, linesBefore, lines := 0, int32(0), int32(0)
	for i := range f.Blocks {
		b := &f.Blocks[i]
		for ; k < len(before.Blocks) && (linesBefore < lines || !kept(k)); k++ {
			if kept(k) {
				linesBefore += before.Blocks[k].Lines
			}
		}
		f.Same[i] = -1
		if k < len(before.Blocks) && linesBefore == lines && before.Blocks[k].Text == b.Text {
			f.Same[i] = int32(k)
		}
		lines += b.Lines
	}
}
