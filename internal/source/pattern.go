package source

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/pare-text/pare/internal/excerpt"
)

// Patterns choose files by their paths, as those of .gitignore do: one without
// a slash matches a name at any depth, one with a slash a path below the
// folder; "**" is any number of folders; one that ends in a slash matches
// folders only; of several that match the last counts, and one that begins with
// "!" takes back what those before it say.
type Patterns []pattern

type pattern struct {
	glob   string
	folder bool // matches folders only
	not    bool
}

// ParsePatterns returns the patterns that texts hold, one each.
func ParsePatterns(texts []string) (Patterns, error) {
	var all Patterns
	for _, text := range texts {
		var p pattern
		p.glob, p.not = strings.CutPrefix(text, "!")
		p.glob, p.folder = strings.CutSuffix(p.glob, "/")
		anchored := strings.Contains(p.glob, "/")
		p.glob = strings.TrimPrefix(p.glob, "/")
		if !anchored {
			p.glob = "**/" + p.glob
		}
		if p.glob == "**/" || !doublestar.ValidatePattern(p.glob) {
			return nil, fmt.Errorf("%s is not a valid pattern; use *, ?, ** and [a-z], or \\ before one of them", excerpt.Quote(text))
		}
		all = append(all, p)
	}
	return all, nil
}

// Match reports whether the patterns match a file, or a folder, by its path
// below the folder that was named.
func (ps Patterns) Match(rel string, isFolder bool) bool {
	rel = filepath.ToSlash(rel)
	for i := len(ps) - 1; i >= 0; i-- {
		p := &ps[i]
		if p.folder && !isFolder {
			continue
		}
		if doublestar.MatchUnvalidated(p.glob, rel) {
			return !p.not
		}
	}
	return false
}
