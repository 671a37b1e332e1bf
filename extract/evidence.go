package extract

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/pare-text/pare/internal/hits"
)

// explainBlock lists what spoke about block i: the rules' hits, strongest
// first and the decisive one before its equals, and what the layout score made of it.
func (j *judge) explainBlock(i int, found []hits.Hit, decisive string) []Evidence {
	var out []Evidence
	b := &j.Blocks[i]
	for k := range found {
		h := &found[k]
		why, end := h.Why, max(h.End, h.Longest)
		if why == "" {
			why = quote(b.Text[h.Start:end])
		}
		span := Span{Start: b.Start + int(h.Start), End: b.Start + int(end)}
		if j.Page != nil {
			span = b.Span // tags and entities part the text from the source
		}
		r := j.RuleOf(h)
		out = append(out, Evidence{Rule: r.ID, Category: r.Category, Points: int(h.Points), Why: why, Span: span})
	}
	slices.SortStableFunc(out, func(a, b Evidence) int {
		if a.Points == b.Points && (a.Rule == decisive) != (b.Rule == decisive) {
			if a.Rule == decisive {
				return -1
			}
			return 1
		}
		return b.Points - a.Points
	})
	if j.scores != nil {
		score, why := j.scores.Explain(j.c.weightsFor(j.Page), i)
		out = append(out, Evidence{Rule: ModelID, Category: j.kind(i), Span: b.Span, Points: layoutPoints(float64(score)), Why: why})
	}
	return out
}

// layoutPoints puts a score on the scale of rules: an even chance of being body is
// 0 points, no chance 100.
func layoutPoints(score float64) int {
	return int(math.Round(100 - 200/(1+math.Exp(-score))))
}

// quote returns the words that a phrase rule matched, on one line and short.
func quote(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 80 {
		s = string(r[:79]) + "…"
	}
	return strconv.Quote(s)
}
