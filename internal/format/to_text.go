package format

import (
	"io"

	"github.com/pare-text/pare/extract"
)

// ToText is the clean text.
var ToText = &Output{
	Name:       "text",
	Extensions: []string{".txt", ".text"},
	InPlace:    true,
	Texts:      true,
	Write:      func(w io.Writer, doc *extract.Document, _ Writing) error { return WriteText(w, doc) },
}

// WriteText writes the clean text. What is not empty ends with a line end, so
// that texts may follow each other.
func WriteText(w io.Writer, doc *extract.Document) error { return writeEnded(w, doc, doc.WriteText) }

// writeEnded writes what write does of a document, and a line end if that lacks one.
func writeEnded(w io.Writer, doc *extract.Document, write func(io.Writer) error) error {
	last := lastByte{w: w}
	if err := write(&last); err != nil {
		return err
	}
	if last.wrote && last.b != '\n' && last.b != '\r' {
		_, err := io.WriteString(w, doc.LineEnding())
		return err
	}
	return nil
}

// A lastByte remembers the last byte that was written.
type lastByte struct {
	w     io.Writer
	b     byte
	wrote bool
}

func (l *lastByte) Write(p []byte) (int, error) {
	if len(p) > 0 {
		l.b, l.wrote = p[len(p)-1], true
	}
	return l.w.Write(p)
}

// WriteString spares the copy that Write would need.
func (l *lastByte) WriteString(s string) (int, error) {
	if s != "" {
		l.b, l.wrote = s[len(s)-1], true
	}
	return io.WriteString(l.w, s)
}
