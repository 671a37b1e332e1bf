package batch

import (
	"bytes"
	"fmt"
	"io/fs"
	"sync"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/console"
)

// A result is what became of a piece.
type result struct {
	out  *bytes.Buffer // what is to be written
	said []string      // lines for standard error
	err  error         // what is wrong with the input
	read fs.FileInfo   // the input when it was opened; nil of standard input
	// tally counts the texts of the piece, bad those of its lines or records that
	// could not be read.
	tally tally
	bad   int
	// leftOut counts the texts that were left out as duplicates.
	leftOut int
	// files says where in out each text ends; nil of inputs that are one text.
	files []textFile
	// whole says that out is all that becomes of the input, and written that it
	// stands in its file.
	whole, written bool
	// unchanged says that the text is what it was before.
	unchanged bool
}

// buffers keeps the memory of results that are written.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// keepBuffer is how large a buffer may be that is kept, in bytes: one huge
// article must not cost its memory until the end.
const keepBuffer = 1 << 20

func newResult() *result {
	r := &result{out: buffers.Get().(*bytes.Buffer), unchanged: true}
	r.out.Reset()
	return r
}

// makeRoom makes room for n bytes of a text, at once if they are many: what has begun to
// be written goes along.
func (r *result) makeRoom(n int) {
	if n > keepBuffer && r.out.Available() < n {
		r.out = bytes.NewBuffer(append(make([]byte, 0, r.out.Len()+n+bytes.MinRead), r.out.Bytes()...))
	}
}

// release gives the memory of r back.
func (r *result) release() {
	if r.out.Cap() <= keepBuffer {
		buffers.Put(r.out)
	}
	r.out = nil
}

// say keeps a line about an input for standard error.
func (r *result) say(name, format string, args ...any) {
	r.said = append(r.said, console.Message(name, fmt.Sprintf(format, args...)))
}

// noteBad counts and keeps what is wrong with a line or a record.
func (r *result) noteBad(at string, err error) {
	r.bad++
	r.say(at, "%v", err)
}

// A tally is what became of some texts.
type tally struct {
	total          extract.Stats
	texts, emptied int
	guards         int    // texts with a guard
	guard          string // the first
	guardAt        string // where that is, for people
}

// add counts a document that stands at a place in its input.
func (t *tally) add(at string, doc *extract.Document) {
	s := doc.Stats()
	one := tally{total: s, texts: 1}
	if s.Dropped == s.Blocks {
		one.emptied = 1
	}
	if doc.Guard != "" {
		one.guards, one.guard, one.guardAt = 1, doc.Guard, at
	}
	t.join(one)
}

// join counts the texts of u, which come after those of t.
func (t *tally) join(u tally) {
	t.total.Blocks += u.total.Blocks
	t.total.Dropped += u.total.Dropped
	t.total.Bytes += u.total.Bytes
	t.total.DroppedBytes += u.total.DroppedBytes
	if t.guards == 0 {
		t.guard, t.guardAt = u.guard, u.guardAt
	}
	t.texts, t.emptied, t.guards = t.texts+u.texts, t.emptied+u.emptied, t.guards+u.guards
}
