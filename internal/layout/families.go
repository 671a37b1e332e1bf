package layout

import (
	"strconv"

	"github.com/pare-text/pare/rule"
)

// numFamilies is the number of families of boilerplate that the table of words tells
// apart. The order is that of familyNames and of the table's columns, the first of
// which says whether a block is boilerplate at all.
const numFamilies = 7

// families are log-odds that a block is boilerplate of each family, rather than of
// the article, as far as its words and the rules tell.
type families [numFamilies]float32

var familyNames = [numFamilies]string{"picture", "alternative text", "promo", "related", "gate", "author", "furniture"}

// familyOf is the family of each category, or -1.
func familyOf(c rule.Category) int {
	switch c {
	case rule.Caption, rule.Credit:
		return 0
	case rule.AltText:
		return 1
	case rule.Promo:
		return 2
	case rule.Related:
		return 3
	case rule.SignUp, rule.Paywall, rule.Consent, rule.Legal, rule.Copyright, rule.App:
		return 4
	case rule.Byline, rule.Bio, rule.Source:
		return 5
	case rule.Navigation, rule.Share, rule.Follow, rule.Comments, rule.Advert, rule.Widget:
		return 6
	}
	return -1
}

// What a rule adds to the log-odds of its family: as much as sure words do.
const (
	familyOfRule = 4
	familyOfHint = 1
)

// familyOffsets are the neighbours whose families a block sees, familyReach the radius
// of the window over which it sees their means.
var familyOffsets = []int{-2, -1, 1, 2}

const familyReach = 5

var familyFeatures = func() []feature {
	var all []feature
	add := func(where string) {
		for _, name := range familyNames {
			all = append(all, feature{"words of " + name + where, aspectWords})
		}
	}
	add("")
	for _, off := range familyOffsets {
		add(" of block " + strconv.Itoa(off))
	}
	add(" within " + strconv.Itoa(familyReach))
	return all
}()

// addRuleFamilies adds to the families of the blocks what the rules say.
func (p *Scores) addRuleFamilies() {
	for _, h := range p.hits {
		k := familyOf(p.rules[h.Rule].Category)
		switch {
		case k < 0:
		case h.Points >= rule.DropPoints:
			p.signals[h.Block].families[k] += familyOfRule
		default:
			p.signals[h.Block].families[k] += familyOfHint
		}
	}
}

// familyRow appends the families of block i and of those around it.
func (p *Scores) familyRow(row []float32, i int) []float32 {
	n := len(p.Blocks)
	row = append(row, p.signals[i].families[:]...)
	for _, off := range familyOffsets {
		if j := i + off; j >= 0 && j < n {
			row = append(row, p.signals[j].families[:]...)
		} else {
			var none families
			row = append(row, none[:]...)
		}
	}
	var sum families
	low, high := max(i-familyReach, 0), min(i+familyReach+1, n)
	for j := low; j < high; j++ {
		for k, x := range p.signals[j].families {
			sum[k] += x
		}
	}
	for _, x := range sum {
		row = append(row, x/float32(high-low))
	}
	return row
}
