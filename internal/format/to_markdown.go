package format

import (
	"io"

	"github.com/pare-text/pare/extract"
)

// ToMarkdown is the clean text with headings, lists and links as Markdown.
var ToMarkdown = &Output{
	Name:        "markdown",
	Extensions:  []string{".md", ".markdown"},
	FrontMatter: true,
	Texts:       true,
	After:       "\n", // a blank line, or paragraphs of two would be one
	Write: func(w io.Writer, doc *extract.Document, o Writing) error {
		return writeEnded(w, doc, func(w io.Writer) error { return doc.WriteMarkdown(w, o.FrontMatter) })
	},
}
