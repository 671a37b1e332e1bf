package extract

import (
	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/meta"
	"github.com/pare-text/pare/internal/page"
)

// linkedText returns the text of the page's linked data as blocks, and the script
// that holds it, if what is kept of the page is a stub beside it.
func (d *Document) linkedText() (linked []blocks.Block, script int32) {
	own := 0
	for i := range d.Blocks {
		if d.Blocks[i].Verdict.Keep {
			own += len(d.Blocks[i].Text)
		}
	}
	return meta.LinkedText(d.html, own)
}

// addLinked appends the blocks of linked data, of a script, with their verdicts.
func (d *Document) addLinked(linked []blocks.Block, script int32, verdicts []Verdict) {
	for i := range linked {
		b := &linked[i]
		d.Blocks = append(d.Blocks, Block{Span: b.Span, Kind: b.Kind, Text: b.Text, Verdict: verdicts[i]})
		if d.read != nil {
			d.read = append(d.read, *b)
		}
		d.html.Places = append(d.html.Places, page.Place{Node: script, First: script + 1, Last: script + 2})
	}
}
