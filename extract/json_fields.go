package extract

import (
	"strings"

	"github.com/pare-text/pare/internal/jsontext"
)

// JSONFields says which fields [Document.AppendJSON] appends.
type JSONFields struct {
	// Markdown is the text as Markdown: "markdown".
	Markdown bool
	// Meta is an object of what is known about the document, and its language: "meta".
	Meta bool
	// Blocks is every block with its verdict, and the evidence: "blocks", "evidence".
	Blocks bool
	// Stats counts the blocks: "stats".
	Stats bool
}

// Names are those of the fields, in their order.
func (f JSONFields) Names() []string {
	var names []string
	for _, field := range []struct {
		wanted bool
		names  []string
	}{
		{f.Markdown, []string{"markdown"}},
		{f.Meta, []string{"meta"}},
		{f.Blocks, []string{"blocks", "evidence"}},
		{f.Stats, []string{"stats"}},
	} {
		if field.wanted {
			names = append(names, field.names...)
		}
	}
	return names
}

// AppendJSON appends fields of a JSON object to dst that tell of d what
// [Document.WriteJSON] does, with a comma before each.
func (d *Document) AppendJSON(dst []byte, f JSONFields) []byte {
	j := jsonWriter{buf: dst, comma: true}
	if f.Markdown {
		var text strings.Builder
		_ = d.WriteMarkdown(&text, false) // memory takes all
		j.key("markdown")
		j.buf = jsontext.AppendString(j.buf, text.String())
	}
	if f.Meta {
		j.key("meta")
		j.open('{')
		j.meta(d)
		j.close('}')
	}
	if f.Blocks {
		j.blocks(d)
	}
	if f.Stats {
		j.stats(d)
	}
	return j.buf
}
