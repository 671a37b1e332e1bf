package blocks

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pare-text/pare/internal/words"
)

// Bounds of what is taken for hard-wrapped text. Dumps and mails wrap between
// 60 and 80 columns; a verse is shorter, a paragraph on one line longer. Chosen
// by hand.
const (
	minWrapWidth = 50
	maxWrapWidth = 110
	minWrapPairs = 3
	maxLongShare = 12 // of so many lines one may be longer than maxWrapWidth
)

// A wrapped is a text whose lines may be hard-wrapped, each a block so far.
type wrapped struct {
	src    string
	blocks []Block
}

// width returns the column at which the lines of t are wrapped, or 0 if
// they are not. Text that a program wrapped is recognised by its greed: a line
// goes on in the next one only if that line's first word no longer fitted.
// Among the widths that some lines reach, the one that explains most is taken.
func (t *wrapped) width() int {
	if len(t.blocks) <= minWrapPairs {
		return 0
	}
	var reach [maxWrapWidth + 1]int // lines of that many columns
	long := 0
	for i := range t.blocks {
		n := t.columns(&t.blocks[i])
		if n > maxWrapWidth {
			if long++; long*maxLongShare > len(t.blocks)+maxLongShare {
				return 0
			}
			continue
		}
		reach[n]++
	}
	// by the columns that a line would need to take in the first word of the
	// next: how many pairs seem to run on, how many there are
	var running, all, lower [2*maxWrapWidth + 1]int
	for i := 1; i < len(t.blocks); i++ {
		prev, b := &t.blocks[i-1], &t.blocks[i]
		if b.Blanks > 0 || words.BulletLen(t.src[b.Start:b.End]) > 0 {
			continue
		}
		need := min(t.columns(prev)+1+t.firstWord(b), 2*maxWrapWidth)
		all[need]++
		if t.runsOn(prev, b) {
			running[need]++
			if startsLower(t.src[b.Start:b.End]) {
				lower[need]++
			}
		}
	}
	best, bestWidth := 0, 0
	seen := 0
	for width := maxWrapWidth; width > minWrapWidth; width-- {
		seen += reach[width]
		if reach[width] == 0 || seen < max(2, len(t.blocks)/100) {
			continue
		}
		full, run, short := 0, 0, 0
		for need := range all {
			if need > width {
				full += all[need]
				run += running[need]
			} else if need*3 > width*2 {
				short += lower[need] // a long line's sentence goes on although there was room
			}
		}
		if run < minWrapPairs || run*10 < full*6 || short*4 > run {
			continue
		}
		// a line longer than the width speaks against it
		if score := run - 3*short - 3*(seen-reach[width]); score > best {
			best, bestWidth = score, width
		}
	}
	return bestWidth
}

// unwrap joins the lines of each hard-wrapped paragraph to one block.
func (t *wrapped) unwrap(width int) []Block {
	out := t.blocks[:0]
	last := Block{} // the last line read, as a block of its own
	for _, b := range t.blocks {
		prev := last
		last = b
		if len(out) > 0 {
			head := &out[len(out)-1]
			bullet := words.BulletLen(t.src[head.Start:head.End])
			hang := head.Indent + int32(utf8.RuneCountInString(t.src[head.Start:head.Start+bullet]))
			fits := b.Indent == prev.Indent || head.Lines == 1 && (b.Indent == hang || bullet == 0)
			if b.Blanks == 0 && fits && words.BulletLen(t.src[b.Start:b.End]) == 0 && t.fills(&prev, &b, width) {
				head.End, head.Outer.End = b.End, b.Outer.End
				head.Lines++
				continue
			}
		}
		out = append(out, b)
	}
	return out
}

// columns is the number of characters of the line, indentation included.
func (t *wrapped) columns(b *Block) int {
	n := b.Len()
	if n <= 4*maxWrapWidth {
		n = utf8.RuneCountInString(t.src[b.Start:b.End])
	}
	return n + int(b.Indent)
}

// fills reports whether the first word of b had no room left on prev's line.
func (t *wrapped) fills(prev, b *Block, width int) bool {
	return t.columns(prev)+1+t.firstWord(b) > width
}

// firstWord is the number of characters of b's first word; 0 for what is too
// long for a word, as a line of a script without spaces.
func (t *wrapped) firstWord(b *Block) int {
	word := t.src[b.Start:b.End]
	if i := strings.IndexAny(word, " \t"); i >= 0 {
		word = word[:i]
	}
	if n := utf8.RuneCountInString(word); n <= 40 {
		return n
	}
	return 0
}

// runsOn reports whether a sentence seems to go on from prev to b.
func (t *wrapped) runsOn(prev, b *Block) bool {
	if startsLower(t.src[b.Start:b.End]) {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(t.src[prev.Start:prev.End])
	return unicode.IsLetter(r) || r == ','
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
