package findings

import (
	"fmt"
	"io"
	"strconv"

	"github.com/pare-text/pare/internal/terminal"
)

// A lineReporter writes a line for each finding, as compilers do.
type lineReporter struct{ w io.Writer }

func (r lineReporter) Add(f *Finding) error {
	path := terminal.Plain(f.Path)
	if f.Record != nil {
		path += ":" + terminal.Plain(f.place())
	}
	_, err := fmt.Fprintf(r.w, "%s:%d:%d: %s: %s\n", path, f.Line, f.Column, f.Rule, f.sentence())
	return err
}

func (lineReporter) End(Stats, []Failure, bool) error { return nil }

// place names the record that f is in: by its address, or its offset if it has
// none.
func (f *Finding) place() string {
	if f.URL != "" {
		return f.URL
	}
	return strconv.FormatInt(*f.Record, 10)
}

// sentence is the message with the text that it is about.
func (f *Finding) sentence() string { return fmt.Sprintf("%s: \"%s\"", f.Message, f.Text) }
