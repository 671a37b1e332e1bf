package main

import (
	"hash/fnv"
	"strings"

	"github.com/pare-text/pare/internal/blocks"
)

// Few of the labelled articles end with a list, a table or a quotation, and scores learn
// that what stands there is boilerplate. So some pages are learned from twice: once as
// they are, and once without the rest of the article behind such an element of it.

// What the article has before and behind the element that is to end it, at least.
const (
	leastBefore = 3 // paragraphs
	leastBehind = 2 // blocks
	paragraph   = 140
)

// cut returns a page without the blocks of the article behind one of its elements, the
// same for the same id, or "" if it has none. shares are as from page.
func cut(id, src string, all []blocks.Block, shares []float64) string {
	last, paragraphs := -1, 0
	for i := range all {
		if shares[i] > .5 {
			last = i
		}
	}
	var ends []int
	for i := 0; i+leastBehind < last; i++ {
		if shares[i] <= .5 {
			continue
		}
		switch all[i].Kind {
		case blocks.ListItem, blocks.Row, blocks.Quote, blocks.Code:
			if paragraphs >= leastBefore && all[i+1].Kind != all[i].Kind {
				ends = append(ends, i)
			}
		case blocks.Paragraph:
			if len(all[i].Text) >= paragraph {
				paragraphs++
			}
		}
	}
	if len(ends) == 0 {
		return ""
	}
	h := fnv.New32a()
	h.Write([]byte(id))
	from := ends[int(h.Sum32())%len(ends)]
	var b strings.Builder
	at := 0
	for _, x := range all[from+1 : last+1] {
		if x.Start < at {
			continue // inside of one that is gone
		}
		b.WriteString(src[at:x.Start])
		at = x.End
	}
	b.WriteString(src[at:])
	return b.String()
}
