package extract

import (
	_ "embed"
	"slices"
	"sync"

	"github.com/pare-text/pare/internal/facts"

	"github.com/pare-text/pare/internal/hits"

	"github.com/pare-text/pare/rule"
)

//go:generate go run ./rules/pack

// builtinPack is what go generate makes of rules/*.yaml; see [PackRules].
//
//go:embed rules/builtin.rules
var builtinPack string

// builtin are the rules that pare comes with, without their texts.
var builtin = sync.OnceValue(func() *ruleset {
	rules, phrases, err := unpackRules(builtinPack)
	if err != nil {
		panic("extract: the built-in rules: " + err.Error()) // a test reads them
	}
	return &ruleset{rules: rules, tables: []*phraseTable{phrases}}
})

// withTexts sets the texts of the built-in rules when they are first asked for.
var withTexts = sync.OnceFunc(func() {
	if err := unpackTexts(builtinPack, builtin().rules); err != nil {
		panic("extract: the built-in rules: " + err.Error())
	}
})

// A ruleset is a fixed sequence of rules, ready to run: the built-in phrase
// rules, then the user's, then the shape rules, then that of learned lines. The
// index of a rule in it is what a [hit] carries, and the order in which hits come.
type ruleset struct {
	rules   []*rule.Rule
	tables  []*phraseTable // the phrases of rules, one table behind the other
	builtin int            // how many of rules are built-in phrase rules
	shapes  int            // index of the first shape rule
	off     []bool         // by rule: another one of the same id has its place; nil if none has

	readClasses sync.Once
	byClass     *classTable // made for the first page
}

// newRuleset joins the built-in phrase rules with extra, which [Validate] finds
// no fault with, and with the shape rules.
func newRuleset(extra []*rule.Rule) *ruleset {
	own := builtin()
	rs := &ruleset{tables: slices.Clip(own.tables), builtin: len(own.rules)}
	rs.rules = make([]*rule.Rule, 0, len(own.rules)+len(extra)+len(shapeRules)+1)
	rs.rules = append(rs.rules, own.rules...)
	if len(extra) > 0 {
		rs.rules = append(rs.rules, extra...)
		rs.tables = append(rs.tables, compilePhrases(extra))
	}
	rs.shapes = len(rs.rules)
	for _, r := range shapeRules {
		rs.rules = append(rs.rules, &r.Rule)
	}
	rs.rules = append(rs.rules, learnedLine)
	if len(extra) > 0 {
		rs.override(extra)
	}
	return rs
}

// override lets each of extra take the place of any other rule of its id; the
// later counts of two in extra.
func (rs *ruleset) override(extra []*rule.Rule) {
	last := make(map[string]*rule.Rule, len(extra))
	for _, r := range extra {
		last[r.ID] = r
	}
	for i, r := range rs.rules {
		if by := last[r.ID]; by != nil && by != r {
			if rs.off == nil {
				rs.off = make([]bool, len(rs.rules))
			}
			rs.off[i] = true
		}
	}
}

// isOff reports whether another rule has the place of rule i.
func (rs *ruleset) isOff(i int32) bool { return rs.off != nil && rs.off[i] }

// rulesetOf returns a ruleset of phrase rules alone.
func rulesetOf(rules ...*rule.Rule) *ruleset {
	return &ruleset{rules: rules, tables: []*phraseTable{compilePhrases(rules)}, shapes: len(rules)}
}

// phrases adds to l what the phrase rules find, in order of block, then of rule. A
// rule hits a block once: where it stands first.
func (rs *ruleset) phrases(f *facts.Facts, l *hits.List) {
	stamp := l.Settled(len(rs.rules))
	// Two matchers on the stack: the built-in rules and the user's.
	var few [2]matcher
	ms := few[:0]
	base := 0
	for _, t := range rs.tables {
		m := matcher{phraseTable: t, base: int32(base), source: hits.BuiltIn, stamp: stamp[base:]}
		if base >= rs.builtin {
			m.source = hits.User
		}
		ms = append(ms, m)
		base += len(t.rules)
	}
	for i := range f.Blocks {
		from := len(l.All)
		for k := range ms {
			m := &ms[k]
			m.hits = l.All
			m.read(i, f.Blocks[i].Text, f.TokensOf(i), f.Stats[i].Solos)
			l.All = m.hits
		}
		if rs.off != nil {
			on := slices.DeleteFunc(l.All[from:], func(h hits.Hit) bool { return rs.off[h.Rule] })
			l.All = l.All[:from+len(on)]
		}
		sortHits(l.All[from:])
	}
}

// sortHits sorts the few hits of one block by rule.
func sortHits(hits []hits.Hit) {
	for i := range hits {
		for ; i > 0 && hits[i].Rule < hits[i-1].Rule; i-- {
			hits[i], hits[i-1] = hits[i-1], hits[i]
		}
	}
}

// BuiltinRules returns the phrase rules that pare comes with. They are shared:
// do not change them.
func BuiltinRules() []*rule.Rule {
	withTexts()
	return slices.Clone(builtin().rules)
}
