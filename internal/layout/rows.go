package layout

// Rows of features, as the trees want them: those of a strip of blocks, one behind
// the other.

// A pass is what the trees of one pass see, and how it is written for the blocks
// [from, to).
type pass struct {
	features []feature
	write    func(p *Scores, rows []float32, from, to int)
}

var (
	textPasses = [2]pass{{textFirst, (*Scores).textFirstRows}, {textSecond, (*Scores).textSecondRows}}
	pagePasses = [2]pass{{pageFirst, (*Scores).pageFirstRows}, {pageSecond, (*Scores).pageSecondRows}}
)

// passes returns the two passes over the document.
func (p *Scores) passes() (first, second pass) {
	if p.Page != nil {
		return pagePasses[0], pagePasses[1]
	}
	return textPasses[0], textPasses[1]
}

// textFirstRows writes the features of the blocks [from, to) of raw text.
func (p *Scores) textFirstRows(rows []float32, from, to int) {
	p.baseRows(from, to)
	for i := from; i < to; i++ {
		row := append(rowOf(rows, i-from, len(textFirst)), p.base(i, from)...)
		p.familyRow(row, i)
	}
}

// textSecondRows writes what the second pass sees of the blocks [from, to).
func (p *Scores) textSecondRows(rows []float32, from, to int) {
	p.baseRows(from, to)
	for i := from; i < to; i++ {
		row := append(rowOf(rows, i-from, len(textSecond)), p.base(i, from)...)
		p.familyRow(p.secondRow(row, i), i)
	}
}

// pageFirstRows writes the features of the blocks [from, to) of a page.
func (p *Scores) pageFirstRows(rows []float32, from, to int) {
	p.baseRows(from, to)
	for i := from; i < to; i++ {
		row := append(rowOf(rows, i-from, len(pageFirst)), p.base(i, from)...)
		p.onPage.pageRow(row, p, i)
	}
}

// pageSecondRows writes what the second pass sees of the blocks [from, to) that
// the first pass over a page left.
func (p *Scores) pageSecondRows(rows []float32, from, to int) {
	p.baseRows(from, to)
	v := &p.whole.onPage
	for j := from; j < to; j++ {
		row := append(rowOf(rows, j-from, len(pageSecond)), p.base(j, from)...)
		i := int(p.whole.RestOf[j]) // on the page
		row = v.pageRow(p.secondRow(row, j), p.whole, i)
		v.secondRow(row, i)
	}
}

// rowOf returns the place of the k-th row, empty.
func rowOf(rows []float32, k, size int) []float32 { return rows[k*size : k*size : (k+1)*size] }
