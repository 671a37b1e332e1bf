package layout

import (
	"math"
	"slices"
)

// A feature is a number about a block and its surroundings that the trees see: its
// name, which weights carry as a hash, and what it looks at, which explanations say.
// Training calls the code that computes it, so there is no other.
type feature struct {
	name   string
	aspect aspect
}

// A column is a feature and how it is computed from a view of the block. Features
// that repeat another one, for a neighbour or a window, have no column of their own.
type column[View any] struct {
	feature
	of func(*View) float32
}

// views are what columns of raw text look at, a block at a time. Each would be new memory
// for each row otherwise, as columns are functions that may keep it.
type views struct {
	own      ownView
	zone     zoneView
	text     textView
	kin      kinView
	around   aroundView
	document documentView
}

// write appends the columns of a block.
func write[View any](row []float32, columns []column[View], v *View) []float32 {
	for i := range columns {
		row = append(row, columns[i].of(v))
	}
	return row
}

// featuresOf returns the features of columns.
func featuresOf[View any](columns []column[View]) []feature {
	all := make([]feature, len(columns))
	for i := range columns {
		all[i] = columns[i].feature
	}
	return all
}

// namesOf returns the names of features.
func namesOf(all []feature) []string {
	names := make([]string, len(all))
	for i := range all {
		names[i] = all[i].name
	}
	return names
}

// The features of the two passes, over raw text and over pages. The trees know them
// by their order.
var (
	baseFeatures = slices.Concat(featuresOf(ownColumns), nearFeatures, windowFeatures, cueFeatures, featuresOf(zoneColumns), featuresOf(documentColumns))
	textFirst    = slices.Concat(baseFeatures, familyFeatures, textFeatures)
	textSecond   = slices.Concat(baseFeatures, secondFeatures, familyFeatures, textFeatures)
	pageFirst    = slices.Concat(baseFeatures, familyFeatures, pageFeatures)
	pageSecond   = slices.Concat(baseFeatures, secondFeatures, familyFeatures, pageFeatures, pageSecondFeatures)
)

// What stands in the place of a measure that there is none of. The weights were
// trained with these values; none of them can be measured.
const (
	noNeighbour = -9   // of a block before the first or behind the last
	never       = -1   // a distance, a share
	noParagraph = -99  // a signed distance
	noTitle     = -999 // a signed distance on a page
)

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
