package model

import (
	"encoding/binary"
	"math"
	"unsafe"
)

// Forests stand in a file as they stand in memory, and are walked there: to copy them would take
// a fifth of the time that pare takes to start.

// forest reads the features, the trees, the bias and how many nodes there are; the number of nodes and
// the depth of each tree; then, from a multiple of 8 on, all nodes, and all values. What follows the
// last tree lets it be read through an array of maxNodes, as the others are.
func (r *reader) forest() *Forest {
	f := &Forest{Features: int(r.uint32())}
	if f.trees = make([]tree, r.lengthOf(r.uint32(), 2*4)); len(f.trees) == 0 {
		return nil
	}
	if f.Features > maxFeatures {
		r.fail("too many features in a row")
		return nil
	}
	f.bias = r.float()
	size, used := r.uint32(), uint32(0)
	for i := range f.trees {
		nodes, depth := r.uint32(), r.uint32()
		if nodes == 0 || nodes > maxNodes || depth > maxNodes {
			r.fail("a tree has no nodes, or too many")
			return nil
		}
		f.trees[i] = tree{int32(used), int32(depth)}
		used += nodes
	}
	last := uint32(f.trees[len(f.trees)-1].from)
	r.align()
	f.nodes = view[node](r.take(8 * r.lengthOf(size, 8+4)))
	f.values = view[float32](r.take(4 * r.lengthOf(size, 4)))
	if r.err == nil && (size < used || size < last+maxNodes) {
		r.fail("fewer nodes than its trees have")
	}
	if r.err != nil {
		return nil
	}
	for i := range f.trees {
		end := used
		if i+1 < len(f.trees) {
			end = uint32(f.trees[i+1].from)
		}
		if !isTree(f.nodes[f.trees[i].from:end], f.Features) {
			r.fail("a tree points outside itself")
			return nil
		}
	}
	return f
}

// lengthOf returns how many things follow, each of some bytes or more: 0 if the file is too short.
func (r *reader) lengthOf(n uint32, bytes int) int {
	if int64(n)*int64(bytes) > int64(len(r.b)) {
		r.take(len(r.b) + 1) // an error
		return 0
	}
	return int(n)
}

// isTree reports whether nodes lead to each other only, and look at no more features than there are.
func isTree(nodes []node, features int) bool {
	above := keyOf(float32(math.Inf(1)))
	for i, n := range nodes {
		left := int(n.leaf())
		// a leaf leads to itself and nothing is above its threshold
		if int(n>>featureShift) >= features || left+1 >= len(nodes) && (left != i || uint32(n) != above) {
			return false
		}
	}
	return true
}

// inFileOrder says that numbers stand in memory as they stand in a file.
var inFileOrder = binary.NativeEndian.Uint16([]byte{1, 0}) == 1

// view returns the numbers that stand in b, in its memory if it can.
func view[T node | float32](b []byte) []T {
	var one T
	size := unsafe.Sizeof(one)
	at := unsafe.Pointer(unsafe.SliceData(b))
	if inFileOrder && uintptr(at)%size == 0 {
		return unsafe.Slice((*T)(at), len(b)/int(size))
	}
	return copied[T](b)
}

// copied is view in memory of its own.
func copied[T node | float32](b []byte) []T {
	var one T
	all := make([]T, len(b)/int(unsafe.Sizeof(one)))
	_, _ = binary.Decode(b, binary.LittleEndian, all) // is as long
	return all
}
