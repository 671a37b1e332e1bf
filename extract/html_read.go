package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/page"
	"golang.org/x/net/html/atom"
)

// readPage cuts a page into blocks: what stands alone on it, in reading order.
// The texts of the blocks together are what a reader of the page could see, the
// parts that only show later among them.
func readPage(pg *page.Page) *pageDoc {
	r := pageReader{page: pg, doc: &pageDoc{Page: pg, within: readWithin(pg), claims: readClaims(pg), lang: pageLang(pg)}}
	r.within = r.doc.within
	for i := 0; i < len(pg.Nodes); {
		i = r.node(i)
	}
	r.leave(len(pg.Nodes))
	text := string(r.text)
	at := 0
	for i := range r.doc.blocks {
		b := &r.doc.blocks[i]
		b.Text = text[at:r.ends[i]]
		at = r.ends[i]
	}
	return r.doc
}

// pageLang is the language that the page declares, as a primary tag. A page
// that declares something else, as a name or a template's variable, has none.
func pageLang(pg *page.Page) string {
	for i := range pg.Nodes {
		if pg.Nodes[i].Tag == atom.Html {
			lang := strings.ToLower(pg.Get(i, "lang"))
			if k := strings.IndexAny(lang, "-_"); k >= 0 {
				lang = lang[:k]
			}
			if lang = strings.TrimSpace(lang); isLang(lang) {
				return lang
			}
			return ""
		}
	}
	return ""
}

// A pageReader walks over the nodes of a page.
type pageReader struct {
	page   *page.Page
	doc    *pageDoc
	within []within
	open   []int32 // block elements around the node
	text   []byte  // of all blocks, one after the other
	ends   []int   // of the blocks in text

	at     place       // of the block that is being read
	from   int         // where its text begins
	span   blocks.Span // of its first and last text
	space  bool        // white space stands before what follows
	breaks int32       // line breaks before what follows
	images []int32
	row    int32 // the table row that is one block, up to its end
	rowEnd int32
	cell   bool // the row's next text begins a cell
}

// node reads node i and returns the next one to read.
func (r *pageReader) node(i int) int {
	n := &r.page.Nodes[i]
	r.leave(i)
	if r.within[i]&withinUnread != 0 {
		return r.unread(i)
	}
	switch {
	case n.IsText():
		r.add(i, n)
	case n.Tag == atom.Br:
		r.lineBreak()
	case n.Tag == atom.Img || n.Tag == atom.Image:
		r.image(i)
	case n.Tag == atom.Tr && int32(i) >= r.rowEnd && r.isRow(i):
		r.flush()
		r.row, r.rowEnd = int32(i), n.End
		r.open = append(r.open, int32(i))
	case page.IsBlock(n.Tag):
		if int32(i) < r.rowEnd { // inside a row everything is on one line
			r.cell = r.cell || n.Tag == atom.Td || n.Tag == atom.Th
			r.space = true
			break
		}
		if n.Tag == atom.Option {
			r.space = true // the options of a list are one block
			break
		}
		r.flush()
		r.open = append(r.open, int32(i))
	}
	return i + 1
}

// unread returns the node behind an element whose text the page does not show.
func (r *pageReader) unread(i int) int { return int(r.page.Nodes[i].End) }

// leave ends the block elements that do not reach to node i.
func (r *pageReader) leave(i int) {
	for n := len(r.open); n > 0 && r.page.Nodes[r.open[n-1]].End <= int32(i); n-- {
		r.flush()
		r.open = r.open[:n-1]
	}
	if len(r.open) == 0 && i == len(r.page.Nodes) {
		r.flush()
	}
}

// maxEmoji is how many bytes of an alternative text are a character.
const maxEmoji = 8

// image reads an image. Its alternative text is a block of its own, below the
// block that it stands in; that of an emoji is a part of the text.
func (r *pageReader) image(i int) {
	alt := strings.TrimSpace(r.page.Get(i, "alt"))
	if alt == "" || r.within[i]&withinNoscript != 0 && r.lastAlt() == alt {
		return
	}
	if len(alt) <= maxEmoji && len(r.text) > r.from {
		if c, _ := utf8.DecodeRuneInString(alt); c >= 0x2190 {
			r.word(i, alt)
			return
		}
	}
	r.images = append(r.images, int32(i))
	if len(r.text) == r.from {
		r.flush()
	}
}

// lastAlt is the alternative text that was read last.
func (r *pageReader) lastAlt() string {
	if n := len(r.doc.blocks); n > 0 && r.doc.blocks[n-1].Kind == blocks.AltText {
		return r.page.Get(int(r.doc.places[n-1].first), "alt")
	}
	return ""
}

// flush ends the block, and adds the images that it held.
func (r *pageReader) flush() {
	r.text = r.text[:trimEnd(r.text, r.from)]
	if len(r.text) > r.from {
		r.at.node = -1
		if n := len(r.open); n > 0 {
			r.at.node = r.open[n-1]
		}
		r.block(r.kind())
	}
	r.space, r.breaks, r.cell = false, 0, false
	for _, i := range r.images {
		n := &r.page.Nodes[i]
		r.at = place{node: i, first: i, last: i + 1}
		r.span = blocks.Span{Start: n.From, End: n.To}
		for k, word := range strings.Fields(r.page.Get(int(i), "alt")) {
			if k > 0 {
				r.text = append(r.text, ' ')
			}
			r.text = append(r.text, word...)
		}
		r.block(blocks.AltText)
	}
	r.images = r.images[:0]
}

// block adds the block that was read.
func (r *pageReader) block(k blocks.Kind) {
	r.doc.blocks = append(r.doc.blocks, blocks.Block{Span: r.span, Kind: k, Lines: 1, Blanks: 1})
	r.doc.places = append(r.doc.places, r.at)
	r.from = len(r.text)
	r.ends = append(r.ends, r.from)
	r.at = place{}
}

// kind tells what the block is from the elements around it.
func (r *pageReader) kind() blocks.Kind {
	w := r.within[r.at.first]
	if r.at.node >= 0 {
		w &= r.within[r.at.node] | withinHeading // a link may hold a heading, or a span one
	}
	switch {
	case r.rowEnd > r.at.first && r.row <= r.at.first && r.rowEnd > r.row:
		return blocks.Row
	case w&withinPre != 0:
		return blocks.Code
	case w&withinHeading != 0:
		return blocks.Heading
	case w&withinCaption != 0:
		return blocks.Caption
	}
	for k := len(r.open) - 1; k >= 0 && k >= len(r.open)-2; k-- {
		switch r.page.Nodes[r.open[k]].Tag {
		case atom.Li, atom.Dt, atom.Dd:
			return blocks.ListItem
		case atom.P, atom.Div:
			continue
		}
		break
	}
	if w&withinQuote != 0 {
		return blocks.Quote
	}
	return blocks.Paragraph
}
