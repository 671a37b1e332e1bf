package extract

import (
	"io"
	"strconv"

	"github.com/pare-text/pare/internal/jsontext"
)

// JSON says what [Document.WriteJSON] writes beside the document itself.
type JSON struct {
	// Path is the name of the input, From its format: "text".
	Path, From string
	// Blocks adds every block with its verdict, and the evidence of all of them.
	Blocks bool
	// Indent breaks the object into lines for people; without it, it is one
	// line.
	Indent bool
}

// WriteJSON writes d as one JSON object and a line end. Its keys stand in the
// order of this function and are always there, so that a consumer need not ask: a
// value that is unknown, as most metadata of raw text, is the empty string. Only
// "blocks" and "evidence" are left out unless they are wanted. Evidence stands once
// for each rule, as it is where the rule first spoke: of thousands of lines that are
// alike, it would take a hundred times the text. Offsets are bytes of Source, which
// differ from those of the input if that was not UTF-8 or had a byte-order
// mark. Characters of HTML are not escaped; bytes that are not UTF-8 become
// U+FFFD, as JSON cannot hold them.
func (d *Document) WriteJSON(w io.Writer, o JSON) error {
	j := jsonWriter{indent: o.Indent}
	j.open('{')
	j.string("path", o.Path)
	j.string("from", o.From)
	j.meta(d)
	j.string("text", d.Text())
	if o.Blocks {
		j.blocks(d)
	}
	j.stats(d)
	j.close('}')
	_, err := w.Write(append(j.buf, '\n'))
	return err
}

// meta writes what is known about the document.
func (j *jsonWriter) meta(d *Document) {
	j.string("lang", d.Lang)
	j.string("title", d.Meta.Title)
	j.string("byline", d.Meta.Byline)
	j.string("date", d.Meta.Date)
	j.string("site", d.Meta.Site)
	j.string("url", d.Meta.URL)
	j.string("description", d.Meta.Description)
	j.string("image", d.Meta.Image)
}

// stats writes the counts.
func (j *jsonWriter) stats(d *Document) {
	s := d.Stats()
	j.key("stats")
	j.open('{')
	j.int("blocks", s.Blocks)
	j.int("dropped", s.Dropped)
	j.int("bytes", s.Bytes)
	j.int("dropped_bytes", s.DroppedBytes)
	j.string("guard", d.Guard)
	j.close('}')
}

// A jsonWriter appends JSON to buf. The caller keeps brackets and keys in
// order; it keeps commas and indentation.
type jsonWriter struct {
	buf    []byte
	indent bool
	depth  int
	comma  bool // something stands before the next key or item
}

func (j *jsonWriter) open(bracket byte) {
	j.buf = append(j.buf, bracket)
	j.depth++
	j.comma = false
}

func (j *jsonWriter) close(bracket byte) {
	j.depth--
	if j.comma {
		j.line()
	}
	j.buf = append(j.buf, bracket)
	j.comma = true
}

// item begins an item of an array.
func (j *jsonWriter) item() {
	if j.comma {
		j.buf = append(j.buf, ',')
	}
	j.comma = true
	j.line()
}

// key begins a member of an object. Keys need no escapes.
func (j *jsonWriter) key(key string) {
	j.item()
	j.buf = append(j.buf, '"')
	j.buf = append(j.buf, key...)
	j.buf = append(j.buf, '"', ':')
	if j.indent {
		j.buf = append(j.buf, ' ')
	}
}

func (j *jsonWriter) string(key, value string) {
	j.key(key)
	j.buf = jsontext.AppendString(j.buf, value)
}

func (j *jsonWriter) int(key string, value int) {
	j.key(key)
	j.buf = strconv.AppendInt(j.buf, int64(value), 10)
}

// oneLine puts what follows on one line, until the function that it returns is
// called: lists of many objects are read line by line.
func (j *jsonWriter) oneLine() (end func()) {
	before := j.indent
	j.indent = false
	return func() { j.indent = before }
}

// line begins a line, if lines are wanted.
func (j *jsonWriter) line() {
	if !j.indent {
		return
	}
	j.buf = append(j.buf, '\n')
	for range j.depth {
		j.buf = append(j.buf, ' ', ' ')
	}
}
