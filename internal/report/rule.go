package report

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/pare-text/pare/internal/onuse"
	"github.com/pare-text/pare/internal/pattern"
	"github.com/pare-text/pare/internal/terminal"
	"github.com/pare-text/pare/rule"
)

// Rules writes rules as they would stand in a file of rules, with the keys in the
// order of CONTRIBUTING.md; what has its default value is left out. The lists of words
// that they refer to come first. Errors are left to w, which is a buffer.
func Rules(w io.Writer, rules []*rule.Rule) {
	indent, lists := "", map[string][]string{}
	for _, r := range rules {
		for _, phrase := range slices.Concat(r.Phrases, r.And) {
			for _, m := range reference().FindAllStringSubmatch(phrase, -1) {
				lists[m[1]] = r.Words[m[1]]
			}
		}
	}
	if len(lists) > 0 {
		fmt.Fprintln(w, "words:")
		for _, name := range slices.Sorted(maps.Keys(lists)) {
			list(w, "  ", name, lists[name])
		}
		fmt.Fprintln(w, "rules:")
		indent = "  "
	}
	for _, r := range rules {
		writeRule(w, indent, r)
	}
}

// reference is how phrases refer to a list of words.
var reference = onuse.Regexp(`<([a-z0-9-]+)>`)

func writeRule(w io.Writer, indent string, r *rule.Rule) {
	fmt.Fprintf(w, "%s- id: %s\n", indent, r.ID)
	indent += "  "
	key := func(name, value, unless string) {
		if value != unless {
			fmt.Fprintf(w, "%s%s: %s\n", indent, name, value)
		}
	}
	key("doc", scalar(r.Doc), scalar(""))
	key("lang", r.Lang, "")
	if len(r.Phrases)+len(r.Elements) == 0 {
		fmt.Fprintf(w, "%s# It has no phrases: it is a shape rule, written in Go.\n", indent)
		return
	}
	list(w, indent, "elements", r.Elements)
	list(w, indent, "phrases", r.Phrases)
	list(w, indent, "and", r.And)
	key("at", r.At.String(), rule.Anywhere.String())
	key("min_words", strconv.Itoa(r.MinWords), "0")
	if r.MaxWords != rule.DefaultMaxWords {
		key("max_words", strconv.Itoa(r.MaxWords), "0")
	}
	key("hint", strconv.FormatBool(r.Points < rule.DropPoints), "false")
	list(w, indent, "drop", r.Drop)
	list(w, indent, "keep", r.Keep)
}

// mostExpanded is how many phrases are written for one pattern.
const mostExpanded = 1000

// Expanded writes the phrases that the patterns of a rule stand for, one to a line.
func Expanded(w io.Writer, r *rule.Rule) {
	fmt.Fprintf(w, "# %s\n", r.ID)
	for _, phrase := range r.Phrases {
		p, err := pattern.Parse(phrase, r.Words)
		if err != nil {
			continue // a rule that was read has none of these
		}
		for _, one := range p.All(mostExpanded) {
			fmt.Fprintln(w, terminal.Plain(one))
		}
		if n := p.Count(); n > mostExpanded {
			fmt.Fprintf(w, "# and %d more of %s\n", n-mostExpanded, terminal.Plain(phrase))
		}
	}
}

func list(w io.Writer, indent, name string, items []string) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintf(w, "%s%s:\n", indent, name)
	for _, s := range items {
		fmt.Fprintf(w, "%s  - %s\n", indent, scalar(s))
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
