package model

// A node of a tree. Its two children stand side by side, so that one number
// finds both. A leaf leads to itself: a tree is walked a fixed number of steps
// without asking where its leaves are, which lets four rows go in step.
type node struct {
	threshold float32
	feature   uint16
	left      uint16 // in the tree; the right child is the next node
}

// Contributions adds to sums, one for each feature, what the feature's splits
// did to the score of row: the change of the mean score from node to node on
// the row's way down (Saabas, "Interpreting random forests", 2014). They add
// up to the score, but for the trees' means.
func (f *Forest) Contributions(row, sums []float32) {
	for _, t := range f.trees {
		nodes, values := f.nodes[t.from:], f.values[t.from:]
		var n uint16
		for d := t.depth; d > 0; d-- {
			next := step(&nodes[n], row)
			sums[nodes[n].feature] += values[next] - values[n]
			n = next
		}
	}
}

// A Forest is a sum of regression trees over rows of features. Its scores are
// log-odds.
type Forest struct {
	Features int // length of a row
	nodes    []node
	values   []float32 // by node: of a leaf what it adds, of others the mean below
	trees    []tree
	bias     float32
}

type tree struct{ from, depth int32 }

// Score writes the score of each row to out. rows holds len(out) rows of
// Features numbers.
func (f *Forest) Score(rows []float32, out []float32) {
	for i := range out {
		out[i] = f.bias
	}
	// tree by tree, a strip of rows that stays in the cache at a time
	const strip = 32
	for at := 0; at < len(out); at += strip {
		end := min(at+strip, len(out))
		for _, t := range f.trees {
			f.add(t, rows[at*f.Features:end*f.Features], out[at:end])
		}
	}
}

// add walks one tree for each row of a strip, four at a time.
func (f *Forest) add(t tree, rows, out []float32) {
	nodes, values := f.nodes[t.from:], f.values[t.from:]
	w := f.Features
	i := 0
	for ; i+4 <= len(out); i += 4 {
		r0, r1, r2, r3 := rows[i*w:(i+1)*w], rows[(i+1)*w:(i+2)*w], rows[(i+2)*w:(i+3)*w], rows[(i+3)*w:(i+4)*w]
		var n0, n1, n2, n3 uint16
		for d := t.depth; d > 0; d-- {
			n0 = step(&nodes[n0], r0)
			n1 = step(&nodes[n1], r1)
			n2 = step(&nodes[n2], r2)
			n3 = step(&nodes[n3], r3)
		}
		out[i] += values[n0]
		out[i+1] += values[n1]
		out[i+2] += values[n2]
		out[i+3] += values[n3]
	}
	for ; i < len(out); i++ {
		row := rows[i*w : (i+1)*w]
		var n uint16
		for d := t.depth; d > 0; d-- {
			n = step(&nodes[n], row)
		}
		out[i] += values[n]
	}
}

// step is one step down: to the right where the row's value is above the
// threshold. Written so that the compiler makes no branch of it.
func step(n *node, row []float32) uint16 {
	var right uint16
	if row[n.feature] > n.threshold {
		right = 1
	}
	return n.left + right
}
