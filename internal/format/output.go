package format

import (
	"io"

	"github.com/pare-text/pare/extract"
)

// An Output is how clean documents are written.
type Output struct {
	// Name is that of the format on the command line.
	Name string
	// Extensions are those of the names of files, with their dots; the first one is
	// given to new files.
	Extensions []string
	// Blocks says that all blocks can be written, Meta that metadata are, FrontMatter that
	// these can stand at the head, and InPlace that the output can replace a text. Texts
	// says that it is a text, as an object of JSON lines may hold one.
	Blocks, Meta, FrontMatter, InPlace, Texts bool
	// After stands behind each of several texts of an input.
	After string
	// Write writes a document.
	Write func(io.Writer, *extract.Document, Writing) error
}

// Outputs are the formats of outputs, in the order in which help texts name them.
// The first one is the default.
var Outputs = []*Output{ToText, ToMarkdown, ToJSON, ToJSONL}

// A Writing says how a document is written.
type Writing struct {
	Path        string // of the input
	From        string // the name of its format
	Blocks      bool   // with every block
	FrontMatter bool   // with the metadata at the head
	Alone       bool   // nothing else is written
}

// OutputNames are those of the formats of outputs.
func OutputNames() []string { return namesWith(func(*Output) bool { return true }) }

// WithBlocks and WithFrontMatter are the names of the outputs that can have them.
func WithBlocks() []string { return namesWith(func(o *Output) bool { return o.Blocks }) }

// WithFrontMatter is like [WithBlocks].
func WithFrontMatter() []string { return namesWith(func(o *Output) bool { return o.FrontMatter }) }

func namesWith(has func(*Output) bool) []string {
	var names []string
	for _, o := range Outputs {
		if has(o) {
			names = append(names, o.Name)
		}
	}
	return names
}

// OutputNamed returns the output of a name, or nil.
func OutputNamed(name string) *Output {
	for _, o := range Outputs {
		if o.Name == name {
			return o
		}
	}
	return nil
}

// OutputExtensions are those of all outputs.
func OutputExtensions() []string {
	var all []string
	for _, o := range Outputs {
		all = append(all, o.Extensions...)
	}
	return all
}
