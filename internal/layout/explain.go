package layout

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/pare-text/pare/internal/model"
)

// Explain returns the score of block i by weights, also where a rule settles it, and puts it
// in words: the probability that it is body, and the two kinds of features that moved it most.
func (p *Scores) Explain(w *model.Weights, i int) (score float32, why string) {
	score = p.Final[i]
	var sums [numAspects]float32
	if w.First == nil || w.Second == nil {
		return score, "no score"
	}
	first, second := p.passes()
	forest, of := w.First, first
	j, left := slices.BinarySearch(p.RestOf, int32(i))
	if left {
		_, known := p.rest.settled(j)
		left = !known
	}
	if left {
		forest, of = w.Second, second
	}
	row, by := make([]float32, len(of.features)), make([]float32, len(of.features))
	if left {
		p.rest.row(row, of, j)
	} else {
		p.row(row, of, i)
	}
	if _, ok := p.settled(i); ok {
		var out [1]float32
		p.scratch.Put(0, row)
		forest.Score(out[:], &p.scratch, of.stops...)
		score = min(out[0], removeScore)
	}
	forest.Contributions(row, by)
	for k, x := range by {
		sums[of.features[k].aspect] += x
	}
	words := []string{fmt.Sprintf("%.0f %% body", 100/(1+math.Exp(-float64(score))))}
	sign := float32(1)
	if score < 0 {
		sign = -1
	}
	for range 2 {
		best := aspect(0)
		for a := range sums {
			if sums[a]*sign > sums[best]*sign {
				best = aspect(a)
			}
		}
		if sums[best]*sign < .2 {
			break
		}
		words = append(words, p.aspectWords(i, best, score < 0))
		sums[best] = 0
	}
	return score, strings.Join(words, "; ")
}

// An aspect is what a group of features looks at. From aspectPath on only pages have
// it.
type aspect int

const (
	aspectWords aspect = iota
	aspectLook
	aspectAround
	aspectPlace
	aspectCopies
	aspectCues
	aspectKnown
	aspectKin
	aspectPath
	aspectLinks
	aspectContainer
	aspectLike
	aspectSaid
	aspectPage
	numAspects
)

// aspectWords says what aspect a found in block i, for or against it.
func (p *Scores) aspectWords(i int, a aspect, against bool) string {
	s, t := &p.Stats[i], &p.Traits[i]
	pick := func(bad, good string) string {
		if against {
			return bad
		}
		return good
	}
	switch a {
	case aspectWords:
		return pick("its words are typical of boilerplate", "its words are typical of articles")
	case aspectLook:
		look := strconv.Itoa(int(s.Words)) + " words"
		if s.Words == 1 {
			look = "1 word"
		}
		if t.Ends {
			return look + " that end like a sentence"
		}
		return look + " that do not end like a sentence"
	case aspectAround:
		return pick("the lines around it look like boilerplate", "the lines around it look like an article")
	case aspectPlace:
		switch z := &p.zone; {
		case z.First < 0:
			return "a text without long paragraphs"
		case i < z.First:
			return fmt.Sprintf("%d lines above the first paragraph", z.First-i)
		case i > z.Last:
			return fmt.Sprintf("%d lines below the last paragraph", i-z.Last)
		}
		return "it is among the paragraphs"
	case aspectCopies:
		if t.Repeat > 1 {
			return fmt.Sprintf("the line occurs %d times in the text", t.Repeat)
		}
		return "the line occurs once in the text"
	case aspectCues:
		return pick("a rule matches a line above it", "no rule matches a line above it")
	case aspectKnown:
		return pick("its words are not in the paragraphs", "its words are in the paragraphs")
	case aspectKin:
		return pick("lines like it stand where boilerplate stands", "lines like it stand where the article stands")
	}
	return p.pageAspectWords(i, a, against)
}
