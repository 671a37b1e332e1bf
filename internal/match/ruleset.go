// Package match finds what rules name: phrases in blocks, and elements of pages. It
// reads the table of the built-in rules and compiles those of users.
package match

import (
	"slices"
	"sync"

	"github.com/pare-text/pare/extract/rules"
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/rule"
)

// builtin are the rules that pare comes with, without their texts.
var builtin = sync.OnceValue(func() *Rules {
	all, phrases, err := unpackRules(rules.Packed)
	if err != nil {
		panic("extract: the built-in rules: " + err.Error()) // a test reads them
	}
	return &Rules{Rules: all, tables: []*phraseTable{phrases}}
})

// withTexts sets the texts of the built-in rules when they are first asked for.
var withTexts = sync.OnceFunc(func() {
	if err := unpackTexts(rules.Packed, builtin().Rules); err != nil {
		panic("extract: the built-in rules: " + err.Error())
	}
})

// A Rules is a fixed sequence of rules, ready to run: the built-in phrase rules,
// then the user's, then those of other kinds. The index of a rule in it is what a
// [hits.Hit] carries, and the order in which hits come.
type Rules struct {
	Rules   []*rule.Rule
	tables  []*phraseTable // the phrases of rules, one table behind the other
	builtin int            // how many of rules are built-in phrase rules
	Others  int            // index of the first rule of another kind
	Off     []bool         // by rule: another one of the same id has its place; nil if none has

	readClasses sync.Once
	byClass     *classTable // made for the first page
}

// New joins the built-in phrase rules with extra, which [rule.Validate] finds
// no fault with, and behind them with rules of other kinds.
func New(extra, others []*rule.Rule) *Rules {
	own := builtin()
	rs := &Rules{tables: slices.Clip(own.tables), builtin: len(own.Rules)}
	rs.Rules = slices.Concat(own.Rules, extra)
	if len(extra) > 0 {
		rs.tables = append(rs.tables, compilePhrases(extra))
	}
	rs.Others = len(rs.Rules)
	rs.Rules = append(rs.Rules, others...)
	if len(extra) > 0 {
		rs.override(extra)
	}
	return rs
}

// override lets each of extra take the place of any other rule of its id; the
// later counts of two in extra.
func (rs *Rules) override(extra []*rule.Rule) {
	last := make(map[string]*rule.Rule, len(extra))
	for _, r := range extra {
		last[r.ID] = r
	}
	for i, r := range rs.Rules {
		if by := last[r.ID]; by != nil && by != r {
			if rs.Off == nil {
				rs.Off = make([]bool, len(rs.Rules))
			}
			rs.Off[i] = true
		}
	}
}

// isOff reports whether another rule has the place of rule i.
func (rs *Rules) isOff(i int32) bool { return rs.Off != nil && rs.Off[i] }

// Of returns a ruleset of these phrase rules, and others behind them, without the
// built-in ones.
func Of(phrases []*rule.Rule, others ...*rule.Rule) *Rules {
	return &Rules{Rules: slices.Concat(phrases, others), tables: []*phraseTable{compilePhrases(phrases)}, builtin: len(phrases), Others: len(phrases)}
}

// Phrases returns what the phrase rules find, in order of block, then of rule. A
// rule hits a block once: where it stands first. before is what all rules found in the
// text of f.Same; nil if there is none.
func (rs *Rules) Phrases(f *facts.Facts, before *hits.List) *hits.List {
	l := hits.New(len(f.Blocks), rs.Rules)
	stamp := l.Settled(len(rs.Rules))
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
		switch {
		case f.Copied[i] >= 0:
			l.TakePhrases(i, l.Of(int(f.Copied[i])))
			continue
		case before != nil && f.Same[i] >= 0:
			l.TakePhrases(i, before.Of(int(f.Same[i])))
			continue
		}
		from := len(l.All)
		for k := range ms {
			m := &ms[k]
			m.hits = l.All
			m.read(i, f.Blocks[i].Text, f.TokensOf(i), f.Stats[i].Solos)
			l.All = m.hits
		}
		if rs.Off != nil {
			on := slices.DeleteFunc(l.All[from:], func(h hits.Hit) bool { return rs.Off[h.Rule] })
			l.All = l.All[:from+len(on)]
		}
		sortHits(l.All[from:])
	}
	return l
}

// sortHits sorts the few hits of one block by rule.
func sortHits(hits []hits.Hit) {
	for i := range hits {
		for ; i > 0 && hits[i].Rule < hits[i-1].Rule; i-- {
			hits[i], hits[i-1] = hits[i-1], hits[i]
		}
	}
}

// Builtin returns the phrase rules that pare comes with, with their texts. They
// are shared: do not change them.
func Builtin() []*rule.Rule {
	withTexts()
	return slices.Clone(builtin().Rules)
}

// All returns the rules that count, in order, with their texts.
func (rs *Rules) All() []*rule.Rule {
	withTexts()
	all := make([]*rule.Rule, 0, len(rs.Rules))
	for i, r := range rs.Rules {
		if !rs.isOff(int32(i)) {
			all = append(all, r)
		}
	}
	return all
}
