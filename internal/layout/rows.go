package layout

import (
	"math"

	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/model"
	"github.com/pare-text/pare/internal/reuse"
)

// Rows of features, as the trees want them.

// A pass is what the trees of one pass see, how it is appended to row for block i, when
// readOwn has read it, and where the trees may stop.
type pass struct {
	features []feature
	write    func(p *Scores, row []float32, i int) []float32
	stops    []model.Stop
	tail     int // how many features at the end of a row the pass behind it sees unchanged
}

// The trees that come after a stop seldom bring a block back over removeScore (of
// the blocks of the labelled texts that stop, 2 % would end above it, and none
// above the threshold of any mode), or one that is surely body under a half. The stops for
// raw text go further: with them the thresholds are .04 higher, and as much is kept and
// dropped of the labelled articles, by cross-validation.
var (
	textPasses = [2]pass{
		{textFirst, (*Scores).textFirstRow, []model.Stop{
			{Trees: 15, Below: -2.5, Low: removeScore, Above: forever},
			{Trees: 40, Below: -2.5, Low: removeScore, Above: 2.5},
		}, len(textFeatures)},
		{textSecond, (*Scores).textSecondRow, []model.Stop{{Trees: 30, Below: -2.5, Low: forever, Above: 1.8}}, 0},
	}
	pagePasses = [2]pass{
		{pageFirst, (*Scores).pageFirstRow, []model.Stop{{Trees: 40, Below: -3, Low: removeScore, Above: forever}}, len(pageFeatures)},
		{pageSecond, (*Scores).pageSecondRow, []model.Stop{{Trees: 60, Below: -forever, Above: 2}}, 0},
	}
	forever = float32(math.Inf(1))
)

// passes returns the two passes over the document.
func (p *Scores) passes() (first, second pass) {
	if p.Page != nil {
		return pagePasses[0], pagePasses[1]
	}
	return textPasses[0], textPasses[1]
}

// textFirstRow appends the features of block i of raw text.
func (p *Scores) textFirstRow(row []float32, i int) []float32 {
	return p.textRow(p.familyRow(p.baseRow(row, i), i), i)
}

// textSecondRow appends what the second pass sees of block i.
func (p *Scores) textSecondRow(row []float32, i int) []float32 {
	row = p.familyRow(p.secondRow(p.baseRow(row, i), i), i)
	return p.whole.tailRow(row, int(p.whole.RestOf[i]))
}

// pageFirstRow appends the features of block i of a page.
func (p *Scores) pageFirstRow(row []float32, i int) []float32 {
	return p.onPage.pageRow(p.familyRow(p.baseRow(row, i), i), p, i)
}

// pageSecondRow appends what the second pass sees of block j of those that the first pass
// over a page left.
func (p *Scores) pageSecondRow(row []float32, j int) []float32 {
	i := int(p.whole.RestOf[j]) // on the page
	row = p.familyRow(p.secondRow(p.baseRow(row, j), j), j)
	return p.whole.onPage.secondRow(p.whole.tailRow(row, i), i)
}

// mostTails is how many numbers of the first pass are kept for the second: 4 MB.
const mostTails = 1 << 20

// makeTails makes room for the last size features of each row of a pass, or for none.
func (p *Scores) makeTails(size int) {
	p.tails, p.tailSize = p.tails[:0], size
	if n := len(p.Blocks) * size; n <= mostTails && p.Part == facts.Whole { // a window leaves rows out; see alike.go
		p.tails = reuse.Slice(p.tails, n)
	}
}

// keepTail keeps the end of the row of block i.
func (p *Scores) keepTail(row []float32, i int) {
	if len(p.tails) > 0 {
		copy(p.tails[i*p.tailSize:(i+1)*p.tailSize], row[len(row)-p.tailSize:])
	}
}

// tailRow appends what the first pass saw of block i's surroundings in the whole document.
func (p *Scores) tailRow(row []float32, i int) []float32 {
	switch {
	case len(p.tails) > 0:
		return append(row, p.tails[i*p.tailSize:(i+1)*p.tailSize]...)
	case p.Page != nil:
		return p.onPage.pageRow(row, p, i)
	}
	return p.textRow(row, i)
}
