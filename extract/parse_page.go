package extract

import (
	"github.com/pare-text/pare/internal/meta"
	"github.com/pare-text/pare/internal/page"
)

// ParsePage reads a page, its blocks and what its head says of it, for [Cleaner.Page]. src
// is UTF-8; see package charset for other encodings. The result shares memory with src.
//
// A page differs from raw text in its reader and in what its blocks know of
// their place: the rules, the decision and the writers are the same.
func ParsePage(src string) *Document {
	pg := page.Read(page.Parse(src))
	d := &Document{Source: src, Lang: pg.Lang, html: pg}
	if n := pg.Count(); n == len(pg.Blocks) {
		d.read = pg.Blocks
		d.setBlocks()
	} else {
		d.Blocks = make([]Block, n)
		for i := range d.Blocks {
			d.Blocks[i] = blockOf(pg.Block(i))
		}
	}
	pg.Release()
	d.Meta, d.signs = meta.ReadHead(pg)
	return d
}
