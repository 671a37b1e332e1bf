// Package onuse makes what most runs of the command do not need when it is first used.
package onuse

import (
	"regexp"
	"sync"
)

// Regexp returns an expression that is compiled when it is first used. It panics then if the
// expression is none.
func Regexp(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
