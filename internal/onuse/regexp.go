package meta

import (
	"regexp"
	"sync"
)

// onUse returns an expression that is compiled when it is first used: most runs of
// the command see no page.
func onUse(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
