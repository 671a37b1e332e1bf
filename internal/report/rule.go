package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/pare-text/pare/rule"

	"github.com/pare-text/pare/internal/terminal"
)

// Rule writes r as it would stand in a file of rules, with the keys in the
// order of the design; what has its default value is left out. Errors are left
// to w, which is a buffer.
func Rule(w io.Writer, r *rule.Rule) {
	fmt.Fprintf(w, "- id: %s\n", r.ID)
	key := func(name, value, unless string) {
		if value != unless {
			fmt.Fprintf(w, "  %s: %s\n", name, value)
		}
	}
	key("doc", scalar(r.Doc), scalar(""))
	key("lang", r.Lang, "")
	if len(r.Any)+len(r.Class) == 0 {
		fmt.Fprintln(w, "  # It has no phrases: it is a shape rule, written in Go.")
		return
	}
	list(w, "class", r.Class)
	list(w, "any", r.Any)
	list(w, "and", r.And)
	key("at", r.At.String(), rule.Anywhere.String())
	key("min_words", strconv.Itoa(r.MinWords), "0")
	if r.MaxWords != rule.DefaultMaxWords {
		key("max_words", strconv.Itoa(r.MaxWords), "0")
	}
	key("hint", strconv.FormatBool(r.Points < rule.DropPoints), "false")
	list(w, "drop", r.Drop)
	list(w, "keep", r.Keep)
}

func list(w io.Writer, name string, items []string) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintf(w, "  %s:\n", name)
	for _, s := range items {
		fmt.Fprintf(w, "    - %s\n", scalar(s))
	}
}

// scalar writes a string for YAML, always in quotes: "no", "404" and what
// begins with a sign would mean something else without them.
func scalar(s string) string {
	if strings.ContainsAny(s, "\\\"") && !strings.Contains(s, "'") && terminal.Plain(s) == s {
		return "'" + s + "'"
	}
	return strconv.Quote(s)
}
