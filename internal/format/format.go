// Package format knows the formats of inputs and outputs. A format is a value: what
// it is called, how it is told from others, what it can, and how it is read or
// written. A new one is a file with its value, and a line in a list.
package format

import (
	"path/filepath"
	"slices"

	"github.com/pare-text/pare/internal/memory"
	"github.com/pare-text/pare/internal/source"
)

// A Format is how documents stand in an input.
type Format struct {
	// Name is that of the format on the command line.
	Name string
	// Called is what an input of many texts is called in messages: "JSON lines".
	Called string
	// Extensions are those of the names of files, in lower case, with their dots.
	// Messages name the Usual ones.
	Extensions, Usual []string

	// certain reports whether an input is of this format, whatever its name says;
	// nil if the name counts first. looks reports whether an input begins like
	// one; nil if nothing does.
	certain func(in *source.Input) bool
	looks   func(in *source.Input, head []byte) bool

	// Page says that what an input holds is a page of HTML.
	Page bool
	// Memory is the kind of memory that reading one takes.
	Memory memory.Kind
	// To is the format of the output if none is asked for; nil for that of the
	// command.
	To *Output
	// NotInPlace is why an input cannot be replaced by its clean text, or "".
	NotInPlace string

	// Split reads an input of many texts part by part and yields each, until yield
	// returns false. room is asked before a part takes so many bytes of memory. Its
	// error is about the rest of the input. It is nil for formats of one text.
	Split func(in *source.Input, room func(bytes int64) error, yield func(Part) bool) (Skipped, error)
	// Unit is what holds a text in an input of many: "line".
	Unit string
	// Offsets says that units are counted by their offsets in bytes, and have
	// addresses; lines are counted from 1.
	Offsets bool
	// Rewrites says that the output is the input with other texts in it: its
	// parts are [Rewritable].
	Rewrites bool
	// UTF8 says that no input is in another encoding.
	UTF8 bool
	// One is the command that takes one text out of an input that is FILE, for
	// messages of commands that read one text; "" of a format of one text.
	One string
}

// All are the formats of inputs, in the order in which help texts name them. An
// input that is like none is a text.
var All = []*Format{Text, HTML, JSONL, WARC}

// Auto is the name for the format that an input's name tells, then its content.
const Auto = "auto"

// Names are those of the formats, Auto first.
func Names() []string {
	names := []string{Auto}
	for _, f := range All {
		names = append(names, f.Name)
	}
	return names
}

// OneText are the names of the formats that hold one text, Auto first.
func OneText() []string {
	names := []string{Auto}
	for _, f := range All {
		if f.Split == nil {
			names = append(names, f.Name)
		}
	}
	return names
}

// Extensions are those of all formats.
func Extensions() []string {
	var all []string
	for _, f := range All {
		all = append(all, f.Extensions...)
	}
	return all
}

// Usual are the extensions that messages name.
func Usual() []string {
	var all []string
	for _, f := range All {
		all = append(all, f.Usual...)
	}
	return all
}

// Named returns the format of a name, or nil.
func Named(name string) *Format {
	for _, f := range All {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// OfFile returns the format that the name of a file tells, or nil. What it tells
// of compression does not count.
func OfFile(path string) *Format {
	ext := source.Ext(path)
	for _, f := range All {
		if slices.Contains(f.Extensions, ext) {
			return f
		}
	}
	return nil
}

// Of tells the format of in by its name, then by its content, unless the content
// leaves no doubt. It does not consume any.
func Of(in *source.Input) *Format {
	for _, f := range All {
		if f.certain != nil && f.certain(in) {
			return f
		}
	}
	if f := OfFile(in.Path); f != nil {
		return f
	}
	head := in.Head()
	for _, f := range All {
		if f.looks != nil && f.looks(in, head) {
			return f
		}
	}
	return Text
}

// Choose is the format called name or, for Auto, that of in.
func Choose(name string, in *source.Input) *Format {
	if f := Named(name); f != nil {
		return f
	}
	return Of(in)
}

// OfText is the format of a text or a page that another one held.
func OfText(page bool) *Format {
	if page {
		return HTML
	}
	return Text
}

// Stem returns the last part of path without the extensions that tell a format.
// What else stands behind a dot belongs to the name.
func Stem(path string) string {
	name := source.Unzipped(filepath.Base(path))
	if ext := source.Ext(name); OfFile(name) != nil || ext == ".json" {
		return name[:len(name)-len(ext)]
	}
	return name
}
