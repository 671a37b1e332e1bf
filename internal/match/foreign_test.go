package match

import (
	"testing"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/rule"
)

// A rule of a language that the document does not have is no more than a hint.
func TestForeign(t *testing.T) {
	const italian = "Il sindaco ha detto che i lavori del porto non cominceranno prima dell'autunno, perché la città non ha ancora i soldi.\n"
	for _, x := range []struct {
		why, lang, phrase string
		at                rule.Anchor
		text              string
		want              int16
	}{
		{"its own language", "it", "salute", rule.Whole, italian + "Salute", rule.DropPoints},
		{"another one", "fi", "salute", rule.Whole, italian + "Salute", rule.HintPoints},
		{"English", "en", "salute", rule.Whole, italian + "Salute", rule.DropPoints},
		{"no language", "", "salute", rule.Whole, italian + "Salute", rule.DropPoints},
		{"some words that are the whole block", "fi", "salute e scienza", rule.Whole, italian + "Salute e scienza", rule.HintPoints},
		{"the same inside of it", "fi", "salute e", rule.AtStart, italian + "Salute e scienza", rule.HintPoints},
		{"a text too short to tell", "fi", "salute", rule.Whole, "Salute\nPorto", rule.DropPoints},
		{"a text of both languages", "it", "salute", rule.Whole, italian + "The mayor said that the harbour would open again in the autumn, when all of the work has been done.\nSalute", rule.DropPoints},
	} {
		f := facts.Read(blocks.Read(x.text), nil, "")
		l := Of([]*rule.Rule{{ID: "navigation/x", Category: rule.Navigation, Lang: x.lang, Phrases: []string{x.phrase}, At: x.at, Points: rule.DropPoints}}).Phrases(f, nil)
		Soften(f, l)
		if len(l.All) != 1 || l.All[0].Points != x.want {
			t.Errorf("%s: hits %+v, want one of %d points", x.why, l.All, x.want)
		}
		l.Free()
		f.Free()
	}
}
