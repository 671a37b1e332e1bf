package shape

import (
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/match"
	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/rule"
)

// hitsOf returns the lines that the rule hits in src, read without the score.
func hitsOf(rules *match.Rules, r *rule.Rule, src string) (lines []int) {
	read, pg, title := blocks.Read(src), (*page.Document)(nil), ""
	if strings.HasPrefix(src, "<") {
		pg = page.Read(page.Parse(src))
		read = pg.Blocks
		_, title, _ = strings.Cut(src, "<title>")
		title, _, _ = strings.Cut(title, "</title>")
	}
	f := facts.Read(read, pg, title)
	defer f.Free()
	l := rules.Phrases(f, nil)
	defer l.Free()
	match.Soften(f, l)
	l.ReadMost()
	Run(f, l, rules.Others, nil)
	for k := range l.All {
		if l.RuleOf(&l.All[k]) == r {
			lines = append(lines, max(f.Blocks[l.All[k].Block].Line, 1))
		}
	}
	return lines
}

// shapesAlone are the shape rules, and a few labels as the only phrases.
func shapesAlone() *match.Rules {
	label := func(id string, c rule.Category, phrase string) *rule.Rule {
		return &rule.Rule{ID: id, Category: c, Phrases: []string{phrase}, At: rule.Whole, Points: rule.DropPoints}
	}
	return match.Of([]*rule.Rule{
		label("advert/label", rule.Advert, "advertisement"),
		label("consent/label", rule.Consent, "we use cookies"),
		label("related/label", rule.Related, "related articles"),
		label("related/also", rule.Related, "read also"),
		label("comments/label", rule.Comments, "# comments"),
		label("follow/label", rule.Follow, "follow us on facebook"),
		label("navigation/label", rule.Navigation, "listen to this article"),
		label("sign-up/label", rule.SignUp, "sign up here"),
		label("sign-up/letter", rule.SignUp, "newsletter"),
		label("share/label", rule.Share, "share on facebook"),
	}, Rules()...)
}

func TestShapeExamples(t *testing.T) {
	c := shapesAlone()
	for _, r := range shapeRules {
		t.Run(r.ID, func(t *testing.T) {
			if len(r.Drop) == 0 || len(r.Keep) == 0 || r.Doc == "" {
				t.Fatal("a rule has a doc and examples of both kinds")
			}
			for _, src := range r.Drop {
				if len(hitsOf(c, &r.Rule, src)) == 0 {
					t.Errorf("does not hit %q", src)
				}
			}
			for _, src := range r.Keep {
				if lines := hitsOf(c, &r.Rule, src); len(lines) > 0 {
					t.Errorf("hits line %v of %q", lines, src)
				}
			}
		})
	}
}

func TestCredits(t *testing.T) {
	c := shapesAlone()
	for _, x := range []struct {
		why, line string
		rule      string // "" if the line stays
	}{
		{"label and name", "Photo: Jane Roe/The Courier", "credit/photo-label"},
		{"label of two words", "Image credit: Northern Museum", "credit/photo-label"},
		{"German label", "Foto: Max Muster/dpa", "credit/photo-label"},
		{"a sentence that begins with a label", "Photo: the word comes from the Greek for light and was first used in print a long time ago by Herschel.", ""},
		{"bracket with an agency", "The minister on Monday (Jane Roe/Getty Images)", "caption/credit-in-brackets"},
		{"small agency behind via", "The minister on Monday. (Press Office via AP)", "caption/credit-in-brackets"},
		{"bracket with a label", "The old mill at dawn (Foto: Erika Beispiel)", "caption/credit-in-brackets"},
		{"full-width brackets", "式典に出席した市長（写真：共同）", "caption/credit-in-script"},
		{"an agency behind a sentence is a source, not a credit", "The strike ends on Friday, the union said. (AP)", ""},
		{"credit cards are none", "Wallet (credit/debit cards, cash, etc.)", ""},
		{"pictures to take are none", "Big memory card (you will take a ton of pictures!)", ""},
		{"label behind a sentence", "Fans queue outside the stadium. Photo: Jane Roe", "caption/credit-at-end"},
		{"separator and agency", "The harbour at dawn | Getty Images", "caption/credit-at-end"},
		{"a price for credits is none", "Cost per Credit: In-State | $472", ""},
		{"the news names its source", "The deal was first reported by Reuters.", ""},
		{"Korean", "시장이 인사말을 하고 있다. 사진=김철수 기자", "caption/credit-in-script"},
		{"Chinese", "图片来源：新闻社", "caption/credit-in-script"},
		{"Chinese prose about pictures", "他说每天早上五点起床去拍照，因为那时的光线最好。", ""},
	} {
		got := ""
		for _, r := range shapeRules {
			if lines := hitsOf(c, &r.Rule, x.line); len(lines) > 0 && r.Points >= rule.DropPoints {
				got = r.ID
			}
		}
		if got != x.rule {
			t.Errorf("%s: %q: got %q, want %q", x.why, x.line, got, x.rule)
		}
	}
}
