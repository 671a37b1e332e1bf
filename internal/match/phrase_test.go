package match

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/internal/pattern"
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

// phraseHits returns what the phrase rules of rs find in lines, a block each.
func phraseHits(rs *Rules, lines ...string) []hits.Hit {
	var all []blocks.Block
	for _, l := range lines {
		all = append(all, blocks.Block{Text: l})
	}
	f := facts.Read(all, nil, "")
	defer f.Free()
	return rs.Phrases(f, nil).All
}

func TestPhrases(t *testing.T) {
	many := func(n int) string { return strings.TrimSpace(strings.Repeat("more ", n)) }
	for _, c := range []struct {
		name string
		rule rule.Rule
		text string
		want string // the evidence; "" for no hit
	}{
		{"anywhere", rule.Rule{Phrases: []string{"our newsletter"}}, "Get OUR newsletter!", "OUR newsletter"},
		{"one word", rule.Rule{Phrases: []string{"newsletter"}}, "Our newsletters and Newsletter.", "Newsletter"},
		{"last word", rule.Rule{Phrases: []string{"now"}}, "Subscribe now", "now"},
		{"not part of a word", rule.Rule{Phrases: []string{"ad"}}, "add ads", ""},
		{"start", rule.Rule{Phrases: []string{"read more"}, At: rule.AtStart}, "» Read more about it", "Read more"},
		{"not at the start", rule.Rule{Phrases: []string{"read more"}, At: rule.AtStart}, "I read more", ""},
		{"start, one word", rule.Rule{Phrases: []string{"read"}, At: rule.AtStart}, "Read more", "Read"},
		{"end", rule.Rule{Phrases: []string{"getty images"}, At: rule.AtEnd}, "The mayor. Getty Images.", "Getty Images"},
		{"not at the end", rule.Rule{Phrases: []string{"getty images"}, At: rule.AtEnd}, "Getty Images said", ""},
		{"end, the second time", rule.Rule{Phrases: []string{"ap"}, At: rule.AtEnd}, "AP photo AP", "AP"},
		{"whole", rule.Rule{Phrases: []string{"share"}, At: rule.Whole}, "• Share (BUTTON)", "Share"},
		{"not whole", rule.Rule{Phrases: []string{"share"}, At: rule.Whole}, "Share prices", ""},
		{"whole behind a number", rule.Rule{Phrases: []string{"privacy"}, At: rule.Whole}, "3. Privacy", ""},
		{"number", rule.Rule{Phrases: []string{"# comments"}, At: rule.Whole}, "1,234 Comments", "1,234 Comments"},
		{"no number", rule.Rule{Phrases: []string{"# comments"}, At: rule.Whole}, "No comments", ""},
		{"this number", rule.Rule{Phrases: []string{"24 hours"}}, "in 12 hours, in 24 hours", "24 hours"},
		{"one of two numbers", rule.Rule{Phrases: []string{"top 5", "top 10"}}, "the top 5 of 10", "top 5"},
		{"the other of two numbers", rule.Rule{Phrases: []string{"top 5", "top 10"}}, "the top 10 of 5", "top 10"},
		{"a number with a colon", rule.Rule{Phrases: []string{"part 2:"}}, "part 2 of 2, part 2: x", "part 2"},
		{"another number", rule.Rule{Phrases: []string{"24 hours"}}, "in 25 hours", ""},
		{"gap of none", rule.Rule{Phrases: []string{"sign up * newsletter"}}, "Sign up: newsletter", "Sign up: newsletter"},
		{"gap of five", rule.Rule{Phrases: []string{"sign * newsletter"}}, "sign 1 2 3 4 5 newsletter", "sign 1 2 3 4 5 newsletter"},
		{"gap of six", rule.Rule{Phrases: []string{"sign * newsletter"}}, "sign 1 2 3 4 5 6 newsletter", ""},
		{"two gaps", rule.Rule{Phrases: []string{"a * b * c"}}, "a x b b x c", "a x b b x c"},
		{"gap before the end", rule.Rule{Phrases: []string{"by * reporter"}, At: rule.Whole}, "By X, reporter reporter", "By X, reporter reporter"},
		{"gap at the end", rule.Rule{Phrases: []string{"share on *"}, At: rule.Whole}, "Share on A B", "Share on A B"},
		{"gap at the end is five words", rule.Rule{Phrases: []string{"share on *"}, At: rule.Whole}, "Share on A B C D E F", ""},
		{"colon", rule.Rule{Phrases: []string{"photo:"}, At: rule.AtStart}, "Photo: AP", "Photo"},
		{"no colon", rule.Rule{Phrases: []string{"photo:"}, At: rule.AtStart}, "Photo AP", ""},
		{"number with colon", rule.Rule{Phrases: []string{"part #:"}, At: rule.AtStart}, "Part 2: x", "Part 2"},
		{"quotes and case", rule.Rule{Phrases: []string{"don't miss"}}, "DON’T MISS", "DON’T MISS"},
		{"ideographs", rule.Rule{Phrases: []string{"阅读更多"}, At: rule.Whole}, "阅读更多»", "阅读更多"},
		{"and", rule.Rule{Phrases: []string{"cookies"}, And: []string{"accept", "agree to"}}, "You agree to cookies", "cookies"},
		{"and missing", rule.Rule{Phrases: []string{"cookies"}, And: []string{"accept", "agree to"}}, "They agree: cookies", ""},
		{"default max_words", rule.Rule{Phrases: []string{"more"}}, many(40), "more"},
		{"more than default max_words", rule.Rule{Phrases: []string{"more"}}, many(41), ""},
		{"max_words", rule.Rule{Phrases: []string{"more"}, MaxWords: 3}, many(4), ""},
		{"min_words", rule.Rule{Phrases: []string{"more"}, MinWords: 5}, many(4), ""},
		{"an ideograph is half a word", rule.Rule{Phrases: []string{"广告"}, MaxWords: 3}, "广告广告广告", "广告"},
		{"nothing", rule.Rule{Phrases: []string{"x"}}, "—", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.rule.Points = rule.DropPoints
			got := ""
			for _, h := range phraseHits(Of([]*rule.Rule{&c.rule}), "before it", c.text) {
				if h.Block != 1 || h.Rule != 0 || h.Points != rule.DropPoints {
					t.Errorf("hit %+v", h)
				}
				got += c.text[h.Start:h.End]
			}
			if got != c.want {
				t.Errorf("evidence %q, want %q", got, c.want)
			}
		})
	}
}

