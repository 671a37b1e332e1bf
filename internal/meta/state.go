package meta

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/internal/words"
)

// Frameworks leave the state of a page in a script, and some leave its text only there.
// What is prose in it is either one long string, which may be HTML, or a list whose items
// hold a paragraph each. The numbers were chosen by hand.
const (
	maxState      = 1 << 20
	maxStateDepth = 24
	longString    = 300 // bytes of a text in one string
	itemString    = 40  // of a paragraph of a list
	proseSpaces   = 15  // at most so many bytes for each space, but for scripts without them
)

// stateText returns the longest prose in the state that a script holds, or "".
func stateText(d *page.Document, i int) string {
	n := &d.Nodes[i]
	if !page.IsState(d.Page, i) || int(n.End) == i+1 || len(d.TextOf(i+1)) > maxState {
		return ""
	}
	var v any
	if json.Unmarshal([]byte(d.TextOf(i+1)), &v) != nil {
		return ""
	}
	return proseOf(v, 0)
}

// proseOf returns the longest prose in a value: a string of it, or what the items of a
// list hold together.
func proseOf(v any, depth int) string {
	best := ""
	switch v := v.(type) {
	case string:
		if len(v) >= longString && isProse(v) {
			return v
		}
	case map[string]any:
		if depth < maxStateDepth {
			for _, key := range slices.Sorted(maps.Keys(v)) { // of equally long texts always the same
				best = longer(best, proseOf(v[key], depth+1))
			}
		}
	case []any:
		if depth >= maxStateDepth {
			return ""
		}
		var together []string
		for _, x := range v {
			best = longer(best, proseOf(x, depth+1))
			if s := paragraphOf(x, 0); s != "" {
				together = append(together, s)
			}
		}
		if len(together) > 1 {
			best = longer(best, strings.Join(together, "\n\n"))
		}
	}
	return best
}

// itemDepth is how deep in an item of a list its paragraph may stand. Chosen by hand.
const itemDepth = 4

// paragraphOf returns the longest paragraph in an item of a list, or "".
func paragraphOf(v any, depth int) string {
	best := ""
	switch v := v.(type) {
	case string:
		if len(v) >= itemString && isProse(v) {
			return v
		}
	case map[string]any:
		if depth < itemDepth {
			for _, key := range slices.Sorted(maps.Keys(v)) {
				best = longer(best, paragraphOf(v[key], depth+1))
			}
		}
	}
	return best
}

// isProse reports whether a string reads like sentences, and not like a program, an
// address or a list of names.
func isProse(s string) bool {
	if strings.Contains(s, "<p") || strings.Contains(s, "</p>") {
		return true
	}
	if strings.ContainsAny(s[:1], "{[<#.@$/") || strings.Contains(s, "://") && !strings.Contains(s, " ") {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "\"”»’)\n "))
	if !words.IsStop(last) {
		return false
	}
	return strings.IndexFunc(s, words.IsSolo) >= 0 || strings.Count(s, " ")*proseSpaces >= len(s)
}
