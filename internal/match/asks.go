package match

import (
	"slices"

	"github.com/pare-text/pare/internal/pattern"
	"github.com/pare-text/pare/internal/words"
)

// A phrase is found by the one or two words it begins with, and nearly always the rest of
// it does not follow. For most phrases there are a few words of which one must stand
// there as well: “todos os” is looked at where the block has “direitos”. To ask for them
// takes a tenth of the time of following the phrase.

// markOf is what a word leaves in the set of a block's words, and what a phrase asks for.
func markOf(hash uint32) byte { return byte(hash * 2654435769 >> 24) }

// mostAsks is how many words a phrase asks for at most: with more of them a block mostly
// has one. Chosen by measurement.
const mostAsks = 12

// asksOf returns the marks of words of which a block holds one if p stands in it, or
// none: the fewest that it can find behind what p begins with.
func asksOf(p *pattern.Pattern) []byte {
	asks := behind(p)
	if len(asks) > mostAsks {
		return nil
	}
	return asks
}

// behind is the cover of p, not of the word by which p is found if there is another.
func behind(p *pattern.Pattern) []byte {
	switch p.Kind {
	case pattern.Choice:
		return union(p.Parts, behind)
	case pattern.Sequence:
		at := slices.IndexFunc(p.Parts, func(part pattern.Pattern) bool { return !part.IsOptional() })
		if at < 0 {
			return nil
		}
		asks := fewest(p.Parts[at+1:])
		if asks == nil {
			asks = behind(&p.Parts[at])
		}
		return asks
	}
	return cover(p)
}

// cover returns the marks of words of which one stands wherever p does, or nil if p may be
// nothing or anything.
func cover(p *pattern.Pattern) []byte {
	switch p.Kind {
	case pattern.Word, pattern.Number:
		return []byte{markOf(p.Hash)}
	case pattern.Choice:
		return union(p.Parts, cover)
	case pattern.Sequence:
		return fewest(p.Parts)
	}
	return nil
}

// union is what any of parts asks for, or nil if one asks for nothing.
func union(parts []pattern.Pattern, of func(*pattern.Pattern) []byte) []byte {
	var all []byte
	for i := range parts {
		asks := of(&parts[i])
		if asks == nil {
			return nil
		}
		all = append(all, asks...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// fewest is the cover of the part that asks for the fewest words, numbers last: most short
// lines that are not prose have one. Of several the last one counts.
func fewest(parts []pattern.Pattern) []byte {
	var best []byte
	number := markOf(words.NumberHash)
	cost := func(asks []byte) int {
		if slices.Contains(asks, number) {
			return len(asks) + mostAsks/2
		}
		return len(asks)
	}
	for i := range parts {
		if asks := cover(&parts[i]); asks != nil && (best == nil || cost(asks) <= cost(best)) {
			best = asks
		}
	}
	return best
}
