// Package model evaluates the trained layout model: an n-gram table and trees
// in two passes. It knows nothing of documents; package layout makes the
// features, and train/ the weights.
package model

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"sync"
)

// Weights are a whole model.
type Weights struct {
	NGrams Table
	Paths  Table   // of a page's class names; none for raw text
	First  *Forest // nil in the steps of training that have none yet
	Second *Forest
	Kinds  []Kind    // the categories that are told apart, see Told; none in files that do not say
	names  *[2]Names // nil in files that do not say

	kindsLater func() []Kind // reads the kinds when they are asked for; nil if they are read
}

// A Kind is a category of boilerplate, and the forest that says how likely a block that
// is boilerplate is of it: log-odds, but for a number that all kinds of a block share. It
// sees the features of the first pass.
type Kind struct {
	Category string
	Forest   *Forest
}

// A Table has a row of weights for each bucket of hashed words.
type Table struct {
	Steps   Steps   // row by row
	Columns int     // of a row; 0 if the table is empty
	Scale   float32 // log-odds of one step
}

// Steps are weights of a byte each, with a sign, where they stand in a file of weights:
// few are asked for, and a million would be copied for each start. See At.
type Steps []byte

// At is the i-th weight.
func (s Steps) At(i int) int32 { return int32(int8(s[i])) }

//go:embed weights.bin
var builtin []byte

//go:embed html.bin
var builtinHTML []byte

// Builtin returns the weights for raw text that are part of the program,
// BuiltinHTML those for pages.
var (
	Builtin     = sync.OnceValues(func() (*Weights, error) { return read(builtin, true) })
	BuiltinHTML = sync.OnceValues(func() (*Weights, error) { return read(builtinHTML, true) })
)

const magic = "pare3"

// Read decodes weights as train/ writes them: the magic, the tables of n-grams
// and of paths, then the forests; numbers are little-endian. A short or damaged file is an
// error. The weights share memory with b, which must not change. What a file may have behind the forests are the kinds, and the [Names] of the
// features of both passes.
func Read(b []byte) (*Weights, error) { return read(b, false) }

// read is Read, but for the kinds, if they are to wait until they are asked for: most outputs do not
// show them.
func read(b []byte, kindsLater bool) (*Weights, error) {
	r := &reader{b: b}
	if string(r.take(len(magic))) != magic {
		return nil, errors.New("not a weights file, or one of another version of pare")
	}
	w := &Weights{}
	w.NGrams, w.Paths = r.table(), r.table()
	w.First, w.Second = r.forest(), r.forest()
	if kindsLater {
		packed := r.skipKinds()
		w.kindsLater = sync.OnceValue(func() []Kind { return kindsOf(packed) })
	} else {
		w.Kinds = r.kinds()
	}
	w.names = r.names()
	if r.err != nil {
		return nil, r.err
	}
	if len(r.b) > 0 {
		return nil, fmt.Errorf("weights file: %d bytes too many", len(r.b))
	}
	return w, nil
}

// table reads a scale, the number of columns, a length and as many weights.
func (r *reader) table() Table {
	t := Table{Scale: r.float(), Columns: int(r.uint32())}
	raw := r.take(int(r.uint32()))
	if len(raw) > 0 && (t.Columns < 1 || t.Columns > maxColumns || len(raw)%t.Columns != 0) {
		r.fail("a table has no columns, or too many")
		return Table{}
	}
	t.Steps = raw
	return t
}

// maxColumns bounds the columns of a table; package layout has room for them.
const maxColumns = 8

type reader struct {
	b   []byte
	err error
}

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.err, r.b = errors.New("weights file: cut short"), nil
		return nil
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *reader) uint32() uint32 {
	if b := r.take(4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

func (r *reader) float() float32 { return math.Float32frombits(r.uint32()) }

// nodeSize is the size of a node in bytes.
const nodeSize = 12

// forest reads features, trees, bias, then for each tree its depth and number
// of nodes, and each node's threshold, feature, left child and value.
func (r *reader) forest() *Forest {
	features, trees := int(r.uint32()), int(r.uint32())
	if trees == 0 || r.err != nil {
		return nil
	}
	if features > maxFeatures {
		r.fail("too many features in a row")
		return nil
	}
	f := &Forest{Features: features, bias: r.float()}
	size := r.nodesOf(trees)
	// the last tree's nodes are read through an array of maxNodes, too
	f.nodes, f.values = make([]node, 0, size+maxNodes), make([]float32, 0, size+maxNodes)
	for range trees {
		depth, nodes := int32(r.uint32()), int(r.uint32())
		if nodes == 0 || nodes > maxNodes || depth > maxNodes {
			r.fail("a tree has no nodes, or too many")
			return nil
		}
		f.trees = append(f.trees, tree{int32(len(f.nodes)), depth})
		raw := r.take(nodes * nodeSize)
		if raw == nil {
			return nil
		}
		at := len(f.nodes)
		f.nodes, f.values = f.nodes[:at+nodes], f.values[:at+nodes]
		for i := range nodes {
			b := raw[i*nodeSize:][:nodeSize]
			threshold := math.Float32frombits(binary.LittleEndian.Uint32(b))
			feature, left := int(binary.LittleEndian.Uint16(b[4:])), int(binary.LittleEndian.Uint16(b[6:]))
			// a leaf leads to itself and nothing is above its threshold
			if feature >= features || left+1 >= nodes && (left != i || !math.IsInf(float64(threshold), 1)) {
				r.fail("a tree points outside itself")
				return nil
			}
			f.nodes[at+i] = newNode(threshold, feature, uint8(left))
			f.values[at+i] = math.Float32frombits(binary.LittleEndian.Uint32(b[8:]))
		}
	}
	f.nodes, f.values = f.nodes[:cap(f.nodes)], f.values[:cap(f.values)]
	return f
}

// nodesOf counts the nodes of the trees that begin here, as far as the file goes.
func (r *reader) nodesOf(trees int) int {
	ahead, sum := reader{b: r.b}, 0
	for range trees {
		ahead.uint32()
		nodes := int(ahead.uint32())
		if nodes > maxNodes || ahead.take(nodes*nodeSize) == nil {
			break
		}
		sum += nodes
	}
	return sum
}

func (r *reader) fail(what string) { r.err, r.b = errors.New("weights file: "+what), nil }
