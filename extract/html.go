package extract

import (
	"github.com/pare-text/pare/extract/model"
	"github.com/pare-text/pare/internal/page"
)

// HTML cleans a page. src is UTF-8; see [DecodeHTML] for other encodings. The
// result shares memory with src.
//
// A page differs from raw text in its reader and in what its blocks know of
// their place: the rules, the decision and the writers are the same.
func (c *Cleaner) HTML(src string) *Document { return c.cleanPage(newPage(src)) }

// HTMLOf cleans a page with the Cleaner that of returns for the address that the
// page gives itself, or for "".
func HTMLOf(src string, of func(url string) *Cleaner) *Document {
	doc := newPage(src)
	return of(doc.Meta.URL).cleanPage(doc)
}

func (c *Cleaner) cleanPage(doc *Document) *Document {
	p := c.newPass(doc)
	defer p.free()
	if !c.rulesOnly {
		p.readLayout(c.htmlWeights())
	}
	c.decide(p)
	doc.addLinkedText()
	c.guardEmpty(doc)
	return doc
}

// newPage reads a page: its blocks and its metadata.
func newPage(src string) *Document {
	doc := readPage(page.Parse(src))
	doc.Meta = readMeta(doc)
	return doc
}

// htmlWeights are the weights for pages. They are read when the first page is.
func (c *Cleaner) htmlWeights() *model.Weights {
	if c.pageWeights != nil {
		return c.pageWeights
	}
	w, err := model.BuiltinHTML()
	if err != nil {
		panic("extract: the built-in weights for pages: " + err.Error()) // a test reads them
	}
	return w
}
