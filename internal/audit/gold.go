package audit

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"iter"

	"github.com/pare-text/pare/internal/excerpt"
)

// A document is one labelled text.
type document struct {
	Publisher string
	Fold      int
	Lines     []labelled
}

// A labelled line is to keep, to drop or to ignore, or is blank. Its category,
// where a reader gave one, says what it is.
type labelled struct{ Text, Label, Category string }

// maxLine bounds the bytes of one document of labelled data.
const maxLine = 256 << 20

// documents yields the documents of labelled data, one to a line, plain or
// gzip. An error is the last that it yields.
func documents(r io.Reader) iter.Seq2[document, error] {
	return func(yield func(document, error) bool) {
		in := bufio.NewReader(r)
		if magic, _ := in.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
			z, err := gzip.NewReader(in)
			if err != nil {
				yield(document{}, err)
				return
			}
			in = bufio.NewReader(z)
		}
		lines := bufio.NewScanner(in)
		lines.Buffer(nil, maxLine)
		n := 0
		for lines.Scan() {
			n++
			if len(bytes.TrimSpace(lines.Bytes())) == 0 {
				continue
			}
			var d document
			if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
				yield(d, fmt.Errorf("labelled data, line %d: %s", n, excerpt.JSON(err)))
				return
			}
			if len(d.Lines) == 0 {
				yield(d, fmt.Errorf(`labelled data, line %d: no "lines"; a document is {"publisher","fold","lines":[{"text","label"}]}`, n))
				return
			}
			if !yield(d, nil) {
				return
			}
		}
		if err := lines.Err(); err != nil {
			yield(document{}, fmt.Errorf("labelled data, line %d: %w", n+1, err))
		}
	}
}
