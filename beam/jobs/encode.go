package jobs

import (
	"encoding/binary"
	"errors"
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/learn"
)

func init() { beam.RegisterCoder(reflect.TypeFor[learn.Line](), encodeLine, decodeLine) }

// encodeLine returns a line as bytes: it is what learning sends between workers.
func encodeLine(l learn.Line) []byte {
	out := make([]byte, 0, 40+len(l.From)+len(l.Text))
	out = binary.LittleEndian.AppendUint64(out, uint64(l.Key))
	for _, n := range [...]int{l.Docs, l.Edge, l.Head} {
		out = binary.AppendUvarint(out, uint64(n))
	}
	for _, body := range l.Bodies {
		out = binary.AppendUvarint(out, uint64(body))
	}
	for _, s := range [...]string{l.From, l.Text} {
		out = append(binary.AppendUvarint(out, uint64(len(s))), s...)
	}
	return out
}

var errCutLine = errors.New("the counts of a line are cut off")

// decodeLine undoes encodeLine.
func decodeLine(in []byte) (learn.Line, error) {
	var l learn.Line
	if len(in) < 8 {
		return l, errCutLine
	}
	l.Key = words.LineKey(binary.LittleEndian.Uint64(in))
	in = in[8:]
	ok := true
	next := func() uint64 {
		n, size := binary.Uvarint(in)
		ok = ok && size > 0
		in = in[max(size, 0):]
		return n
	}
	l.Docs, l.Edge, l.Head = int(next()), int(next()), int(next())
	for i := range l.Bodies {
		l.Bodies[i] = uint32(next())
	}
	for _, s := range [...]*string{&l.From, &l.Text} {
		n := next()
		if !ok || n > uint64(len(in)) {
			return l, errCutLine
		}
		*s, in = string(in[:n]), in[n:]
	}
	return l, nil
}
