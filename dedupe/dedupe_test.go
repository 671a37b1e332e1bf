package dedupe

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/pare-text/pare/extract"
)

func printOf(t testing.TB, text string, kind Kind, tie uint64) Print {
	t.Helper()
	c, err := extract.New(extract.RulesOnly())
	if err != nil {
		t.Fatal(err)
	}
	return Of(c.Text(text), kind, tie)
}

// words returns made-up words.
func words(rng *rand.Rand, n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf("w%c%c%c", 'a'+rng.IntN(26), 'a'+rng.IntN(26), 'a'+rng.IntN(26))
	}
	return all
}

func TestAlike(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	w := words(rng, 400)
	text := strings.Join(w, " ")
	edited := strings.Join(append(slices.Clone(w[:390]), words(rng, 10)...), " ")
	for _, c := range []struct {
		why, a, b   string
		exact, near bool
	}{
		{"the same", text, text, true, true},
		{"case, marks, lines and boilerplate", text, "Share on Facebook\n" + strings.ToUpper(strings.Join(w[:200], ", ")) + ".\n\n" + strings.Join(w[200:], " ") + "!", true, true},
		{"other last words", text, edited, false, true},
		{"half of it", text, strings.Join(w[:200], " "), false, false},
		{"a short one but for a number", "12 people live in the mill", "14 people live in the mill", false, false},
		{"a short one", "The mill still grinds", "the mill, still, grinds", true, true},
		{"nothing is left of either", "", "\n", false, false},
		{"another order of words", text, strings.Join(append(slices.Clone(w[200:]), w[:200]...), " "), false, true},
	} {
		for kind, want := range map[Kind]bool{Exact: c.exact, Near: c.near} {
			prints := []Print{printOf(t, c.a, kind, 1), printOf(t, c.b, kind, 2)}
			folded := slices.ContainsFunc(Folds(prints), func(f Fold) bool { return f.Like >= 0 })
			if folded != want {
				t.Errorf("%s: folded %v with kind %d, resemblance %v", c.why, folded, kind, prints[0].Resemblance(&prints[1]))
			}
		}
	}
}

// The estimate is as good as its documentation says.
func TestResemblance(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 2))
	sum, n := 0.0, 0
	for _, share := range []float64{.1, .5, .8, .95} {
		for range 20 {
			same := words(rng, 1000)
			other := int(1000*(1-share)/(2*share)) + 1 // on each side, so that share of the union is the same
			a := printOf(t, strings.Join(append(words(rng, other), same...), " "), Near, 1)
			b := printOf(t, strings.Join(append(words(rng, other), same...), " "), Near, 2)
			real := float64(1000-shingle+1) / float64(1000-shingle+1+2*other)
			d := a.Resemblance(&b) - real
			sum, n = sum+d*d, n+1
		}
	}
	if deviation := math.Sqrt(sum / float64(n)); deviation > .05 {
		t.Errorf("the standard error is %.3f", deviation)
	}
}

// corpus returns prints of groups of equal, alike and lone documents.
func corpus(t *testing.T, rng *rand.Rand) []Print {
	var all []Print
	for range 40 {
		w := words(rng, 20+rng.IntN(200))
		for range 1 + rng.IntN(5) {
			v := slices.Clone(w)
			for range rng.IntN(4) {
				v[rng.IntN(len(v))] = "edited"
			}
			all = append(all, printOf(t, strings.Join(v, " "), Near, rng.Uint64N(5)))
		}
	}
	return all
}

func TestFolds(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	for range 5 {
		prints := corpus(t, rng)
		stays := func(prints []Print) map[Print]int {
			left := map[Print]int{}
			for _, f := range Folds(prints) {
				p := prints[f.Doc]
				switch {
				case f.Like < 0:
					p.Min = nil // which is another pointer after a shuffle
					left[p]++
				case prints[f.Like].Compare(&p) > 0:
					t.Fatalf("%d is folded into %d, which comes after it in rank", f.Doc, f.Like)
				case p.Resemblance(&prints[f.Like]) < Threshold:
					t.Fatalf("%d is folded into %d, which it does not resemble", f.Doc, f.Like)
				}
			}
			return left
		}
		want := stays(prints)
		if len(want) < 40 {
			t.Errorf("%d documents stay of 40 groups", len(want))
		}
		for range 5 {
			rng.Shuffle(len(prints), func(i, k int) { prints[i], prints[k] = prints[k], prints[i] })
			got := stays(prints)
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Fatal("what stays depends on the order")
			}
		}
	}
}

// Many equal documents are one, in linear time.
func TestManyEqual(t *testing.T) {
	one := printOf(t, strings.Join(words(rand.New(rand.NewPCG(4, 4)), 100), " "), Near, 7)
	prints := make([]Print, 100_000)
	for i := range prints {
		prints[i] = one
	}
	left := 0
	for _, f := range Folds(prints) {
		if f.Like < 0 {
			left++
		}
	}
	if left != 1 {
		t.Errorf("%d are left", left)
	}
}
