package rule

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/pare-text/pare/internal/excerpt"
	"go.yaml.in/yaml/v3"
)

// An entry is one rule that is being read.
type entry struct {
	*ruleFile
	rule *Rule
	line int
	at   map[string]int // the line of each key, and as "and1" of each item of a list
}

func (e *entry) fail(line int, format string, args ...any) {
	e.ruleFile.fail(line, e.rule.ID, format, args...)
}

// key reads the value of one key.
func (e *entry) key(k, v *yaml.Node) {
	if line, ok := e.at[k.Value]; ok {
		e.fail(k.Line, "duplicate key %s, first used in line %d", excerpt.Cut(k.Value), line)
		return
	}
	e.at[k.Value] = k.Line
	r := e.rule
	switch k.Value {
	case "id":
	case "doc":
		e.string(v, "doc", &r.Doc)
	case "category":
		var name string
		if !e.string(v, "category", &name) {
			return
		}
		c, err := ParseCategory(name)
		if err != nil {
			e.fail(v.Line, "%v", err)
		} else if !strings.HasPrefix(r.ID, name+"/") {
			e.fail(v.Line, "category %s does not match the id; leave it out, or write the id %s/…", c, c)
		}
	case "lang":
		e.string(v, "lang", &r.Lang)
	case "phrases":
		e.strings(v, "phrases", &r.Phrases)
	case "and":
		e.strings(v, "and", &r.And)
	case "elements":
		e.strings(v, "elements", &r.Elements)
	case "any", "class":
		now := map[string]string{"any": "phrases", "class": "elements"}[k.Value]
		e.fail(k.Line, "the key %s is now called %s", k.Value, now)
	case "drop":
		e.strings(v, "drop", &r.Drop)
	case "keep":
		e.strings(v, "keep", &r.Keep)
	case "at":
		e.anchor(v)
	case "min_words":
		e.int(v, "min_words", &r.MinWords)
	case "max_words":
		e.int(v, "max_words", &r.MaxWords)
	case "hint":
		var hint bool
		if v.Kind != yaml.ScalarNode || v.Tag != "!!bool" || v.Decode(&hint) != nil {
			e.fail(v.Line, "hint is %s; allowed are true and false", excerpt.Kind(v))
		} else if hint {
			r.Points = HintPoints
		}
	default:
		e.fail(k.Line, "unknown key %s; allowed are %s", excerpt.Quote(k.Value), ruleKeys)
	}
}

// string reads a string. A number is one: people write the phrase 404.
func (e *entry) string(v *yaml.Node, key string, to *string) bool {
	if v.Kind != yaml.ScalarNode || v.Tag == "!!null" {
		e.fail(v.Line, "%s is %s; it must be a string", key, excerpt.Kind(v))
		return false
	}
	if v.Tag == "!!bool" {
		// "no" would be no language and "yes" no phrase
		e.fail(v.Line, "%s is the boolean %s; put it in quotes", key, v.Value)
		return false
	}
	*to = strings.TrimSpace(v.Value)
	return true
}

// strings reads a list of strings.
func (e *entry) strings(v *yaml.Node, key string, to *[]string) {
	if v.Kind != yaml.SequenceNode {
		e.fail(v.Line, "%s is %s; it must be a list of strings", key, excerpt.Kind(v))
		return
	}
	for _, item := range v.Content {
		if (key == "phrases" || key == "and") && item.LineComment != "" && item.Style == 0 {
			e.fail(item.Line, "a comment follows the phrase %s; put the phrase in quotes if # means a number, or move the comment to its own line", excerpt.Quote(item.Value))
		}
		var s string
		if e.string(item, "an item of "+key, &s) {
			*to = append(*to, s)
			e.at[fmt.Sprint(key, len(*to))] = item.Line
		}
	}
}

func (e *entry) int(v *yaml.Node, key string, to *int) {
	n, err := strconv.Atoi(v.Value)
	if v.Kind != yaml.ScalarNode || err != nil || n < 1 || n > mostWords {
		e.fail(v.Line, "%s is %s; it must be a number from 1 to %d", key, excerpt.Kind(v), mostWords)
		return
	}
	*to = n
}

func (e *entry) anchor(v *yaml.Node) {
	for a, name := range anchorNames {
		if v.Kind == yaml.ScalarNode && v.Value == name {
			e.rule.At = Anchor(a)
			return
		}
	}
	e.fail(v.Line, "at is %s; allowed are start, end, whole and any", excerpt.Kind(v))
}
