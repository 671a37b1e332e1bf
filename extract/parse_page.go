package extract

import (
	"github.com/pare-text/pare/internal/meta"
	"github.com/pare-text/pare/internal/page"
)

// ParsePage reads a page, its blocks and its metadata, for [Cleaner.Page]. src is
// UTF-8; see package charset for other encodings. The result shares memory with src.
//
// A page differs from raw text in its reader and in what its blocks know of
// their place: the rules, the decision and the writers are the same.
func ParsePage(src string) *Document {
	pg := page.Read(page.Parse(src))
	d := &Document{Source: src, Lang: pg.Lang, read: pg.Blocks, html: pg}
	d.setBlocks()
	d.Meta = meta.Read(pg)
	return d
}
