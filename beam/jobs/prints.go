package jobs

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/pare-text/pare/dedupe"
)

func init() {
	beam.RegisterCoder(reflect.TypeFor[printed](), encodePrinted, decodePrinted)
	beam.RegisterCoder(reflect.TypeFor[folded](), encodeFolded, decodeFolded)
}

// String names it for people.
func (d docName) String() string { return fmt.Sprintf("%s:%d", d.file, d.where) }

// key names it for the runner.
func (d docName) key() string { return strconv.FormatInt(d.where, 10) + " " + d.file }

// docNameOf undoes key.
func docNameOf(key string) docName {
	where, file, _ := strings.Cut(key, " ")
	n, _ := strconv.ParseInt(where, 10, 64) // as it was written
	return docName{file, n}
}

// encodePrinted returns p as bytes: numbers, the minima if there are any, and what
// is left is the name of the file.
func encodePrinted(p printed) []byte {
	out := make([]byte, 0, 48+2*len(dedupe.Minima{})+len(p.file))
	for _, n := range [...]uint64{p.Exact[0], p.Exact[1], p.Tie} {
		out = binary.LittleEndian.AppendUint64(out, n)
	}
	out = binary.AppendUvarint(out, uint64(p.Words))
	out = binary.AppendUvarint(out, uint64(p.where))
	if p.Min == nil {
		return append(append(out, 0), p.file...)
	}
	out = append(out, 1)
	for _, n := range p.Min {
		out = binary.LittleEndian.AppendUint16(out, n)
	}
	return append(out, p.file...)
}

var errCut = errors.New("the print of a document is cut off")

// decodePrinted undoes encodePrinted.
func decodePrinted(in []byte) (printed, error) {
	var p printed
	if len(in) < 3*8 {
		return p, errCut
	}
	for i, n := range [...]*uint64{&p.Exact[0], &p.Exact[1], &p.Tie} {
		*n = binary.LittleEndian.Uint64(in[8*i:])
	}
	in = in[3*8:]
	words, size := binary.Uvarint(in)
	if size <= 0 {
		return p, errCut
	}
	in = in[size:]
	where, size := binary.Uvarint(in)
	if size <= 0 || len(in) == size {
		return p, errCut
	}
	p.Words, p.where = int32(words), int64(where)
	long := in[size] == 1
	in = in[size+1:]
	if long {
		p.Min = new(dedupe.Minima)
		if len(in) < 2*len(p.Min) {
			return p, errCut
		}
		for i := range p.Min {
			p.Min[i] = binary.LittleEndian.Uint16(in[2*i:])
		}
		in = in[2*len(p.Min):]
	}
	p.file = string(in)
	return p, nil
}

func encodeFolded(f folded) []byte {
	return append(binary.LittleEndian.AppendUint64(nil, math.Float64bits(f.resemblance)), encodePrinted(f.like)...)
}

func decodeFolded(in []byte) (folded, error) {
	if len(in) < 8 {
		return folded{}, errCut
	}
	p, err := decodePrinted(in[8:])
	return folded{p, math.Float64frombits(binary.LittleEndian.Uint64(in))}, err
}
