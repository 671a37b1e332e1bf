package layout

import (
	"strings"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/internal/reuse"
	"github.com/pare-text/pare/internal/words"
	"golang.org/x/net/html/atom"
)

// readHeadings finds the heading above each block, and the page's own.
func (v *pageView) readHeadings(p *Scores) {
	n := len(p.Blocks)
	v.heading = reuse.Slice(v.heading, n)
	v.h1 = -1
	last := int32(-1)
	for i := range n {
		v.heading[i] = last
		if p.Blocks[i].Kind != blocks.Heading {
			continue
		}
		last = int32(i)
		if v.h1 < 0 && p.Page.IsTitle(i) {
			v.h1 = int32(i)
		}
	}
}

// saidWords is how many words in a row count as said. Chosen by hand.
const saidWords = 3

// maxSaid bounds how much of a page's data is read. Chosen by hand.
const maxSaid = 256 << 10

// readSaid measures how much of each block the page also says in its linked
// data or its description, and in its title: articles and products often stand
// there whole.
func (v *pageView) readSaid(p *Scores) {
	n := len(p.Blocks)
	v.said, v.titled = reuse.Slice(v.said, n), reuse.Slice(v.titled, n)
	var data, title strings.Builder
	h := v.doc
	for i := range h.Nodes {
		switch node := &h.Nodes[i]; node.Tag {
		case atom.Script:
			if int(node.End) > i+1 && data.Len() < maxSaid && page.IsLinkedData(h.Page, i) {
				text := h.TextOf(i + 1)
				data.WriteString(text[:min(len(text), maxSaid)])
				data.WriteByte(' ')
			}
		case atom.Meta:
			switch name := h.Get(i, "name") + h.Get(i, "property"); name {
			case "description", "og:description", "twitter:description":
				data.WriteString(h.Get(i, "content"))
				data.WriteByte(' ')
			case "og:title", "twitter:title":
				title.WriteString(h.Get(i, "content"))
				title.WriteByte(' ')
			}
		case atom.Title:
			if title.Len() < maxAttrTitle {
				title.WriteString(h.InnerText(i))
				title.WriteByte(' ')
			}
		}
	}
	v.tokens, _ = words.Scan(unescapeJSON(data.String()), v.tokens[:0])
	v.words.Reset(len(v.tokens))
	for k := saidWords; k <= len(v.tokens); k++ {
		v.words.Add(saidHash(v.tokens[k-saidWords : k]))
	}
	v.tokens, _ = words.Scan(title.String(), v.tokens[:0])
	v.titles.Reset(len(v.tokens))
	for _, t := range v.tokens {
		v.titles.Add(t.Hash)
	}
	for i := range n {
		toks := p.TokensOf(i)
		said, titled := 0, 0
		for k := range toks {
			if k+saidWords <= len(toks) && v.words.Count(saidHash(toks[k:k+saidWords])) > 0 {
				said++
			}
			if v.titles.Count(toks[k].Hash) > 0 {
				titled++
			}
		}
		v.said[i], v.titled[i] = -1, float32(titled)/float32(max(len(toks), 1))
		if len(toks) >= saidWords {
			v.said[i] = float32(said) / float32(len(toks)-saidWords+1)
		}
	}
}

// maxAttrTitle bounds what is read of titles, of which drawings hold many. Chosen by hand.
const maxAttrTitle = 1 << 10

func saidHash(toks []words.Token) uint32 {
	h := uint32(words.Basis)
	for _, t := range toks {
		h = (h ^ t.Hash) * words.Prime
	}
	return h
}

var jsonEscapes = strings.NewReplacer(`\n`, " ", `\r`, " ", `\t`, " ", `\"`, `"`, `\/`, "/", `\u2019`, "’", `\u003c`, "<", `\u003e`, ">")

// unescapeJSON replaces the commonest escapes of JSON strings by spaces and
// slashes, so that their letters do not join words.
func unescapeJSON(s string) string {
	if !strings.Contains(s, "\\") {
		return s
	}
	return jsonEscapes.Replace(s)
}
