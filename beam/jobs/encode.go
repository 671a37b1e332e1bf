package jobs

import (
	"encoding/binary"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/learn"
)

// encodeLine appends a line as bytes: it is what learning sends between workers.
func encodeLine(out []byte, l *learn.Line) []byte {
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

// decodeLine undoes encodeLine.
func decodeLine(in []byte) learn.Line {
	l := learn.Line{Key: extract.LineKey(binary.LittleEndian.Uint64(in))}
	in = in[8:]
	next := func() int {
		n, size := binary.Uvarint(in)
		in = in[size:]
		return int(n)
	}
	l.Docs, l.Edge, l.Head = next(), next(), next()
	for i := range l.Bodies {
		l.Bodies[i] = uint32(next())
	}
	for _, s := range [...]*string{&l.From, &l.Text} {
		n := next()
		*s, in = string(in[:n]), in[n:]
	}
	return l
}
