package findings

import (
	"fmt"
	"io"

	"github.com/pare-text/pare/internal/terminal"
)

// A lineReporter writes a line for each finding, as compilers do.
type lineReporter struct{ w io.Writer }

func (r lineReporter) Add(f *Finding) error {
	path := terminal.Plain(f.Path)
	_, err := fmt.Fprintf(r.w, "%s:%d:%d: %s: %s\n", path, f.Line, f.Column, f.Rule, f.sentence())
	return err
}

func (lineReporter) End(Stats, []Failure, bool) error { return nil }

// sentence is the message with the text that it is about.
func (f *Finding) sentence() string { return fmt.Sprintf("%s: \"%s\"", f.Message, f.Text) }
