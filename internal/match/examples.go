package match

import (
	"fmt"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/excerpt"
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/rule"
)

// A Failure is an example that its rule gets wrong.
type Failure struct {
	Rule    *rule.Rule
	Example string
	Drop    bool // the example must be dropped, and is not; otherwise it must not be, and is
}

// String says what is wrong.
func (f Failure) String() string {
	if f.Drop {
		return fmt.Sprintf("rule %s does not drop %s", excerpt.Cut(f.Rule.ID), excerpt.Quote(f.Example))
	}
	return fmt.Sprintf("rule %s must keep %s", excerpt.Cut(f.Rule.ID), excerpt.Quote(f.Example))
}

// Check runs each rule alone on its examples and returns those that it gets
// wrong.
func Check(rules []*rule.Rule) []Failure {
	var failures []Failure
	for _, r := range rules {
		rs := Of([]*rule.Rule{r})
		for _, x := range r.Drop {
			if !rs.hitsExample(r, x) {
				failures = append(failures, Failure{r, x, true})
			}
		}
		for _, x := range r.Keep {
			if rs.hitsExample(r, x) {
				failures = append(failures, Failure{r, x, false})
			}
		}
	}
	return failures
}

// hitsExample reports whether rule r, alone in rs, hits an example: a line, or a
// piece of a page for a rule of classes.
func (rs *Rules) hitsExample(r *rule.Rule, text string) bool {
	if len(r.Elements) == 0 {
		return rs.hitsLine(text)
	}
	pg := page.Read(page.Parse(text))
	f := facts.Read(pg.Blocks, pg, "")
	defer f.Free()
	l := hits.List{Rules: rs.Rules}
	rs.Elements(f, &l)
	return len(l.All) > 0
}

// hitsLine reports whether a phrase rule hits text as a block of its own.
func (rs *Rules) hitsLine(text string) bool { return len(rs.hitting(text)) > 0 }

// hitting returns, in order, the indexes of the phrase rules that hit text as a block of
// its own, one for each hit.
func (rs *Rules) hitting(text string) []int {
	f := facts.Read([]blocks.Block{{Text: text}}, nil, "")
	defer f.Free()
	l := rs.Phrases(f, nil)
	defer l.Free()
	var all []int
	for i := range l.All {
		all = append(all, int(l.All[i].Rule))
	}
	return all
}
