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
	Write:      func(w io.Writer, doc *extract.Document, _ Writing) error { return WriteText(w, doc) },
}

// WriteText writes the clean text. What is not empty ends with a line end, so
// that texts may follow each other.
func WriteText(w io.Writer, doc *extract.Document) error {
	last := lastByte{w: w}
	if err := doc.WriteText(&last); err != nil {
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
