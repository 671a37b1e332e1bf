package findings

import (
	"bytes"
	"encoding/json"
	"io"
)

// A jsonReporter writes one object, with a finding on each line.
type jsonReporter struct {
	w     io.Writer
	begun bool
}

// jsonFinding is a finding in JSON; the keys stand in this order.
type jsonFinding struct {
	Path     string `json:"path"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Rule     string `json:"rule"`
	Category string `json:"category"`
	Level    Level  `json:"level"`
	Message  string `json:"message"`
	Text     string `json:"text"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Record   *int64 `json:"record,omitempty"`
	URL      string `json:"url,omitempty"`
}

func (r *jsonReporter) Add(f *Finding) error {
	before := ",\n"
	if !r.begun {
		before = "{\"findings\":[\n"
	}
	r.begun = true
	return writeJSON(r.w, before, jsonFinding{
		f.Path, f.Line, f.Column, f.Rule, f.Category.String(), f.Level(), f.Message, f.Text, f.Start, f.End, f.Record, f.URL,
	}, "")
}

func (r *jsonReporter) End(s Stats, _ []Failure, _ bool) error {
	before := "\n],\"stats\":"
	if !r.begun {
		before = "{\"findings\":[],\"stats\":"
	}
	return writeJSON(r.w, before, s, "}\n")
}

// writeJSON writes v on one line between two strings. Characters of HTML are
// not escaped; bytes that are not UTF-8 become U+FFFD.
func writeJSON(w io.Writer, before string, v any, after string) error {
	var line bytes.Buffer
	line.WriteString(before)
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	line.Truncate(line.Len() - 1) // the line end of Encode
	line.WriteString(after)
	_, err := w.Write(line.Bytes())
	return err
}
