package layout

import (
	"math"
	"strconv"

	"github.com/pare-text/pare/internal/reuse"

	"github.com/pare-text/pare/internal/words"
)

// Features are numbers about a block and its surroundings, in the order of
// featureNames. Everything that the trees see is made here and in
// second.go: training calls this code, so it exists once.

// The columns of a block's own features come first; some are repeated for its
// neighbours.
var ownNames = []string{
	"length", "words", "word length", "capitals", "digits", "marks", "capitalised words", "words in capitals",
	"numbers", "sentences", "last character", "first character", "commas", "quotes", "bars", "colons", "links",
	"money", "blanks to fill", "buttons", "bullet", "indent", "blank lines before", "blank lines after",
	"wrapped lines", "script without spaces", "copies", "copies before", "words known from the text",
	"short words known from the text", "n-grams", "rule points", "hint", "blocks removed before", "text removed before", "blocks removed after",
}

// nearColumns are the columns of ownNames that a block also sees of its
// neighbours.
var nearColumns = []int{0, 3, 6, 10, 11, 16, 20, 28, 30, 31}

// nearOffsets are the neighbours that a block sees.
var nearOffsets = []int{-3, -2, -1, 1, 2, 3}

// windowSizes are the radii of the windows, in blocks.
var windowSizes = []int{2, 5, 10, 20, 40}

// windowNames are means over a window.
var windowNames = []string{"prose", "sentence ends", "n-grams", "bullets", "length"}

const windowSums = 5

var zoneNames = []string{
	"blocks to first paragraph", "blocks from last paragraph", "blocks since a paragraph", "blocks to a paragraph",
	"text since a paragraph", "text to a paragraph", "gap between paragraphs", "share of blocks before",
	"share of text before", "share of paragraphs before", "paragraphs before", "paragraphs after", "in best stretch",
	"blocks into best stretch", "blocks left of best stretch", "overlap with block before", "overlap with block after",
	"overlap with second block before", "indent change before", "indent change after",
	"n-grams of 5 before", "n-grams of 5 after", "prose of 3 before", "prose of 3 after",
}

var documentNames = []string{
	"document blocks", "document text", "document prose", "document sentence ends", "document bullets", "document copies",
	"document n-grams", "document blank lines", "document wrapped", "document rule points", "document longest", "document best stretch",
}

var featureNames = func() []string {
	names := append([]string(nil), ownNames...)
	for _, off := range nearOffsets {
		for _, c := range nearColumns {
			names = append(names, ownNames[c]+" of block "+strconv.Itoa(off))
		}
	}
	for _, w := range windowSizes {
		for _, n := range windowNames {
			names = append(names, n+" within "+strconv.Itoa(w))
		}
	}
	names = append(names, cueNames...)
	names = append(names, zoneNames...)
	return append(names, documentNames...)
}()

var numFeatures = len(featureNames)

// firstRows writes the features of the blocks [from, to) to rows, numFeatures
// to a block. readZone must have been called.
func (p *Scores) firstRows(rows []float32, from, to int) {
	n := len(p.Blocks)
	reach := nearOffsets[len(nearOffsets)-1]
	low, high := max(from-reach, 0), min(to+reach, n)
	p.own = reuse.Slice(p.own, (high-low)*len(ownNames))
	for i := low; i < high; i++ {
		at := (i - low) * len(ownNames)
		p.ownFeatures(p.own[at:at:at+len(ownNames)], i)
	}
	for i := from; i < to; i++ {
		at := (i - from) * numFeatures
		row := append(rows[at:at:at+numFeatures], p.own[(i-low)*len(ownNames):(i-low+1)*len(ownNames)]...)
		for _, off := range nearOffsets {
			j := i + off
			for _, c := range nearColumns {
				if j < 0 || j >= n {
					row = append(row, -9)
				} else {
					row = append(row, p.own[(j-low)*len(ownNames)+c])
				}
			}
		}
		for _, w := range windowSizes {
			row = p.window(row, i-w, i+w+1)
		}
		row = append(row, p.signals[i].cues[:]...)
		row = p.zoneFeatures(row, i)
		_ = append(row, p.document...)
	}
}

// logs are the base 2 logarithms of the first whole numbers: nearly all that
// features take the logarithm of.
var logs = func() (t [1024]float32) {
	for i := range t {
		t[i] = float32(math.Log2(float64(i)))
	}
	return t
}()

// logf is the base 2 logarithm of 1 + x.
func logf(x float32) float32 {
	if n := int(x); n >= 0 && n < len(logs)-1 && float32(n) == x {
		return logs[n+1]
	}
	return float32(math.Log2(float64(1 + x)))
}

func ratio(a, b int32) float32 {
	if b == 0 {
		return 0
	}
	return float32(a) / float32(b)
}

func flag(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

// ownFeatures appends what block i is by itself.
func (p *Scores) ownFeatures(row []float32, i int) []float32 {
	b, s, t, g := &p.Blocks[i], &p.Stats[i], &p.Traits[i], &p.signals[i]
	after, gapAfter := float32(-1), p.Gaps[len(p.Blocks)].Blocks
	if i+1 < len(p.Blocks) {
		after, gapAfter = float32(p.Blocks[i+1].Blanks), p.Gaps[i+1].Blocks
	}
	return append(row,
		logf(float32(t.Chars)), logf(float32(s.Words)), ratio(s.Letters, s.Words), ratio(s.Uppers, s.Letters),
		ratio(s.Digits, t.Chars), ratio(s.Marks, t.Chars), ratio(s.UpperWords, s.Words), ratio(s.CapsWords, s.Words),
		ratio(s.Numbers, s.Words), float32(s.Stops), lastClass(s), firstClass(s), ratio(s.Commas, s.Words), float32(s.Quotes),
		float32(s.Bars), float32(s.Colons), float32(s.Links), float32(s.Currency), float32(s.BlanksToFill), float32(s.Buttons),
		flag(s.Bullet), float32(b.Indent), float32(b.Blanks), after, float32(b.Lines), ratio(s.Solos, s.Letters),
		float32(t.Repeat), float32(t.Nth), t.Inside, t.Common, g.ngram, float32(g.points), flag(g.hint),
		p.Gaps[i].Blocks, logf(p.Gaps[i].Chars), gapAfter)
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
