package report

import (
	"bytes"
	"testing"

	"github.com/pare-text/pare/rule"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/pare-text/pare/extract"
)

// What is shown can be read again, and is the same rule.
func TestRule(t *testing.T) {
	rules := append(extract.BuiltinRules(), &rule.Rule{
		ID: "promo/odd", Category: rule.Promo, Doc: `Says "so"; it's: odd`, Lang: "en", Points: rule.HintPoints,
		Any: []string{"no", "404", "- it's", `back\slash "and" quote's`, "# 1"}, And: []string{"über"},
		At: rule.Whole, MinWords: 2, MaxWords: 9,
		Drop: []string{"a\tb: «c»"}, Keep: []string{"~"},
	})
	for _, r := range rules {
		var b bytes.Buffer
		Rule(&b, r)
		got, err := rule.Parse("shown", &b)
		if err != nil {
			t.Errorf("%s cannot be read: %v", r.ID, err)
			continue
		}
		if diff := cmp.Diff(r, got[0], cmpopts.IgnoreUnexported(rule.Rule{}), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s is another rule (-is +shown):\n%s", r.ID, diff)
		}
	}
}
