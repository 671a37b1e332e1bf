package layout

import (
	"slices"
	"strconv"

	"github.com/pare-text/pare/internal/reuse"
)

// nearNames are the features of its own that a block also sees of its neighbours.
var nearNames = []string{
	"length", "capitals", "capitalised words", "last character", "first character", "links", "bullet",
	"words known from the text", "n-grams", "rule points",
}

// nearOffsets are these neighbours, nearReach how far the last of them is.
var nearOffsets = []int{-3, -2, -1, 1, 2, 3}

const nearReach = 3

// nearColumns are the places of nearNames among a block's own columns.
var nearColumns = func() []int {
	places := make([]int, len(nearNames))
	for k, name := range nearNames {
		places[k] = slices.IndexFunc(ownColumns, func(c column[ownView]) bool { return c.name == name })
	}
	return places
}()

// nearNone are what a block sees of a neighbour that it has not.
var nearNone = slices.Repeat([]float32{noNeighbour}, len(nearNames))

var nearFeatures = func() []feature {
	var all []feature
	for _, off := range nearOffsets {
		for _, c := range nearColumns {
			f := ownColumns[c].feature
			if f.aspect != aspectKnown && f.aspect != aspectCues {
				f.aspect = aspectAround
			}
			f.name += " of block " + strconv.Itoa(off)
			all = append(all, f)
		}
	}
	return all
}()

// A window sums a measure over blocks.
type window int

const (
	windowProse window = iota
	windowEnds
	windowNGrams
	windowBullets
	windowLength
	numWindows
)

var windowNames = [numWindows]string{"prose", "sentence ends", "n-grams", "bullets", "length"}

// windowSizes are the radii of the windows, in blocks.
var windowSizes = []int{2, 5, 10, 20, 40}

var windowFeatures = func() []feature {
	var all []feature
	for _, size := range windowSizes {
		for _, name := range windowNames {
			all = append(all, feature{name + " within " + strconv.Itoa(size), aspectAround})
		}
	}
	return all
}()

// readWindows fills p.sums with prefix sums of what windows average.
func (p *Scores) readWindows() {
	n := len(p.Blocks)
	p.sums = reuse.Slice(p.sums, n+1)
	p.sums[0] = [numWindows]float32{}
	for i := range n {
		s := p.sums[i]
		s[windowProse] += p.Density(i)
		s[windowEnds] += flag(p.Traits[i].Ends)
		s[windowNGrams] += p.signals[i].ngram
		s[windowBullets] += flag(p.Stats[i].Bullet)
		s[windowLength] += logf(float32(p.Traits[i].Chars))
		p.sums[i+1] = s
	}
}

// window appends the means of all windows over the blocks [from, to).
func (p *Scores) window(row []float32, from, to int) []float32 {
	from, to = max(from, 0), min(to, len(p.Blocks))
	a, b := &p.sums[from], &p.sums[to]
	n := float32(to - from)
	for k := range numWindows {
		row = append(row, (b[k]-a[k])/n)
	}
	return row
}

// mean is the mean of one window, or 0 if it is empty.
func (p *Scores) mean(k window, from, to int) float32 {
	from, to = max(from, 0), min(to, len(p.Blocks))
	if from >= to {
		return 0
	}
	return (p.sums[to][k] - p.sums[from][k]) / float32(to-from)
}

// readOwn reads what the blocks [from, to) and their neighbours are by themselves, for
// baseRow, after readPlaces.
func (p *Scores) readOwn(from, to int) {
	low, high := max(from-nearReach, 0), min(to+nearReach, len(p.Blocks))
	numOwn, numNear := len(ownColumns), len(nearColumns)
	p.ownFrom, p.ownStrip, p.nearStrip = low, reuse.Slice(p.ownStrip, (high-low)*numOwn), reuse.Slice(p.nearStrip, (high-low)*numNear)
	for i := low; i < high; i++ {
		own := p.ownStrip[(i-low)*numOwn:][:numOwn:numOwn]
		p.own(own[:0], i)
		near := p.nearStrip[(i-low)*numNear:][:numNear]
		for k, c := range nearColumns {
			near[k] = own[c]
		}
	}
}

// baseRow appends baseFeatures of block i, one of those that readOwn has read.
func (p *Scores) baseRow(row []float32, i int) []float32 {
	numOwn, numNear := len(ownColumns), len(nearColumns)
	row = append(row, p.ownStrip[(i-p.ownFrom)*numOwn:][:numOwn]...)
	for _, off := range nearOffsets {
		if j := i + off; j >= 0 && j < len(p.Blocks) {
			row = append(row, p.nearStrip[(j-p.ownFrom)*numNear:][:numNear]...)
		} else {
			row = append(row, nearNone...)
		}
	}
	for _, size := range windowSizes {
		row = p.window(row, i-size, i+size+1)
	}
	row = append(row, p.signals[i].cues[:]...)
	row = p.zoneRow(row, i)
	return append(row, p.document...)
}
