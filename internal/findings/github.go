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
	col := ""
	if f.Line == f.EndLine { // of several lines GitHub takes no columns
		col = fmt.Sprintf(",col=%d", f.Column)
	}
	_, err := fmt.Fprintf(r.w, "::%s file=%s,line=%d,endLine=%d%s,title=%s::%s\n", command,
		githubProperty.Replace(terminal.Plain(f.Path)), f.Line, f.EndLine, col, githubProperty.Replace(terminal.Plain(f.Rule)), githubData.Replace(f.sentence()))
	return err
}

func (githubReporter) End(Stats, []Failure, bool) error { return nil }
