package format

import (
	"github.com/pare-text/pare/internal/memory"
	"github.com/pare-text/pare/internal/texts"
	"github.com/pare-text/pare/learn"
)

// A Part is some of an input of many texts, which is worked on at once. It is
// valid when the next one is read.
type Part interface {
	// Size is what it weighs, in bytes.
	Size() int64
	// Warning is what is odd about it, where that is, in the input and for people,
	// or "".
	Warning() (where int64, at, text string)
	// Fit makes room for its texts, of which explain says that all evidence is
	// wanted. The function that it returns says of each whether there is room; nil
	// if there is for all.
	Fit(room *memory.Ticket, explain bool) func(text string, page bool) error
	// Texts hands over its texts, of an input at a place. What cannot be read, and
	// what take cannot do, is bad, at a place for people.
	Texts(r *texts.Reader, at learn.Place, take func(texts.Text) error, bad func(at string, err error))
}

// A Rewritable part stays what it is with other texts in it.
type Rewritable interface {
	Part
	// Bytes are the part as it stands in the input.
	Bytes() []byte
	// Rewrite appends to dst the part with other texts.
	Rewrite(dst []byte, r *texts.Reader, at learn.Place, how Rewriting) []byte
}

// A Rewriting says what becomes of the texts of a part.
type Rewriting struct {
	// Become returns the text that is to stand in a slot, and the values of Added; see
	// [jsonl.Rewriter].
	Become func(Slot) (text string, added []byte)
	Added  []string
	// KeepPages lets the pages stay whose texts are written.
	KeepPages bool
	// Leave, if it is not nil, says which texts are left out, by where they are.
	Leave func(where int64) bool
	// Bad is told what cannot be read, at a place for people.
	Bad func(at string, err error)
}

// A Slot holds a text of a part that is rewritten.
type Slot struct {
	Where int64
	Src   string
	Page  bool
	Place func() learn.Place // which takes a while to find
}

// Skipped says which units of an input were passed over.
type Skipped struct {
	Warning string // of what should not be there, or ""
	Details string // for who wants to know everything, or ""
}
