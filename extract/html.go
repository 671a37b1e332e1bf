package extract

import "github.com/pare-text/pare/internal/page"

// HTML cleans a page. src is UTF-8; see [DecodeHTML] for other encodings. The
// result shares memory with src.
//
// A page differs from raw text in its reader and in what its blocks know of
// their place: the rules, the decision and the writers are the same.
func (c *Cleaner) HTML(src string) *Document {
	doc := readPage(page.Parse(src))
	p := c.newPass(doc)
	defer p.free()
	if !c.rulesOnly {
		p.readLayout(c.weights)
	}
	c.decide(p)
	c.guardEmpty(doc)
	return doc
}
