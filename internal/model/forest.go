package model

import "math"

// A node of a tree, in a word, so that it is read at once: the key of its threshold in
// the lowest 32 bits, above it 8 bits that say where in the tree its left child is, and
// in the highest 9 bits the number of its feature. Its two children stand side by side, so
// that one number finds both. A leaf leads to itself: a
// tree is walked a fixed number of steps without asking where its leaves are, so that
// several rows go in step.
type node uint64

const (
	leftShift    = 32
	featureShift = 55
)

func newNode(threshold float32, feature int, left uint8) node {
	switch {
	case threshold == 0:
		threshold = 0 // -0 has another key, and is no less
	case threshold != threshold:
		threshold = float32(math.Inf(1)) // nothing is above it either
	}
	return node(keyOf(threshold)) | node(left)<<leftShift | node(feature)<<featureShift
}

// keyOf maps numbers to whole numbers of the same order, of which the difference is
// cheaper to use than a comparison. Features are numbers.
func keyOf(x float32) uint32 {
	bits := math.Float32bits(x)
	return bits ^ (uint32(int32(bits)>>31) | 1<<31) // of a negative number all bits
}

// Bounds that let the compiler leave out its checks: an index of 8 bits is
// inside maxNodes, a feature of 9 bits inside its row.
const (
	maxNodes    = 256
	maxFeatures = 512
	lanes       = 8                // rows that go in step
	groups      = 4                // of lanes in a strip
	rowSize     = maxFeatures + 16 // a line of the cache more, or all rows would share the same sets of it
)

// Strip is how many rows are scored at a time: as many as stay in the processor's cache.
const Strip = lanes * groups

// A group holds the keys of the features of as many rows as there are lanes, row by row.
type group [lanes * rowSize]uint32

// row returns the keys of the row in a lane.
func (x *group) row(lane int) *[rowSize]uint32 { return (*[rowSize]uint32)(x[lane*rowSize:]) }

// A Forest is a sum of regression trees over rows of features. Its scores are
// log-odds. It is safe for concurrent use.
type Forest struct {
	Features int // length of a row
	nodes    []node
	values   []float32 // by node: of a leaf what it adds, of others the mean below
	trees    []tree
	bias     float32
}

type tree struct{ from, depth int32 }

// A Stop spares rows that the first trees are sure of the other trees.
type Stop struct {
	Trees int     // after so many; 0 to spare none
	Below float32 // a row whose score is then at or under this is done
	Low   float32 // and scores no more than this
	Above float32 // a row whose score is then at or over this is done, too
}

// Scratch holds a strip of rows, and the memory in which [Forest.Score] works.
type Scratch struct {
	groups [groups]group
	sums   [Strip]float32
	row    [Strip]uint8 // which row of the strip each lane has
}

// Put sets row k of the strip that is to be scored, k from 0 to Strip-1.
func (s *Scratch) Put(k int, row []float32) {
	keys := s.groups[k/lanes].row(k % lanes)[:len(row)]
	for i, x := range row[:len(keys)] {
		keys[i] = keyOf(x)
	}
}

// Score writes the scores of the first rows of the strip to out, which uses them up. stops stand in
// the order of their trees.
func (f *Forest) Score(out []float32, s *Scratch, stops ...Stop) {
	n := len(out)
	for i := range n {
		s.sums[i], s.row[i] = f.bias, uint8(i)
	}
	done := 0 // trees
	for _, stop := range stops {
		if next := min(stop.Trees, len(f.trees)); next > done {
			f.add(f.trees[done:next], n, s)
			n = s.settle(n, f.Features, stop, out)
			done = next
		}
	}
	f.add(f.trees[done:], n, s)
	for i := range n {
		out[s.row[i]] = s.sums[i]
	}
}

// ScoreKinds writes the scores that the forests of all kinds give to the first rows of the
// strip to out, kind by kind. The forests are of the same features.
func ScoreKinds(kinds []Kind, out []float32, s *Scratch) {
	n := len(out) / len(kinds)
	for k := range kinds {
		f := kinds[k].Forest
		for i := range n {
			s.sums[i] = f.bias
		}
		f.add(f.trees, n, s)
		copy(out[k*n:(k+1)*n], s.sums[:])
	}
}

// fewRows is how many rows a group has at most for them to be walked one by one: several
// trees in step for one row cost a little more than one tree for all lanes. Measured.
const fewRows = 4

// add adds what trees say of the first n rows of the strip: tree by tree, so
// that a tree's nodes are read once for the strip. A few rows that are left have several
// trees in step each, or most of the lanes would walk for nothing.
func (f *Forest) add(trees []tree, n int, s *Scratch) {
	full := n / lanes
	if n-full*lanes > fewRows {
		full++
	}
	if full > 0 {
		for _, t := range trees {
			nodes := (*[maxNodes]node)(f.nodes[t.from:])
			values := (*[maxNodes]float32)(f.values[t.from:])
			for g := range full {
				walk(nodes, values, &s.groups[g], t.depth, (*[lanes]float32)(s.sums[g*lanes:]))
			}
		}
	}
	for i := full * lanes; i < n; i++ {
		s.sums[i] = f.addRow(trees, s.groups[i/lanes].row(i%lanes), s.sums[i])
	}
}

