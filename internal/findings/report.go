package findings

import (
	"fmt"
	"io"
)

// Formats are the names of the formats of reports.
var Formats = []string{"line", "github", "sarif", "json"}

// Stats count what was found in one run.
type Stats struct {
	Files    int `json:"files"`               // inputs
	With     int `json:"files_with_findings"` // of these
	Failed   int `json:"files_failed"`        // of these: not read to their end
	Findings int `json:"findings"`            // in the report
	Passed   int `json:"passed_over"`         // findings that the baseline knows
}

// A Failure says what was wrong with an input.
type Failure struct{ Path, Message string }

// A Reporter writes findings in the order in which they come. It holds none of
// them. Its errors are those of the writer.
type Reporter interface {
	Add(f *Finding) error
	// End ends the report. ok says that every input was read; failures name
	// those that were not, where the command knows more than that.
	End(s Stats, failures []Failure, ok bool) error
}

// NewReporter returns what writes a format, one of [Formats], to w. The report
// names the version of pare if the format has a place for it.
func NewReporter(format string, w io.Writer, version string) (Reporter, error) {
	switch format {
	case "line":
		return lineReporter{w}, nil
	case "github":
		return githubReporter{w}, nil
	case "sarif":
		return &sarifReporter{w: w, version: version, index: map[string]int{}}, nil
	case "json":
		return &jsonReporter{w: w}, nil
	}
	return nil, fmt.Errorf("no format %q", format)
}
