package learn

import (
	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/meta"
	"github.com/pare-text/pare/internal/mix"
	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/internal/words"
)

// A Reading is what learning takes from a document: its lines, once each, and
// what names its body.
type Reading struct {
	Lines []TextLine
	// Body is the same for copies of an article, however they are dressed: the
	// key of its longest paragraphs. Of a text without paragraphs it is that of
	// all its lines.
	Body uint64
	// URL is the address that a page gives itself, or "".
	URL string
}

// A TextLine is one line of a text, or block of a page, as a corpus counts it.
type TextLine struct {
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
func ReadText(src string) Reading {
	f := facts.Read(blocks.Read(src), nil, "")
	defer f.Free()
	return newReading(f)
}

// ReadPage reads a page to learn from. src is UTF-8.
func ReadPage(src string) Reading {
	pg := page.Read(page.Parse(src))
	f := facts.Read(pg.Blocks, pg, "")
	defer f.Free()
	r := newReading(f)
	head, _ := meta.ReadHead(pg)
	r.URL = head.URL
	return r
}

func newReading(f *facts.Facts) Reading {
	var z facts.Zone
	z.Read(f)
	r := Reading{Lines: make([]TextLine, 0, len(f.Blocks))}
	at := make(map[words.LineKey]int, len(f.Blocks))
	var longest [bodyParagraphs]int // the blocks, longest first
	n := 0
	all := uint64(0)
	for i := range f.Blocks {
		key := words.KeyOfTokens(f.Blocks[i].Text, f.TokensOf(i))
		inside := z.IsInside(i)
		if k, ok := at[key]; ok {
			r.Lines[k].Edge = r.Lines[k].Edge && !inside
			continue
		}
		at[key] = len(r.Lines)
		r.Lines = append(r.Lines, TextLine{key, f.Blocks[i].Text, !inside, z.IsAbove(i)})
		all += uint64(key)
		if !inside || !f.Traits[i].Long {
			continue
		}
		k := min(n, bodyParagraphs)
		for k > 0 && f.Traits[i].Chars > f.Traits[longest[k-1]].Chars {
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
			r.Body = mix.Bits(r.Body ^ uint64(words.KeyOfTokens(f.Blocks[i].Text, f.TokensOf(i))))
		}
	}
	return r
}
