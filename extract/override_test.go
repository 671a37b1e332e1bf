package extract

import (
	"slices"
	"testing"

	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/internal/shape"
	"github.com/pare-text/pare/rule"
)

// A rule of the user with the id of another rule takes its place: that of a
// phrase rule, of one for the classes of pages, of a shape rule, of one of his own.
func TestOverride(t *testing.T) {
	phrase := BuiltinRules()[slices.IndexFunc(BuiltinRules(), func(r *rule.Rule) bool { return r.Points >= rule.DropPoints && len(r.Phrases) > 0 })]
	class := BuiltinRules()[slices.IndexFunc(BuiltinRules(), func(r *rule.Rule) bool { return len(r.Elements) > 0 })]
	shapes := shape.Rules()
	shape := shapes[slices.IndexFunc(shapes, func(r *rule.Rule) bool { return r.ID == "related/under-heading" })]
	own := &rule.Rule{ID: "promo/own", Category: rule.Promo, Doc: "Own.", Phrases: []string{"quux quux"}, Points: rule.DropPoints, Drop: []string{"Quux quux!"}, Keep: []string{"A quux."}}
	for _, c := range []struct {
		why  string
		old  *rule.Rule
		text string // which the old rule hits
		html bool
		more []*rule.Rule
	}{
		{"a phrase rule", phrase, phrase.Drop[0], false, nil},
		{"a rule of classes", class, class.Drop[0], true, nil},
		{"a shape rule", shape, shape.Drop[0], false, nil},
		{"a rule of an earlier file", own, own.Drop[0], false, []*rule.Rule{own}},
	} {
		hits := func(rules ...*rule.Rule) bool {
			cleaner, err := New(WithRules(rules...))
			if err != nil {
				t.Fatal(err)
			}
			doc := readText(c.text)
			if c.html {
				doc = ParsePage(c.text)
			}
			f := facts.Read(doc.read, doc.html, doc.Meta.Title)
			defer f.Free()
			l, _ := cleaner.collector.Collect(f, nil)
			defer l.Free()
			return slices.ContainsFunc(l.All, func(h hits.Hit) bool { return l.RuleOf(&h) == c.old })
		}
		by := &rule.Rule{ID: c.old.ID, Category: c.old.Category, Doc: "Another.", Phrases: []string{"xyzzy"}, Points: rule.DropPoints, Drop: []string{"Xyzzy"}, Keep: []string{"A plugh."}}
		if !hits(c.more...) {
			t.Errorf("%s: the old rule %s does not hit its example", c.why, c.old.ID)
		}
		if hits(append(slices.Clone(c.more), by)...) {
			t.Errorf("%s: the old rule %s still hits", c.why, c.old.ID)
		}
		cleaner, err := New(WithRules(append(slices.Clone(c.more), by)...))
		if err != nil {
			t.Fatal(err)
		}
		same := func(r *rule.Rule) bool { return r.ID == c.old.ID }
		if rules := cleaner.Rules(); !slices.Contains(rules, by) || slices.Contains(rules, c.old) || slices.IndexFunc(rules, same) < 0 {
			t.Errorf("%s: Rules has both, or neither", c.why)
		}
		if _, hits := cleaner.Hits("Xyzzy"); !slices.ContainsFunc(hits, func(h RuleHit) bool { return h.Rule == by }) {
			t.Errorf("%s: the new rule does not hit", c.why)
		}
	}
}
