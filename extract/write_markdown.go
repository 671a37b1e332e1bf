package extract

import (
	"io"

	"github.com/pare-text/pare/internal/markdown"
)

// WriteMarkdown writes the title and the kept blocks of a page as CommonMark, with tables
// and the metadata as YAML front matter if that is wanted. Raw text is written as it
// is.
func (d *Document) WriteMarkdown(w io.Writer, frontMatter bool) error {
	text := ""
	if frontMatter {
		text = markdown.FrontMatter(&d.Meta, d.Lang)
	}
	if d.html == nil {
		text += d.Text()
	} else {
		pg := *d.html
		if d.read == nil { // it has the first of them only
			pg.Blocks = d.readOf(0, d.count(), nil)
		}
		text += markdown.Page(&pg, d.Meta.URL, d.Meta.Title, func(i int) bool { return d.Blocks[i].Verdict.Keep })
	}
	_, err := io.WriteString(w, text)
	return err
}
