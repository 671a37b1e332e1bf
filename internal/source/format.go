package source

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"

	"github.com/pare-text/pare/internal/jsontext"
)

// A Format is how documents stand in an input.
type Format string

// The formats. Auto is told apart by the name, then by the content.
const (
	Auto  Format = "auto"
	Text  Format = "text"
	HTML  Format = "html"
	JSONL Format = "jsonl"
	WARC  Format = "warc"
)

// FormatOf returns the format that the name of a file tells, or Auto. What it
// tells of compression does not count.
func FormatOf(path string) Format {
	switch Ext(path) {
	case ".jsonl", ".ndjson":
		return JSONL
	case ".txt", ".text", ".md", ".markdown":
		return Text
	case ".html", ".htm", ".xhtml", ".xht", ".shtml":
		return HTML
	case ".warc", ".wet":
		return WARC
	}
	return Auto
}

// Ext returns the extension of a name in lower case, ".html" of "a.HTML.gz", or
// "". Those of gzip and zstd are none, and neither is the dot of a hidden file.
func Ext(path string) string {
	name := unzipped(filepath.Base(path))
	ext := filepath.Ext(name)
	if ext == name || ext == "." {
		return ""
	}
	return strings.ToLower(ext)
}

// Stem returns the last part of path without the extensions that tell a format.
// What else stands behind a dot belongs to the name.
func Stem(path string) string {
	name := unzipped(filepath.Base(path))
	if FormatOf(name) != Auto && Ext(name) != "" || Ext(name) == ".json" {
		return name[:len(name)-len(filepath.Ext(name))]
	}
	return name
}

// unzipped returns name without the extension of a compression.
func unzipped(name string) string {
	for _, ext := range [...]string{".gz", ".zst"} {
		if n := len(name) - len(ext); n > 0 && strings.EqualFold(name[n:], ext) {
			return name[:n]
		}
	}
	return name
}

// Format tells the format of in by its name, then by its content, but for WARC
// records, which are told by their content first: what they hold is read in
// another way. It does not consume any.
func (in *Input) Format() Format {
	if in.warc {
		return WARC
	}
	if f := FormatOf(in.Path); f != Auto {
		return f
	}
	head := in.Head()
	switch {
	case isJSONL(head):
		return JSONL
	case isPage(head), Ext(in.Path) == "" && isMarkup(head):
		return HTML
	}
	return Text
}

// isJSONL reports whether head begins with a line that is a JSON object, and
// goes on as if a second one followed.
func isJSONL(head []byte) bool {
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	line, rest, whole := bytes.Cut(head, []byte("\n"))
	if !whole && len(head) >= sniffLen/2 {
		// one object may be longer than what is looked at; then a first key
		// must do, as prose hardly begins with one
		return isKey(bytes.TrimSpace(line))
	}
	line, rest = bytes.TrimSpace(line), bytes.TrimSpace(rest)
	if len(line) == 0 || line[0] != '{' || len(rest) > 0 && rest[0] != '{' {
		return false
	}
	_, _, err := jsontext.Field(line, "text")
	var se *jsontext.SyntaxError
	return !errors.As(err, &se)
}

// isKey reports whether line begins like an object with a key.
func isKey(line []byte) bool {
	rest, ok := bytes.CutPrefix(line, []byte("{"))
	if !ok {
		return false
	}
	rest, ok = bytes.CutPrefix(bytes.TrimSpace(rest), []byte(`"`))
	if !ok {
		return false
	}
	_, rest, ok = bytes.Cut(rest, []byte(`"`))
	return ok && bytes.HasPrefix(bytes.TrimSpace(rest), []byte(":"))
}
