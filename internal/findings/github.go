package findings

import (
	"fmt"
	"io"
	"strings"

	"github.com/pare-text/pare/internal/terminal"
)

// A githubReporter writes workflow commands, which GitHub Actions shows as
// annotations:
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
type githubReporter struct{ w io.Writer }

var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func (r githubReporter) Add(f *Finding) error {
	command := "warning"
	if f.Level() == Note {
		command = "notice"
	}
	at, data := fmt.Sprintf(",line=%d,endLine=%d", f.Line, f.EndLine), f.sentence()
	switch {
	case f.Record != nil: // lines of a record are not lines of the file
		at, data = "", data+" in "+terminal.Plain(f.place())
	case f.Line == f.EndLine: // of several lines GitHub takes no columns
		at += fmt.Sprintf(",col=%d", f.Column)
	}
	_, err := fmt.Fprintf(r.w, "::%s file=%s%s,title=%s::%s\n", command,
		githubProperty.Replace(terminal.Plain(f.Path)), at, githubProperty.Replace(terminal.Plain(f.Rule)), githubData.Replace(data))
	return err
}

func (githubReporter) End(Stats, []Failure, bool) error { return nil }