// addRow adds to sum what trees say of a row, in their order.
func (f *Forest) addRow(trees []tree, x *[rowSize]uint32, sum float32) float32 {
	for ; len(trees) >= lanes; trees = trees[lanes:] {
		t := (*[lanes]tree)(trees)
		a, b := (*[maxNodes]node)(f.nodes[t[0].from:]), (*[maxNodes]node)(f.nodes[t[1].from:])
		c, d := (*[maxNodes]node)(f.nodes[t[2].from:]), (*[maxNodes]node)(f.nodes[t[3].from:])
		e, g := (*[maxNodes]node)(f.nodes[t[4].from:]), (*[maxNodes]node)(f.nodes[t[5].from:])
		h, i := (*[maxNodes]node)(f.nodes[t[6].from:]), (*[maxNodes]node)(f.nodes[t[7].from:])
		depth := max(t[0].depth, t[1].depth, t[2].depth, t[3].depth, t[4].depth, t[5].depth, t[6].depth, t[7].depth)
		n0, n1, n2, n3, n4, n5, n6, n7 := a[0], b[0], c[0], d[0], e[0], g[0], h[0], i[0]
		for ; depth > 0; depth-- { // a leaf leads to itself
			n0 = a[n0.nextOf(x)]
			n1 = b[n1.nextOf(x)]
			n2 = c[n2.nextOf(x)]
			n3 = d[n3.nextOf(x)]
			n4 = e[n4.nextOf(x)]
			n5 = g[n5.nextOf(x)]
			n6 = h[n6.nextOf(x)]
			n7 = i[n7.nextOf(x)]
		}
		for k, n := range [lanes]node{n0, n1, n2, n3, n4, n5, n6, n7} {
			sum += f.values[t[k].from+int32(n.leaf())]
		}
	}
	for _, t := range trees {
		nodes := (*[maxNodes]node)(f.nodes[t.from:])
		n := uint8(0)
		for depth := t.depth; depth > 0; depth-- {
			n = nodes[n].nextOf(x)
		}
		sum += f.values[t.from+int32(n)]
	}
	return sum
}

// settle writes the scores of the rows that are done to out, moves the last of
// the others into their lanes, and returns how many others there are.
func (s *Scratch) settle(n, features int, stop Stop, out []float32) int {
	done := func(i int) bool {
		sum := s.sums[i]
		switch {
		case sum <= stop.Below:
			sum = min(sum, stop.Low)
		case sum < stop.Above:
			return false
		}
		out[s.row[i]] = sum
		return true
	}
	for i := 0; i < n; i++ {
		if !done(i) {
			continue
		}
		for n--; n > i && done(n); n-- {
		}
		if n == i {
			break
		}
		from, to := s.groups[n/lanes].row(n%lanes), s.groups[i/lanes].row(i%lanes)
		copy(to[:features], from[:])
		s.sums[i], s.row[i] = s.sums[n], s.row[n]
	}
	return n
}

// walk adds what one tree says of each row of a group to sums.
func walk(nodes *[maxNodes]node, values *[maxNodes]float32, x *group, depth int32, sums *[lanes]float32) {
	n0, n1, n2, n3, n4, n5, n6, n7 := nodes[0], nodes[0], nodes[0], nodes[0], nodes[0], nodes[0], nodes[0], nodes[0]
	for ; depth > 0; depth-- {
		n0 = nodes[n0.next(x, 0)]
		n1 = nodes[n1.next(x, 1)]
		n2 = nodes[n2.next(x, 2)]
		n3 = nodes[n3.next(x, 3)]
		n4 = nodes[n4.next(x, 4)]
		n5 = nodes[n5.next(x, 5)]
		n6 = nodes[n6.next(x, 6)]
		n7 = nodes[n7.next(x, 7)]
	}
	sums[0] += values[n0.leaf()]
	sums[1] += values[n1.leaf()]
	sums[2] += values[n2.leaf()]
	sums[3] += values[n3.leaf()]
	sums[4] += values[n4.leaf()]
	sums[5] += values[n5.leaf()]
	sums[6] += values[n6.leaf()]
	sums[7] += values[n7.leaf()]
}

// next is one step down: to the right where the row's value is above the
// threshold, so that the difference is negative. The compiler makes no branch of it.
func (n node) next(x *group, lane int) uint8 {
	return n.child(x[uint64(n)>>featureShift+uint64(lane*rowSize)])
}

// nextOf is the same for a row alone.
func (n node) nextOf(x *[rowSize]uint32) uint8 { return n.child(x[uint64(n)>>featureShift]) }

// child is the child that a row with this key goes to.
func (n node) child(key uint32) uint8 {
	above := (uint64(uint32(n)) - uint64(key)) >> 63
	return uint8(uint64(n)>>leftShift + above)
}

// leaf is where in its tree the leaf n is.
func (n node) leaf() uint8 { return uint8(n >> leftShift) }

// Contributions adds to sums, one for each feature, what the feature's splits
// did to the score of row: the change of the mean score from node to node on
// the row's way down (Saabas, "Interpreting random forests", 2014). They add
// up to the score, but for the trees' means.
func (f *Forest) Contributions(row, sums []float32) {
	for _, t := range f.trees {
		nodes, values := f.nodes[t.from:], f.values[t.from:]
		at := uint8(0)
		for d := t.depth; d > 0; d-- {
			n := nodes[at]
			feature := n >> featureShift
			next := uint8(n >> leftShift)
			if keyOf(row[feature]) > uint32(n) {
				next++
			}
			sums[feature] += values[next] - values[at]
			at = next
		}
	}
}
