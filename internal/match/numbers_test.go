package match

import (
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/rule"
)

// What is long enough turns a phrase into a hint.
func TestGuardNumbers(t *testing.T) {
	rules := Of([]*rule.Rule{
		{ID: "sign-up/deal", Category: rule.SignUp, Phrases: []string{"best deal"}, Points: rule.DropPoints},
		{ID: "sign-up/reader", Category: rule.SignUp, Phrases: []string{"dear reader"}, Points: rule.HintPoints},
	})
	plain := func(n int) string { return strings.Repeat(" wonderful", n) }
	for _, c := range []struct {
		number     string
		text       func(n int) string
		hint, drop int
	}{
		{"quotedWords", func(n int) string { return "“The best deal" + plain(n-3) }, 12, 11},
		{"proseWords", func(n int) string { return "Yes. The best deal" + plain(n-4) + "." }, 18, 17},
		{"proseSentences", func(n int) string { return strings.Repeat("So. ", n-1) + "The best deal" + plain(20) + "." }, 2, 1},
		{"calls to sign up", func(n int) string {
			return "Yes. The best deal" + plain(20) + strings.Repeat(" dear reader", n-1) + " indeed."
		}, 1, 2},
	} {
		for _, n := range []int{c.hint, c.drop} {
			f := facts.Read(blocks.Read(c.text(n)), nil, "")
			l := rules.Phrases(f, nil)
			Soften(f, l)
			if len(l.All) == 0 || (l.All[0].Points == rule.HintPoints) != (n == c.hint) {
				t.Errorf("%s: at %d %+v of %q", c.number, n, l.All, c.text(n))
			}
		}
	}
}

// A class of more than half of a page's blocks names no widget.
func TestWidgetShare(t *testing.T) {
	rules := Of([]*rule.Rule{{ID: "consent/widget", Category: rule.Consent, Elements: []string{"cookie-banner"}, Points: rule.DropPoints}})
	for inside, found := range map[int]bool{10: true, 11: false} { // of twenty
		pg := page.Read(page.Parse("<div class=cookie-banner>" + strings.Repeat("<p>Yes", inside) + "</div>" + strings.Repeat("<p>No", 20-inside)))
		l := hits.New(len(pg.Blocks), rules.Rules)
		rules.Elements(facts.Read(pg.Blocks, pg, ""), l)
		if got := len(l.All) > 0; got != found {
			t.Errorf("%d of %d blocks inside: found %v", inside, len(pg.Blocks), got)
		}
	}
}
