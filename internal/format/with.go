package format

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/excerpt"
)

// A With says what the objects of JSON lines get beside their text.
type With struct {
	extract.JSONFields
	// Pages lets the page stay that a text was taken from.
	Pages bool
}

// WithNames are what may be asked for.
var WithNames = []string{"meta", "blocks", "markdown", "stats", "html"}

// WithOf returns what names ask for.
func WithOf(names []string) (With, error) {
	for _, name := range names {
		if !slices.Contains(WithNames, name) {
			return With{}, fmt.Errorf("--with is %s; allowed are %s", excerpt.Quote(name), strings.Join(WithNames, ", "))
		}
	}
	has := func(name string) bool { return slices.Contains(names, name) }
	fields := extract.JSONFields{Markdown: has("markdown"), Meta: has("meta"), Blocks: has("blocks"), Stats: has("stats")}
	return With{fields, has("html")}, nil
}
