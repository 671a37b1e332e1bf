package rule

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/pare-text/pare/internal/excerpt"
	"github.com/pare-text/pare/internal/words"
	"go.yaml.in/yaml/v3"
)

// maxRuleFile bounds the bytes of one file of rules.
const maxRuleFile = 16 << 20

// Parse reads phrase rules from YAML. name is the file's, for errors. Its
// error joins all that is wrong with the file, each with "name:line: rule id:",
// what is wrong and what is allowed; the rules are then nil.
func Parse(name string, r io.Reader) ([]*Rule, error) {
	src, err := io.ReadAll(io.LimitReader(r, maxRuleFile+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: %w", name, err)
	case len(src) > maxRuleFile:
		return nil, fmt.Errorf("%s: larger than %d MB; split it into several files", name, maxRuleFile>>20)
	}
	f := ruleFile{name: name, lines: map[string]int{}}
	dec := yaml.NewDecoder(bytes.NewReader(src))
	var rules []*Rule
	for docs := 0; ; docs++ {
		var doc yaml.Node
		if err := dec.Decode(&doc); err == io.EOF {
			break
		} else if err != nil {
			f.fail(yamlLine(err), "", "%s", excerpt.Syntax(err))
			break
		}
		rules = append(rules, f.document(doc.Content[0])...)
	}
	if len(rules) == 0 && len(f.errs) == 0 {
		f.fail(1, "", "no rules; a file of rules is a list, and each rule begins with \"- id: category/name\"")
	}
	if len(f.errs) > 0 {
		return nil, excerpt.Join(name, f.errs)
	}
	return rules, nil
}

// yamlLine returns the line that an error of the YAML decoder names, or 1.
func yamlLine(err error) int {
	_, rest, _ := strings.Cut(err.Error(), "line ")
	digits := 0
	for digits < len(rest) && rest[digits] >= '0' && rest[digits] <= '9' {
		digits++
	}
	if n, err := strconv.Atoi(rest[:digits]); err == nil {
		return n
	}
	return 1
}

// A ruleFile is a file of rules that is being read.
type ruleFile struct {
	name  string
	lines map[string]int      // where an id stands
	lang  string              // of its rules, unless they say another
	words map[string][]string // that its phrases may refer to
	errs  []error
}

// fail records what is wrong at a line.
func (f *ruleFile) fail(line int, id, format string, args ...any) {
	if id != "" {
		id = "rule " + excerpt.Cut(id) + ": "
	}
	f.errs = append(f.errs, fmt.Errorf("%s:%d: %s%s", f.name, line, id, fmt.Sprintf(format, args...)))
}

// document reads a list of rules, or a mapping that also has what they share.
func (f *ruleFile) document(n *yaml.Node) (rules []*Rule) {
	if n.Kind != yaml.MappingNode {
		return f.list(n)
	}
	f.lang, f.words = "", nil
	seen := map[string]int{}
	var list *yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if line, ok := seen[k.Value]; ok {
			f.fail(k.Line, "", "duplicate key %s, first used in line %d", excerpt.Cut(k.Value), line)
			continue
		}
		seen[k.Value] = k.Line
		switch k.Value {
		case "lang":
			if f.lang = v.Value; v.Kind != yaml.ScalarNode || !words.IsLanguage(f.lang) {
				f.fail(v.Line, "", "lang is %s; allowed are codes of two or three letters: en, de, pt", excerpt.Kind(v))
			}
		case "words":
			f.lists(v)
		case "rules":
			list = v
		default:
			f.fail(k.Line, "", "unknown key %s; a file of rules is a list, and each rule begins with \"- id: category/name\", or it has the keys lang, words and rules", excerpt.Quote(k.Value))
		}
	}
	if list == nil {
		return nil
	}
	return f.list(list) // last, as its rules need the rest
}

// lists reads the lists of words.
func (f *ruleFile) lists(n *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		f.fail(n.Line, "", "words is %s; it must map names to lists: \"story: [article, story]\"", excerpt.Kind(n))
		return
	}
	f.words = map[string][]string{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, v := n.Content[i], n.Content[i+1]
		switch {
		case !isName(name.Value):
			f.fail(name.Line, "", "bad name of words %s; allowed are lower-case letters, digits and hyphens", excerpt.Quote(name.Value))
		case f.words[name.Value] != nil:
			f.fail(name.Line, "", "duplicate words %s", name.Value)
		default:
			e := entry{ruleFile: f, rule: &Rule{}, line: v.Line, at: map[string]int{}}
			var items []string
			e.strings(v, "words "+name.Value, &items)
			f.words[name.Value] = append([]string{}, items...)
		}
	}
}

// list reads the list of rules that a document holds.
func (f *ruleFile) list(n *yaml.Node) []*Rule {
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		f.fail(n.Line, "", "%s; a file of rules is a list, and each rule begins with \"- id: category/name\"", excerpt.Kind(n))
		return nil
	}
	rules := make([]*Rule, 0, len(n.Content))
	for _, item := range n.Content {
		rules = append(rules, f.rule(item))
	}
	return rules
}

// ruleKeys are the keys of a rule, in the order in which errors list them.
const ruleKeys = "id, doc, category, lang, phrases, and, elements, at, min_words, max_words, hint, drop, keep"

// rule reads one rule, and reports all that is wrong with it.
func (f *ruleFile) rule(n *yaml.Node) *Rule {
	r := &Rule{Points: DropPoints, MaxWords: DefaultMaxWords, Lang: f.lang, Words: f.words}
	if n.Kind != yaml.MappingNode {
		f.fail(n.Line, "", "%s; a rule has the keys %s", excerpt.Kind(n), ruleKeys)
		return r
	}
	e := entry{ruleFile: f, rule: r, line: n.Line, at: map[string]int{}}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == "id" {
			e.string(n.Content[i+1], "id", &r.ID) // first: errors of other keys name it
		}
	}
	before := len(f.errs)
	for i := 0; i+1 < len(n.Content); i += 2 {
		e.key(n.Content[i], n.Content[i+1])
	}
	if first, ok := f.lines[r.ID]; ok && r.ID != "" {
		e.fail(n.Line, "duplicate id, first used in line %d", first)
	} else {
		f.lines[r.ID] = n.Line
	}
	if before != len(f.errs) {
		return r // what is missing may be what was misspelt
	}
	for _, w := range r.faults() {
		line, ok := e.at[w.key]
		if !ok {
			line = n.Line
		}
		if w.n > 0 {
			line = e.at[fmt.Sprint(w.key, w.n)]
		}
		e.fail(line, "%s", w.what)
	}
	return r
}
