package pattern

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pare-text/pare/internal/excerpt"
	"github.com/pare-text/pare/internal/words"
)

// A patternReader reads a pattern from left to right.
type patternReader struct {
	rest  string
	lists map[string][]string
}

const brackets = "()[]|<"

// choice reads alternatives up to the bracket end, or up to the end of the
// pattern if end is "".
func (r *patternReader) choice(end string, depth int) (Pattern, error) {
	if depth > maxNested {
		return Pattern{}, fmt.Errorf("has brackets nested %d deep; the limit is %d", depth, maxNested)
	}
	all := Pattern{Kind: Choice}
	for {
		seq, err := r.sequence(depth)
		if err != nil {
			return all, err
		}
		all.Parts = append(all.Parts, seq)
		switch {
		case strings.HasPrefix(r.rest, "|"):
			r.rest = r.rest[1:]
			continue
		case end == "" && r.rest == "":
		case r.rest == "":
			return all, fmt.Errorf("has a bracket without a closing %q", end)
		case r.rest[:1] != end:
			return all, fmt.Errorf("has an unmatched %q", r.rest[:1])
		default:
			r.rest = r.rest[1:]
		}
		if len(all.Parts) == 1 && end != "]" {
			return all.Parts[0], nil
		}
		return all, nil
	}
}

// sequence reads what stands up to a "|", a closing bracket or the end.
func (r *patternReader) sequence(depth int) (Pattern, error) {
	var seq Pattern
	for r.rest != "" && !strings.Contains("|)]", r.rest[:1]) {
		if unit := r.rest[:unitLen(r.rest)]; isBalanced(unit) && isGlued(unit) {
			r.rest = r.rest[len(unit):]
			words, err := spell(unit)
			if err != nil {
				return seq, err
			}
			all := Pattern{Kind: Choice}
			for _, w := range words {
				var one Pattern
				if err := one.words(w); err != nil {
					return seq, err
				}
				all.Parts = append(all.Parts, one)
			}
			seq.Parts = append(seq.Parts, all)
			continue
		}
		switch r.rest[0] {
		case '(', '[':
			end := map[byte]string{'(': ")", '[': "]"}[r.rest[0]]
			r.rest = r.rest[1:]
			group, err := r.choice(end, depth+1)
			if err != nil {
				return seq, err
			}
			if end == "]" {
				group.Parts = append(group.Parts, Pattern{})
			}
			seq.Parts = append(seq.Parts, group)
		case '<':
			group, err := r.list()
			if err != nil {
				return seq, err
			}
			seq.Parts = append(seq.Parts, group)
		default:
			n := strings.IndexAny(r.rest, brackets)
			if n < 0 {
				n = len(r.rest)
			} else if i := strings.LastIndexFunc(r.rest[:n], unicode.IsSpace); i >= 0 {
				n = i + 1 // what the bracket touches is for the next turn
			}
			if err := seq.words(r.rest[:n]); err != nil {
				return seq, err
			}
			r.rest = r.rest[n:]
		}
	}
	return seq, nil
}

// list reads a reference to a list of words, "<photo>": any of them.
func (r *patternReader) list() (Pattern, error) {
	all := Pattern{Kind: Choice}
	name, rest, ok := strings.Cut(r.rest[1:], ">")
	if !ok {
		return all, errors.New("has a \"<\" without a closing \">\"")
	}
	r.rest = rest
	items, ok := r.lists[name]
	if !ok {
		return all, fmt.Errorf("refers to <%s>, and there is no such list under words: in the file", excerpt.Cut(name))
	}
	for _, item := range items {
		one := patternReader{rest: item} // which refers to no other list
		p, err := one.choice("", 0)
		if err != nil {
			return all, fmt.Errorf("refers to <%s>, whose %s %w", name, excerpt.Quote(item), err)
		}
		all.Parts = append(all.Parts, p)
	}
	return all, nil
}

