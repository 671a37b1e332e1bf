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
	Kinds  []Kind    // the categories that are told apart; none in files that do not say
	names  *[2]Names // nil in files that do not say
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
	Builtin     = sync.OnceValues(func() (*Weights, error) { return Read(builtin) })
	BuiltinHTML = sync.OnceValues(func() (*Weights, error) { return Read(builtinHTML) })
)

const magic = "pare4"

// Read decodes weights as train/ writes them: the magic, the tables of n-grams
// and of paths, then the forests; numbers are little-endian. What a file may have behind the forests are
// the kinds, and the [Names] of the features of both passes. A short or damaged file is an
// error. The weights share memory with b, which must not change.
func Read(b []byte) (*Weights, error) {
	r := &reader{b: b, all: len(b)}
	if string(r.take(len(magic))) != magic {
		return nil, errors.New("not a weights file, or one of another version of pare")
	}
	w := &Weights{}
	w.NGrams, w.Paths = r.table(), r.table()
	w.First, w.Second = r.forest(), r.forest()
	w.Kinds = r.kinds()
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
	b   []byte // what is left
	all int    // bytes of the file
	err error
}

// align passes over the bytes up to the next place in the file that is a multiple of 8.
func (r *reader) align() { r.take(-(r.all - len(r.b)) & 7) }

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

func (r *reader) fail(what string) { r.err, r.b = errors.New("weights file: "+what), nil }
