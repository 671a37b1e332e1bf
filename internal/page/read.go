package page

import (
	"strings"
	"sync"
	"unicode/utf8"
	"unsafe"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/words"
	"golang.org/x/net/html/atom"
)

// Read cuts a page into blocks: what stands alone on it, in reading order.
// The texts of the blocks together are what a reader of the page could see, the
// parts that only show later among them.
func Read(pg *Page) *Document {
	r := pageReader{page: pg, doc: &Document{Page: pg, Within: readWithin(pg), Claims: readClaims(pg), Lang: PageLang(pg)}}
	r.within = r.doc.Within
	buf := texts.Get().(*[]byte)
	r.text = (*buf)[:0]
	if len(pg.Source) >= manyBytes {
		r.makeRoom()
	}
	for i := 0; i < len(pg.Nodes); {
		i = r.node(i)
	}
	r.leave(len(pg.Nodes))
	if cap(r.text) <= mostText {
		r.doc.text = string(r.text)
		*buf = r.text
		texts.Put(buf)
	} else {
		r.doc.text = unsafe.String(unsafe.SliceData(r.text), len(r.text)) // nobody else has it
	}
	r.doc.readBlocks()
	return r.doc
}

// makeRoom makes room for the blocks of a large page, of which each has a text or an image,
// and for the texts.
func (r *pageReader) makeRoom() {
	n, bytes := 0, 0
	for i := range r.page.Nodes {
		switch node := &r.page.Nodes[i]; {
		case node.isText:
			n++
			bytes += int(node.To-node.From) + 1
		case node.Tag == atom.Img || node.Tag == atom.Image:
			n++
		}
	}
	r.doc.marks, r.doc.Places = make([]mark, 0, n), make([]Place, 0, n)
	r.text = make([]byte, 0, bytes)
}

// texts are buffers that the text of a page was written to before.
var texts = sync.Pool{New: func() any { return new([]byte) }}

// mostText is how large such a buffer may be, in bytes. Chosen by hand: of the labelled
// pages none has more text.
const mostText = 1 << 20

// PageLang is the language that the page declares, as a primary tag. A page
// that declares something else, as a name or a template's variable, has none.
func PageLang(pg *Page) string {
	for i := range pg.Nodes {
		if pg.Nodes[i].Tag == atom.Html {
			lang := strings.ToLower(pg.Get(i, "lang"))
			if k := strings.IndexAny(lang, "-_"); k >= 0 {
				lang = lang[:k]
			}
			if lang = strings.TrimSpace(lang); words.IsLanguage(lang) {
				return lang
			}
			return ""
		}
	}
	return ""
}

// A pageReader walks over the nodes of a page.
type pageReader struct {
	page   *Page
	doc    *Document
	within []Within
	open   []int32 // block elements around the node
	text   []byte  // of all blocks, one after the other

	at     Place       // of the block that is being read
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
	if r.within[i]&Unread != 0 {
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
	case IsBlock(n.Tag):
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

// maxEmoji is how many bytes of an alternative text are a character. Chosen by hand.
const maxEmoji = 8

// image reads an image. Its alternative text is a block of its own, below the
// block that it stands in; that of an emoji is a part of the text.
func (r *pageReader) image(i int) {
	alt := strings.TrimSpace(r.page.Get(i, "alt"))
	if alt == "" || r.within[i]&InNoscript != 0 && r.lastAlt() == alt {
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
	if n := len(r.doc.marks); n > 0 && r.doc.marks[n-1].kind == blocks.AltText {
		return r.page.Get(int(r.doc.Places[n-1].First), "alt")
	}
	return ""
}

// flush ends the block, and adds the images that it held.
func (r *pageReader) flush() {
	r.text = r.text[:trimEnd(r.text, r.from)]
	if len(r.text) > r.from {
		r.at.Node = -1
		if n := len(r.open); n > 0 {
			r.at.Node = r.open[n-1]
		}
		r.block(r.kind())
	}
	r.space, r.breaks, r.cell = false, 0, false
	for _, i := range r.images {
		n := &r.page.Nodes[i]
		r.at = Place{Node: i, First: i, Last: i + 1}
		r.span = blocks.Span{Start: int(n.From), End: int(n.To)}
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
	r.from = len(r.text)
	r.doc.marks = append(r.doc.marks, mark{int32(r.span.Start), int32(r.span.End), uint32(r.from), k})
	r.doc.Places = append(r.doc.Places, r.at)
	r.at = Place{}
}

// kind tells what the block is from the elements around it.
func (r *pageReader) kind() blocks.Kind {
	w := r.within[r.at.First]
	if r.at.Node >= 0 {
		w &= r.within[r.at.Node] | InHeading // a link may hold a heading, or a span one
	}
	switch {
	case r.rowEnd > r.at.First && r.row <= r.at.First && r.rowEnd > r.row:
		return blocks.Row
	case w&InPre != 0:
		return blocks.Code
	case w&InHeading != 0:
		return blocks.Heading
	case w&InCaption != 0:
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
	if w&InQuote != 0 {
		return blocks.Quote
	}
	return blocks.Paragraph
}
