package extract

import (
	"github.com/pare-text/pare/internal/mix"
	"github.com/pare-text/pare/internal/words"
)

// A Reading is what learning takes from a document: its lines, once each, and
// what names its body.
type Reading struct {
	Lines []Line
	// Body is the same for copies of an article, however they are dressed: the
	// key of its longest paragraphs. Of a text without paragraphs it is that of
	// all its lines.
	Body uint64
	// URL is the address that a page gives itself, or "".
	URL string
}

// A Line is one line of a text, or block of a page, as a corpus counts it.
type Line struct {
	Key words.LineKey
	// Text is the line as it stands there first. It shares memory with the
	// source.
	Text string
	// Edge says that it stands, each time, outside of the article's paragraphs,
	// Head that the first time it stands above them.
	Edge, Head bool
}

// bodyParagraphs is how many paragraphs name a body: several, as the longest may
// be the site's.
const bodyParagraphs = 3

// ReadText reads raw text to learn from. src is UTF-8.
func ReadText(src string) Reading { return newReading(readLines(src)) }

// ReadPage reads a page to learn from. src is UTF-8.
func ReadPage(src string) Reading {
	doc := newPage(src)
	r := newReading(doc)
	r.URL = doc.Meta.URL
	return r
}

func newReading(doc *Document) Reading {
	p := passes.Get().(*pass)
	defer p.free()
	p.doc = doc
	p.readTraits()
	p.readZone()
	r := Reading{Lines: make([]Line, 0, len(doc.Blocks))}
	at := make(map[words.LineKey]int, len(doc.Blocks))
	var longest [bodyParagraphs]int // the blocks, longest first
	n := 0
	all := uint64(0)
	for i := range doc.Blocks {
		key := words.KeyOfTokens(doc.Blocks[i].Text, p.blockTokens(i))
		inside := p.inStretch(i)
		if k, ok := at[key]; ok {
			r.Lines[k].Edge = r.Lines[k].Edge && !inside
			continue
		}
		at[key] = len(r.Lines)
		r.Lines = append(r.Lines, Line{key, doc.Blocks[i].Text, !inside, p.aboveStretch(i)})
		all += uint64(key)
		if !inside || !p.traits[i].long {
			continue
		}
		k := min(n, bodyParagraphs)
		for k > 0 && p.traits[i].chars > p.traits[longest[k-1]].chars {
			k--
		}
		if k < bodyParagraphs {
			copy(longest[k+1:], longest[k:])
			longest[k] = i
			n = min(n+1, bodyParagraphs)
		}
	}
	r.Body = mix.Bits(all)
	if n > 0 {
		r.Body = 0
		for _, i := range longest[:n] {
			r.Body = mix.Bits(r.Body ^ uint64(words.KeyOfTokens(doc.Blocks[i].Text, p.blockTokens(i))))
		}
	}
	return r
}

// aboveStretch reports whether block i stands above that stretch.
func (p *pass) aboveStretch(i int) bool { return i < p.zone.stretchFrom }

// inStretch reports whether block i stands in the stretch richest in
// paragraphs, or there is none.
func (p *pass) inStretch(i int) bool {
	z := &p.zone
	return z.stretchTo == 0 || i >= z.stretchFrom && i < z.stretchTo
}
