package extract

import (
	"fmt"
	"strings"
)

// maxExpansion bounds the phrases that one pattern may stand for: a rule that
// needs more says something that a "*" says better.
const maxExpansion = 512

// expandPattern returns the phrases that a pattern stands for, in order, each
// once: "(read | see) more [stories]" is four. Alternatives stand in round
// brackets, an optional part in square ones; they nest. It is the notation of
// the JSpeech Grammar Format. The error says what is wrong with the pattern.
func expandPattern(text string) ([]string, error) {
	if !strings.ContainsAny(text, "()[]|") {
		return []string{text}, nil
	}
	p := patternReader{rest: text}
	all, err := p.alternatives("")
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	var phrases []string
	for _, s := range all {
		if s = strings.ReplaceAll(strings.Join(strings.Fields(s), " "), " :", ":"); !seen[s] {
			seen[s] = true
			phrases = append(phrases, s)
		}
	}
	return phrases, nil
}

// A patternReader reads a pattern from left to right.
type patternReader struct {
	rest string
}

// alternatives reads what stands between "|" up to the bracket end, or up to the
// end of the pattern if end is "".
func (p *patternReader) alternatives(end string) ([]string, error) {
	var all []string
	for {
		seq, err := p.sequence()
		if err != nil {
			return nil, err
		}
		if all = append(all, seq...); len(all) > maxExpansion {
			return nil, fmt.Errorf("stands for more than %d phrases; write several rules, or a gap", maxExpansion)
		}
		switch {
		case strings.HasPrefix(p.rest, "|"):
			p.rest = p.rest[1:]
		case end == "" && p.rest == "":
			return all, nil
		case p.rest == "":
			return nil, fmt.Errorf("has a bracket without its %q", end)
		case p.rest[:1] != end:
			return nil, fmt.Errorf("has a %q too many", p.rest[:1])
		default:
			p.rest = p.rest[1:]
			return all, nil
		}
	}
}

// sequence reads words and groups up to a "|", a closing bracket or the end.
func (p *patternReader) sequence() ([]string, error) {
	seq := []string{""}
	for p.rest != "" {
		var parts []string
		var err error
		switch p.rest[0] {
		case '|', ')', ']':
			return seq, nil
		case '(':
			p.rest = p.rest[1:]
			parts, err = p.alternatives(")")
		case '[':
			p.rest = p.rest[1:]
			parts, err = p.alternatives("]")
			parts = append(parts, "")
		default:
			n := strings.IndexAny(p.rest, "()[]|")
			if n < 0 {
				n = len(p.rest)
			}
			parts, p.rest = []string{p.rest[:n]}, p.rest[n:]
		}
		if err != nil {
			return nil, err
		}
		if len(seq)*len(parts) > maxExpansion {
			return nil, fmt.Errorf("stands for more than %d phrases; write several rules, or a gap", maxExpansion)
		}
		all := make([]string, 0, len(seq)*len(parts))
		for _, s := range seq {
			for _, part := range parts {
				all = append(all, s+part)
			}
		}
		seq = all
	}
	return seq, nil
}
