package layout

import (
	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/words"
)

// An ownView is a block by itself.
type ownView struct {
	p *Scores
	i int
	b *blocks.Block
	s *words.Stats
	t *facts.Trait
	g *signal
}

// ownColumns are what a block is by itself.
var ownColumns = []column[ownView]{
	{feature{"length", aspectLook}, func(v *ownView) float32 { return logf(float32(v.t.Chars)) }},
	{feature{"words", aspectLook}, func(v *ownView) float32 { return logf(float32(v.s.Words)) }},
	{feature{"word length", aspectLook}, func(v *ownView) float32 { return ratio(v.s.Letters, v.s.Words) }},
	{feature{"capitals", aspectLook}, func(v *ownView) float32 { return ratio(v.s.Uppers, v.s.Letters) }},
	{feature{"digits", aspectLook}, func(v *ownView) float32 { return ratio(v.s.Digits, v.t.Chars) }},
	{feature{"marks", aspectLook}, func(v *ownView) float32 { return ratio(v.s.Marks, v.t.Chars) }},
	{feature{"capitalised words", aspectLook}, func(v *ownView) float32 { return ratio(v.s.UpperWords, v.s.Words) }},
	{feature{"words in capitals", aspectLook}, func(v *ownView) float32 { return ratio(v.s.CapsWords, v.s.Words) }},
	{feature{"numbers", aspectLook}, func(v *ownView) float32 { return ratio(v.s.Numbers, v.s.Words) }},
	{feature{"sentences", aspectLook}, func(v *ownView) float32 { return float32(v.s.Stops) }},
	{feature{"last character", aspectLook}, func(v *ownView) float32 { return lastClass(v.s) }},
	{feature{"first character", aspectLook}, func(v *ownView) float32 { return firstClass(v.s) }},
	{feature{"commas", aspectLook}, func(v *ownView) float32 { return ratio(v.s.Commas, v.s.Words) }},
	{feature{"quotes", aspectLook}, func(v *ownView) float32 { return float32(v.s.Quotes) }},
	{feature{"bars", aspectLook}, func(v *ownView) float32 { return float32(v.s.Bars) }},
	{feature{"colons", aspectLook}, func(v *ownView) float32 { return float32(v.s.Colons) }},
	{feature{"links", aspectLook}, func(v *ownView) float32 { return float32(v.s.Links) }},
	{feature{"money", aspectLook}, func(v *ownView) float32 { return float32(v.s.Currency) }},
	{feature{"blanks to fill", aspectLook}, func(v *ownView) float32 { return float32(v.s.BlanksToFill) }},
	{feature{"buttons", aspectLook}, func(v *ownView) float32 { return float32(v.s.Buttons) }},
	{feature{"bullet", aspectLook}, func(v *ownView) float32 { return flag(v.s.Bullet) }},
	{feature{"indent", aspectLook}, func(v *ownView) float32 { return float32(v.b.Indent) }},
	{feature{"blank lines before", aspectAround}, func(v *ownView) float32 { return float32(v.b.Blanks) }},
	{feature{"blank lines after", aspectAround}, func(v *ownView) float32 {
		if v.i+1 == len(v.p.Blocks) {
			return never
		}
		return float32(v.p.Blocks[v.i+1].Blanks)
	}},
	{feature{"wrapped lines", aspectLook}, func(v *ownView) float32 { return float32(v.b.Lines) }},
	{feature{"script without spaces", aspectLook}, func(v *ownView) float32 { return ratio(v.s.Solos, v.s.Letters) }},
	{feature{"copies", aspectCopies}, func(v *ownView) float32 { return float32(v.t.Repeat) }},
	{feature{"copies before", aspectCopies}, func(v *ownView) float32 { return float32(v.t.Nth) }},
	{feature{"words known from the text", aspectKnown}, func(v *ownView) float32 { return v.t.Inside }},
	{feature{"short words known from the text", aspectKnown}, func(v *ownView) float32 { return v.t.Common }},
	{feature{"n-grams", aspectWords}, func(v *ownView) float32 { return v.g.ngram }},
	{feature{"rule points", aspectCues}, func(v *ownView) float32 { return float32(v.g.points) }},
	{feature{"hint", aspectCues}, func(v *ownView) float32 { return flag(v.g.hint) }},
	{feature{"blocks removed before", aspectAround}, func(v *ownView) float32 { return v.p.Gaps[v.i].Blocks }},
	{feature{"text removed before", aspectAround}, func(v *ownView) float32 { return logf(v.p.Gaps[v.i].Chars) }},
	{feature{"blocks removed after", aspectAround}, func(v *ownView) float32 { return v.p.Gaps[v.i+1].Blocks }},
}

// own appends what block i is by itself.
func (p *Scores) own(row []float32, i int) []float32 {
	p.views.own = ownView{p, i, &p.Blocks[i], &p.Stats[i], &p.Traits[i], &p.signals[i]}
	return write(row, ownColumns, &p.views.own)
}

// lastClass orders how a block can end, from a sentence's end to a bare word.
func lastClass(s *words.Stats) float32 {
	switch {
	case s.Last == '.' || s.Last == '。' || s.Last == '।' || s.Last == '۔':
		return 0
	case s.Last == '!' || s.Last == '?' || s.Last == '！' || s.Last == '？' || s.Last == '؟':
		return 1
	case s.Last == '…':
		return 2
	case s.Last == ':' || s.Last == '：':
		return 3
	case s.Last == ',' || s.Last == ';':
		return 4
	case s.Last == 0:
		return 9
	case s.Last == '0':
		return 7
	case words.IsWordRune(s.Last) || s.Last < 128 && words.CharClass[s.Last] != words.CharOther:
		return 6
	}
	return 5
}

func firstClass(s *words.Stats) float32 {
	switch c := s.First; {
	case c == 0:
		return 9
	case c < 128:
		switch words.CharClass[c] {
		case words.CharLower:
			return 0
		case words.CharUpper:
			return 1
		case words.CharDigit:
			return 2
		}
		if c == '"' || c == '\'' {
			return 3
		}
		return 5
	case c == '“' || c == '„' || c == '«' || c == '‘' || c == '「' || c == '—' || c == '–':
		return 3
	case words.IsSolo(c):
		return 4
	case words.FoldRune(c) != c:
		return 1
	case words.IsWordRune(c):
		return 0
	}
	return 6
}