func TestPhrasesOrder(t *testing.T) {
	user := []*rule.Rule{{Phrases: []string{"b"}}, {Phrases: []string{"a"}, At: rule.AtStart}}
	rs := &Rules{tables: []*phraseTable{compilePhrases([]*rule.Rule{{Phrases: []string{"c"}}}), compilePhrases(user)}}
	rs.Rules = make([]*rule.Rule, 3)
	got := ""
	for _, h := range phraseHits(rs, "a b c", "x", "b b c") {
		got += fmt.Sprintf("%d/%d ", h.Block, h.Rule)
	}
	if want := "0/0 0/1 0/2 2/0 2/1 "; got != want {
		t.Errorf("block/rule %q, want %q", got, want)
	}
}

// naive is the definition of a match: the words behind the phrase, tried one by
// one, or -1.
func naive(words []string, phrase string, ends func(rest int) bool) bool {
	phrase = strings.TrimSpace(phrase)
	if phrase == "" {
		return ends(len(words))
	}
	head, tail, _ := strings.Cut(phrase, " ")
	if head == "*" {
		for g := 0; g <= pattern.MaxGap && g <= len(words); g++ {
			if naive(words[g:], tail, ends) {
				return true
			}
		}
		return false
	}
	if len(words) == 0 || words[0] != head && strings.TrimSuffix(words[0], ":") != head {
		return false
	}
	return naive(words[1:], tail, ends)
}

