package shape

import (
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/reuse"
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

// A table of contents stands among the first paragraphs, has some lines, and part of
// its headings further below have paragraphs between them. Chosen by the labelled
// articles: of 187 such lines none is body.
const (
	leastContents     = 3
	contentsWords     = 25
	contentsAbove     = 8 // paragraphs above it, at most
	contentsParagraph = .3
)

var contentsOfHeadings = &shapeRule{
	Rule: rule.Rule{
		ID: "navigation/contents", Category: rule.Navigation, Points: rule.DropPoints,
		Doc: "A line of a table of contents: some lines that stand again further below, one by one, as the headings of the article.",
		Drop: []string{
			"Bridges\nThe old bridge\nThe new bridge\nWho pays\n" + article + "The old bridge\n" + article + "The new bridge\n" + article + "Who pays\n" + article,
			"Bridges\n1. The old bridge\n2. The new bridge\n3. Who pays\n" + article + "The old bridge\n" + article + "The new bridge\n" + article + "Who pays\n" + article,
		},
		Keep: []string{
			"Bridges\nThe old bridge\nThe new bridge\n" + article + "The old bridge\n" + article + "The new bridge\n" + article,
			"There are three:\nThe old bridge\nThe new bridge\nWho pays\n" + article + "The old bridge\n" + article + "The new bridge\n" + article + "Who pays\n" + article,
			"Bridges\nThe old bridge\nThe new bridge\nWho pays\n" + article + "The old bridge\nThe new bridge\nWho pays\n" + article,
			"Bridges\nStep 1\nStep 2\nStep 3\n" + article,
		},
	}, textOnly: true, find: func(f *finder) {
		f.readHeadings()
		above := 0
		for i := 0; i < len(f.Traits) && above <= contentsAbove; {
			run := f.contentsRun(i)
			if len(run) >= leastContents && (i == 0 || !f.IsProse(i-1, facts.Short) && f.Stats[i-1].Last != ':') && f.arePartedByProse(run) {
				for k := range run {
					if !f.Dropped(i + k) {
						f.report(i+k, 0, len(f.Blocks[i+k].Text), rule.DropPoints, "stands again below, as a heading, like the lines beside it")
					}
				}
				return // an article has one
			}
			for range max(len(run), 1) {
				if f.IsProse(i, facts.Short) {
					above++
				}
				i++
			}
		}
	},
}

// readHeadings finds for each line that may be a heading where it stands once more, by its
// words without a number before them; 0 if it stands there before, never or several times.
func (f *finder) readHeadings() {
	n := len(f.Traits)
	f.again, f.firstOf = reuse.Slice(f.again, n), reuse.Slice(f.firstOf, n)
	f.last.Reset(n)
	for i := range n {
		f.again[i], f.firstOf[i] = 0, int32(i)
		key := f.headingKey(i)
		if key == 0 {
			continue
		}
		switch before := f.last.Put(f.last.Slot(key), int32(i)); {
		case before < 0:
		case f.firstOf[before] == before:
			f.again[before], f.firstOf[i] = int32(i), before
		default:
			f.firstOf[i] = f.firstOf[before]
			f.again[f.firstOf[i]] = 0
		}
	}
}

// headingKey is the hash of the words of block i, without a number before them; 0 if it
// is no heading.
func (f *finder) headingKey(i int) uint32 {
	s, toks := &f.Stats[i], f.TokensOf(i)
	if s.Words > contentsWords || f.Traits[i].Ends && s.Last != '?' && s.Last != '!' || s.Last == ',' || s.Last == ';' {
		return 0
	}
	for len(toks) > 0 && toks[0].Flags&words.Number != 0 {
		toks = toks[1:]
	}
	if len(toks) == 0 {
		return 0
	}
	key := uint32(words.Basis)
	for _, t := range toks {
		hash := t.Hash
		if t.Flags&words.Number != 0 { // "Step 1" is not "Step 2"
			hash = words.Hash(f.Blocks[i].Text[t.Start:t.End])
		}
		key = (key ^ hash) * words.Prime
	}
	return key
}

// contentsRun returns, for the lines from i on that stand once more below all of them, in
// the same order, where they do.
func (f *finder) contentsRun(i int) []int32 {
	var below []int32
	for _, at := range f.again[i:] {
		if at == 0 || len(below) > 0 && at <= below[len(below)-1] {
			break
		}
		below = append(below, at)
	}
	if len(below) > 0 && int(below[0]) < i+len(below) {
		return nil
	}
	return below
}

// arePartedByProse reports whether enough of some headings have paragraphs between them.
func (f *finder) arePartedByProse(headings []int32) bool {
	parted := 0
	for k := 1; k < len(headings); k++ {
		for i := headings[k-1] + 1; i < headings[k]; i++ {
			if f.IsProse(int(i), facts.Short) {
				parted++
				break
			}
		}
	}
	return float64(parted) >= contentsParagraph*float64(len(headings)-1)
}
