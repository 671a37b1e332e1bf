package jsonl

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
)

// MaxLine is the longest line that is read, in bytes.
const MaxLine = 256 << 20

// chunkSize is about how many bytes of lines are rewritten at once: little to
// hold, and much more work than handing them over.
const chunkSize = 128 << 10

var errTooLong = fmt.Errorf("longer than %d MiB", MaxLine>>20)

// A Chunk is some lines of a file that follow each other.
type Chunk struct {
	// Line is the number of the first, from 1.
	Line int
	// Data is the lines with their endings.
	Data []byte
	// TooLong says that the chunk is one line of more than [MaxLine] bytes. Data
	// is its ending.
	TooLong bool
	// Why says why it is too long; nil for the limit of all lines.
	Why error
}

// Chunks yields the lines of r. Those that have been read are yielded before the
// next read, which may wait, also if half of a line follows them. An error of
// reading comes last.
func Chunks(r io.Reader) iter.Seq2[Chunk, error] { return chunks(r, MaxLine, nil) }

// ChunksIn is [Chunks] that asks room before a line takes so many bytes. With an
// error the line is too long.
func ChunksIn(r io.Reader, room func(bytes int64) error) iter.Seq2[Chunk, error] {
	return chunks(r, MaxLine, room)
}

func chunks(r io.Reader, maxLine int, room func(int64) error) iter.Seq2[Chunk, error] {
	if room == nil {
		room = func(int64) error { return nil }
	}
	return func(yield func(Chunk, error) bool) {
		in := bufio.NewReaderSize(r, chunkSize)
		c := Chunk{Line: 1}
		next := 1 // line
		flush := func() bool {
			done := c
			c = Chunk{Line: next}
			return len(done.Data) == 0 || yield(done, nil)
		}
		for {
			ready, _ := in.Peek(in.Buffered())
			if bytes.IndexByte(ready, '\n') < 0 && !flush() { // the next read may wait for who waits for an answer
				return
			}
			from := len(c.Data)
			part, err := in.ReadSlice('\n')
			if c.Data == nil { // what is ready is most of the chunk, or all
				c.Data = make([]byte, 0, len(part)+in.Buffered())
			}
			c.Data = append(c.Data, part...)
			tooLong := false
			var why error
			for errors.Is(err, bufio.ErrBufferFull) {
				part, err = in.ReadSlice('\n')
				if !tooLong && len(c.Data)+len(part) > cap(c.Data) {
					why = room(int64(3 * len(c.Data))) // what there is and as much again and more
				}
				if tooLong = tooLong || why != nil || len(c.Data)-from+len(part) > maxLine; !tooLong {
					c.Data = append(c.Data, part...)
				} else {
					c.Data = c.Data[:from] // to the end of the line, without keeping it
				}
			}
			long := Chunk{Line: next, TooLong: true, Why: why}
			if err == nil {
				long.Data = []byte("\n")
			}
			if err == nil || err == io.EOF && (tooLong || len(c.Data) > from) {
				next++
			}
			switch {
			case tooLong:
				if !flush() || (err == nil || err == io.EOF) && !yield(long, nil) {
					return
				}
			case err != nil && err != io.EOF:
				c.Data = c.Data[:from] // half of a line
			}
			if (err != nil || len(c.Data) >= chunkSize) && !flush() {
				return
			}
			if err == io.EOF {
				return
			}
			if err != nil {
				yield(Chunk{}, err)
				return
			}
		}
	}
}