// naiveHit reports whether a rule hits a block of these words.
func naiveHit(r *rule.Rule, words []string, width int) bool {
	stands := func(phrases []string, at rule.Anchor) bool {
		for _, ph := range phrases {
			for i := range words {
				ends := func(rest int) bool { return at < rule.AtEnd || rest == 0 }
				if (at == rule.Anywhere || at == rule.AtEnd || i == 0) && naive(words[i:], ph, ends) {
					return true
				}
			}
		}
		return false
	}
	return width >= 2*r.MinWords && width <= 2*r.Widest() && stands(r.Phrases, r.At) &&
		(len(r.And) == 0 || stands(r.And, rule.Anywhere))
}

// randomRules makes rules over a small vocabulary, so that they often match.
func randomRules(rnd *rand.Rand, vocabulary []string) []*rule.Rule {
	phrases := func(n int) (all []string) {
		for range n {
			words := []string{vocabulary[rnd.IntN(len(vocabulary))]}
			for range rnd.IntN(4) {
				if rnd.IntN(4) == 0 {
					words = append(words, "*")
				} else {
					words = append(words, vocabulary[rnd.IntN(len(vocabulary))])
				}
			}
			all = append(all, strings.Join(words, " "))
		}
		return all
	}
	var rules []*rule.Rule
	for range 1 + rnd.IntN(20) {
		rules = append(rules, &rule.Rule{
			Phrases: phrases(1 + rnd.IntN(4)), And: phrases(rnd.IntN(3)), At: rule.Anchor(rnd.IntN(4)),
			MinWords: rnd.IntN(3), MaxWords: 3 + rnd.IntN(20), Points: rule.DropPoints,
		})
	}
	return rules
}

// FuzzPhrases compares the hits with those of the naive matcher.
func FuzzPhrases(f *testing.F) {
	f.Add(uint64(1), "Read more: 3 a\nа é 广告 b a\n(BUTTON) a b")
	f.Add(uint64(2), strings.Repeat("a b c: # ", 20))
	f.Add(uint64(3), "I\u0307 A\u0300: 1,5 a\u00adb\xff — c\nb")
	f.Fuzz(func(t *testing.T, seed uint64, text string) {
		if len(text) > 1000 {
			return // the naive matcher takes its time
		}
		lines := strings.Split(text, "\n")
		vocabulary := append(strings.Fields(phraseWords(text)), "a", "b", "#", "c:")
		for i, w := range vocabulary { // marks alone are nothing in a phrase
			if toks, _ := words.Scan(w, nil); len(toks) != 1 && w != "#" && w != "#:" {
				vocabulary[i] = "a"
			}
		}
		rnd := rand.New(rand.NewPCG(seed, 1))
		rules := randomRules(rnd, vocabulary)
		rs := Of(rules)
		type key struct{ block, rule int32 }
		got, last := map[key]bool{}, key{0, -1}
		for _, h := range phraseHits(rs, lines...) {
			k := key{h.Block, h.Rule}
			if k.block < last.block || k.block == last.block && k.rule <= last.rule {
				t.Fatalf("hit %v after %v", k, last)
			}
			got[k], last = true, k
			if h.Start >= h.End || int(h.End) > len(lines[h.Block]) {
				t.Fatalf("span %d to %d in a block of %d bytes", h.Start, h.End, len(lines[h.Block]))
			}
		}
		for b, line := range lines {
			all := strings.Fields(phraseWords(line))
			for i, r := range rules {
				toks, stats := words.Scan(line, nil)
				want := naiveHit(r, all, 2*len(toks)-int(stats.Solos))
				if k := (key{int32(b), int32(i)}); got[k] != want {
					t.Errorf("block %q, rule %+v: hit %t, want %t", line, *r, got[k], want)
				}
			}
		}
	})
}

// phraseWords returns the tokens of text as phrases see them: folded, a number as
// "#", a colon behind what it follows.
func phraseWords(text string) string {
	toks, _ := words.Scan(text, nil)
	var all []string
	for _, t := range toks {
		w := string(words.AppendFold(nil, text[t.Start:t.End]))
		if t.Flags&words.Number != 0 {
			w = "#"
		}
		if t.Flags&words.Colon != 0 {
			w += ":"
		}
		all = append(all, w)
	}
	return strings.Join(all, " ")
}
