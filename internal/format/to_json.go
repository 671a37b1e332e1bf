package format

import (
	"io"

	"github.com/pare-text/pare/extract"
)

// ToJSON is an object, which people can read if it is alone.
var ToJSON = &Output{
	Name:       "json",
	Extensions: []string{".json"},
	Blocks:     true,
	Meta:       true,
	Write: func(w io.Writer, doc *extract.Document, o Writing) error {
		return writeJSON(w, doc, o, o.Alone)
	},
}

// ToJSONL is an object in one line.
var ToJSONL = &Output{
	Name:       "jsonl",
	Extensions: []string{".jsonl", ".ndjson"},
	Blocks:     true,
	Meta:       true,
	Write: func(w io.Writer, doc *extract.Document, o Writing) error {
		return writeJSON(w, doc, o, false)
	},
}

func writeJSON(w io.Writer, doc *extract.Document, o Writing, indent bool) error {
	return doc.WriteJSON(w, extract.JSON{Path: o.Path, From: o.From, Blocks: o.Blocks, Indent: indent})
}
