package extract

import (
	"math"

	"github.com/pare-text/pare/extract/model"
)

// newPass scans the blocks of doc and lets the phrase rules look at them.
func (c *Cleaner) newPass(doc *Document) *pass {
	p := passes.Get().(*pass)
	p.doc, p.rules = doc, c.rules.rules
	p.readTraits()
	c.rules.phrases(p)
	p.guardPhrases(c.rules.builtin)
	p.runShapes(c.rules)
	p.readCues(p.rules)
	c.rules.classes(p) // no cues: the score for pages sees the classes themselves
	c.learned(p)
	return p
}

// readLayout makes the features and scores of both passes, as far as the
// weights go.
func (p *pass) readLayout(w *model.Weights) {
	n := len(p.doc.Blocks)
	var buckets []uint32
	for i := range n {
		buckets = ngrams(buckets[:0], p.blockTokens(i), p.traits[i].print)
		t := &p.traits[i]
		t.ngram = t.families.read(&w.NGrams, buckets)
	}
	p.addRuleFamilies()
	p.readZone()
	first, second := p.textFirstRows, (*pass).textSecondRows
	if p.doc.html != nil {
		p.onPage.read(p, w)
		first, second = p.pageFirstRows, (*pass).pageSecondRows
	}
	if w.First == nil {
		return
	}
	p.scores = p.score(p.scores, w.First, firstStop, first)
	for i, s := range p.scores {
		p.scores[i] = p.shift(s, i)
	}
	p.final = append(p.final[:0], p.scores...)
	p.restOf = p.restOf[:0]
	for i, s := range p.scores {
		if s > peelScore && (p.traits[i].points < DropPoints || s > sureBody && p.traits[i].long) {
			p.restOf = append(p.restOf, int32(i))
		} else {
			p.final[i] = min(s, peelScore)
		}
	}
	q := p.subset(p.restOf)
	q.readZone()
	q.scores = q.scores[:0]
	for _, i := range p.restOf {
		q.scores = append(q.scores, p.scores[i])
	}
	q.readSecond()
	if p.doc.html != nil {
		p.onPage.readProbs(p)
	}
	if w.Second == nil {
		return
	}
	q.final = q.score(q.final, w.Second, secondStop, func(dst []float32, from, to int) { second(q, dst, from, to) })
	for j, i := range p.restOf {
		p.final[i] = p.shift(q.final[j], int(i))
	}
}

// stripRows is how many blocks are scored at a time: their features stay in the
// processor's cache, and a document of a million lines needs no more memory.
const stripRows = 64

// score scores all blocks by forest; rows writes the features of a strip.
func (p *pass) score(out []float32, forest *model.Forest, stop model.Stop, rows func(dst []float32, from, to int)) []float32 {
	n := len(p.doc.Blocks)
	out = grow(out, n)
	p.rows = grow(p.rows, stripRows*forest.Features)
	for at := 0; at < n; at += stripRows {
		end := min(at+stripRows, n)
		strip := p.rows[:(end-at)*forest.Features]
		rows(strip, at, end)
		forest.Score(strip, out[at:end], &p.scratch, stop)
	}
	return out
}

// peelScore is the log-odds at or under which the first pass removes a block
// for good, so that the second sees the article's blocks side by side: 1.5 %.
const peelScore = -4.2

// The trees that come after these seldom bring a block back over peelScore (of
// the blocks of the labelled texts that stop, 2 % would end above it, and none
// above the threshold of any mode), or one that is surely body under a half.
var (
	firstStop  = model.Stop{Trees: 30, Below: -3, Low: peelScore, Above: float32(math.Inf(1))}
	secondStop = model.Stop{Trees: 40, Below: float32(math.Inf(-1)), Above: 2}
)
