package findings

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A place is a line and a column in a text, from 1; columns count characters.
type place struct{ line, column int }

// locate returns the place of each offset of src, whose lines end with sep. It
// reads src once, whatever the order of the offsets: a page may be one line with
// a hundred thousand findings.
func locate(src string, sep byte, offsets []int) []place {
	order := make([]int, len(offsets))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(offsets[a], offsets[b]) })
	places := make([]place, len(offsets))
	at, here := 0, place{1, 1}
	for _, i := range order {
		part := src[at:offsets[i]]
		if last := strings.LastIndexByte(part, sep); last >= 0 {
			here.line += strings.Count(part[:last+1], string(rune(sep)))
			here.column = 1
			part = part[last+1:]
		}
		here.column += utf8.RuneCountInString(part)
		at, places[i] = offsets[i], here
	}
	return places
}