// words appends the words, numbers and gaps of text to a sequence.
func (p *Pattern) words(text string) error {
	for rest := text; rest != ""; {
		cut := strings.IndexAny(rest, "#*")
		part := rest
		if cut >= 0 {
			part = rest[:cut]
		}
		if len(p.Parts) > 0 && strings.HasPrefix(strings.TrimLeftFunc(part, unicode.IsSpace), ":") {
			p.Parts = append(p.Parts, Pattern{Kind: Colon})
		}
		toks, _ := words.Scan(part, nil)
		for _, t := range toks {
			word := string(words.AppendFold(nil, part[t.Start:t.End]))
			if len(word) > MaxWord {
				return fmt.Errorf("has a word of %d bytes; the limit is %d", len(word), MaxWord)
			}
			p.Parts = append(p.Parts, Pattern{Kind: Word, Word: word, Hash: t.Hash, Colon: t.Flags&words.Colon != 0})
		}
		if cut < 0 {
			return nil
		}
		e := Pattern{Kind: Gap}
		if rest[cut] == '#' {
			e = Pattern{Kind: Number, Hash: words.NumberHash}
		}
		p.Parts = append(p.Parts, e)
		rest = rest[cut+1:]
	}
	return nil
}

// unitLen is the length of the first piece of text without spaces outside of
// its brackets.
func unitLen(text string) int {
	depth := 0
	for i, r := range text {
		switch {
		case r == '(' || r == '[':
			depth++
		case depth > 0 && (r == ')' || r == ']'):
			depth--
		case depth == 0 && (unicode.IsSpace(r) || r == '|' || r == ')' || r == ']' || r == '<'):
			return i
		}
	}
	return len(text)
}

// isBalanced reports whether each bracket in unit has its partner. One that has
// none is an error, which reading the pattern bracket by bracket finds.
func isBalanced(unit string) bool {
	var open []rune
	for _, r := range unit {
		switch r {
		case '(':
			open = append(open, ')')
		case '[':
			open = append(open, ']')
		case ')', ']':
			if len(open) == 0 || open[len(open)-1] != r {
				return false
			}
			open = open[:len(open)-1]
		}
	}
	return len(open) == 0
}

// groupLen is the length of the group that text begins with, or 0.
func groupLen(text string) int {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		}
		if depth == 0 {
			return i + min(i, 1)
		}
	}
	return len(text)
}

// isGlued reports whether a bracket in a unit stands inside a word: "author[s]"
// is spelt out as two words. Scripts without spaces have no such words.
func isGlued(unit string) bool {
	left := false // the part before ends in a letter, as far as one can tell
	for unit != "" {
		n := groupLen(unit)
		group := n > 0
		if !group {
			if n = strings.IndexAny(unit, "(["); n < 0 {
				n = len(unit)
			}
		}
		part := unit[:n]
		unit = unit[n:]
		if group {
			letters := strings.ContainsFunc(part, inWord)
			if left && letters {
				return true
			}
			left = letters
			continue
		}
		first, _ := utf8.DecodeRuneInString(part)
		if left && inWord(first) {
			return true
		}
		last, _ := utf8.DecodeLastRuneInString(part)
		left = inWord(last)
	}
	return false
}

// inWord reports whether r is part of a word of a script with spaces.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		c := words.CharClass[r]
		return c == words.CharLower || c == words.CharUpper || c == words.CharDigit
	}
	return !words.IsSolo(r) && words.IsWordRune(r)
}

// spell returns all that a glued unit stands for.
func spell(unit string) ([]string, error) {
	all := []string{""}
	for unit != "" {
		n := groupLen(unit)
		parts := []string{unit[:n]}
		if n > 0 {
			var err error
			if parts, err = spellGroup(unit[:n]); err != nil {
				return nil, err
			}
		} else {
			if n = strings.IndexAny(unit, "(["); n < 0 {
				n = len(unit)
			}
			parts[0] = unit[:n]
		}
		unit = unit[n:]
		if len(all)*len(parts) > maxGlued {
			return nil, fmt.Errorf("has a word with brackets that gives more than %d spellings; put spaces around the brackets", maxGlued)
		}
		next := make([]string, 0, len(all)*len(parts))
		for _, a := range all {
			for _, b := range parts {
				next = append(next, a+b)
			}
		}
		all = next
	}
	return all, nil
}

// spellGroup returns all that a group in brackets stands for.
func spellGroup(group string) ([]string, error) {
	var all []string
	inner := group[1 : len(group)-1]
	for depth, from, i := 0, 0, 0; i <= len(inner); i++ {
		switch {
		case i == len(inner), depth == 0 && inner[i] == '|':
			words, err := spell(inner[from:i])
			if err != nil {
				return nil, err
			}
			all, from = append(all, words...), i+1
		case inner[i] == '(' || inner[i] == '[':
			depth++
		case inner[i] == ')' || inner[i] == ']':
			depth--
		}
	}
	if group[0] == '[' {
		all = append(all, "")
	}
	return all, nil
}
