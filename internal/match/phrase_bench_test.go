package match

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

// benchText makes lines of words that are as unevenly frequent as those of a
// language (Zipf's law), and phrases of the 3,000 most frequent words: many
// blocks hold words of phrases, few a phrase. Words are half as long as real
// ones, so real text is read twice as fast.
func benchText(nRules, perRule, nLines int) ([]*rule.Rule, []string) {
	rnd := rand.New(rand.NewPCG(1, 2))
	vocabulary := make([]string, 20000)
	for i := range vocabulary {
		vocabulary[i] = fmt.Sprintf("%06x", i*2654435769>>8&0xffffff)[rnd.IntN(4):] + "x"
	}
	some := func(n int, pick func() int) string {
		ws := make([]string, n)
		for i := range ws {
			ws[i] = vocabulary[pick()]
		}
		return strings.Join(ws, " ")
	}
	frequent := func() int { return rnd.IntN(3000) }
	zipf := func() int { return int(math.Exp(rnd.Float64()*math.Log(float64(len(vocabulary))))) - 1 }
	rules := make([]*rule.Rule, nRules)
	for i := range rules {
		r := &rule.Rule{At: rule.Anchor(rnd.IntN(4)), Points: rule.DropPoints}
		for range perRule {
			ph := some(2+rnd.IntN(4), frequent)
			if rnd.IntN(10) == 0 {
				ph = strings.Replace(ph, " ", " * ", 1)
			}
			r.Phrases = append(r.Phrases, ph)
		}
		rules[i] = r
	}
	lines := make([]string, nLines)
	for i := range lines {
		lines[i] = some(1+rnd.IntN(1+rnd.IntN(80)), zipf)
	}
	return rules, lines
}

func BenchmarkPhrases(b *testing.B) {
	rules, lines := benchText(300, 10, 10000)
	f := facts.Read(blocks.Read(strings.Join(lines, "\n")), nil, "")
	size := len(lines)
	for _, l := range lines {
		size += len(l)
	}
	rs := Of(rules)
	b.Run("match", func(b *testing.B) {
		b.SetBytes(int64(size))
		b.ReportAllocs()
		n := 0
		for b.Loop() {
			l := rs.Phrases(f, nil)
			n = len(l.All)
			l.Free()
		}
		b.ReportMetric(float64(n), "hits")
	})
	b.Run("scan", func(b *testing.B) {
		b.SetBytes(int64(size))
		b.ReportAllocs()
		var toks []words.Token
		for b.Loop() {
			toks = toks[:0]
			for i := range lines {
				toks, _ = words.Scan(lines[i], toks)
			}
		}
	})
	b.Run("compile", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			compilePhrases(rules)
		}
	})
}
