package format

import (
	"github.com/pare-text/pare/internal/memory"
	"github.com/pare-text/pare/internal/source"
)

// Text is raw text, and what is like no other format.
var Text = &Format{
	Name:       "text",
	Extensions: []string{".txt", ".text", ".md", ".markdown"},
	Usual:      []string{".txt", ".md"},
	Memory:     memory.Text,
}

// HTML is a page, or a piece of one.
var HTML = &Format{
	Name:       "html",
	Extensions: []string{".html", ".htm", ".xhtml", ".xht", ".shtml"},
	Usual:      []string{".html"},
	looks: func(in *source.Input, head []byte) bool {
		return isPage(head) || source.Ext(in.Path) == "" && isMarkup(head)
	},
	Page:       true,
	Memory:     memory.Page,
	NotInPlace: "is an HTML page, and -i only writes text; write its text to another file with -o DIR/",
}
