// Package layout scores blocks by a trained model: how likely each is body. Its
// features look at words, at rules, and above all at where a block stands.
package layout

import (
	"math"
	"sync"

	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/internal/model"
	"github.com/pare-text/pare/internal/reuse"
	"github.com/pare-text/pare/rule"
)

// Scores are what the trained model makes of the blocks of a document. It works in
// two passes: the first scores every block, the second those that the first leaves
// and no rule drops, side by side.
type Scores struct {
	*facts.Facts
	signals []signal   // by block
	words   WordScores // by block
	buckets []uint32   // of the words of a block

	FirstPass []float32    // log-odds that a block is body; settledScore where a rule settles it
	Final     []float32    // of the second pass, or of the first where there is no other
	rest      *Scores      // the blocks that the second pass saw
	RestOf    []int32      // which they are
	whole     *Scores      // of a rest: the scores of the whole document
	onPage    pageView     // where the blocks of a page stand
	text      surroundings // what features of raw text look at

	hits       []hits.Hit
	rules      []*rule.Rule
	zone       facts.Zone
	sums       [][numWindows]float32 // prefix sums, see readWindows
	document   []float32             // features of the document as a whole
	View       firstScores
	features   []float32 // of a block
	ownStrip   []float32 // what the blocks of a strip and their neighbours are by themselves, from block ownFrom on
	nearStrip  []float32 // what of that their neighbours see
	ownFrom    int
	results    []float32 // what the trees make of the strip
	tails      []float32 // ends of the rows of the first pass, each of tailSize numbers; see makeTails
	tailSize   int
	views      views
	scratch    model.Scratch
	categories []rule.Category
	asked      []int     // blocks whose category is asked for
	kinds      []float32 // what each kind makes of a strip of blocks, kind by kind
}

// A signal is what features derive for a block from its words and from the rules.
type signal struct {
	wordScore
	points int32 // most points of a rule
	hint   bool  // a hint of a rule
	cues   cues
}

// A wordScore is what the words of a block say: the score of the n-gram model, and of
// the families of boilerplate. To the latter a signal adds what rules say.
type wordScore struct {
	ngram    float32
	families families
}

// WordScores are what the words of the blocks of a document say.
type WordScores []wordScore

// pool keeps the memory of scores that are done with.
var pool = sync.Pool{New: func() any { return &Scores{rest: &Scores{Facts: new(facts.Facts)}} }}

// Free gives p's memory back; nothing may use p any more.
func (p *Scores) Free() {
	if cap(p.signals) > reuse.MostBlocks {
		return
	}
	p.Facts, p.hits, p.rules, p.onPage.doc = nil, nil, nil, nil
	p.rest.Release()
	p.rest.whole = nil
	p.views, p.rest.views = views{}, views{}
	pool.Put(p)
}

// A Shift is what is known of a site: what it adds to the score of block i.
type Shift func(i int) float32

// Read scores the blocks of a document, as far as the weights go: without a
// first forest there are only signals. found is what the rules say; shift is nil if
// nothing is known of the site. words are those of the text that f was read after, see
// [facts.ReadAgain], or empty; they become those of this text. nil is for a text that is read once.
func Read(f *facts.Facts, found *hits.List, w *model.Weights, shift Shift, words *WordScores) *Scores {
	p := pool.Get().(*Scores)
	p.Facts, p.hits, p.rules = f, found.All, found.Rules
	if words == nil {
		p.readWords(w, nil)
	} else {
		p.readWords(w, *words)
		p.words, *words = *words, p.words
	}
	p.read(w, shift)
	return p
}

// readWords reads what the words of each block say, of which before has those of the text
// that was read before.
func (p *Scores) readWords(w *model.Weights, before WordScores) {
	n := len(p.Blocks)
	p.words, p.signals = reuse.Slice(p.words, n), reuse.Slice(p.signals, n)
	for i := range n {
		x := &p.words[i]
		if k := p.Copied[i]; k >= 0 {
			*x = p.words[k]
		} else if k := p.Same[i]; k >= 0 && len(before) > 0 {
			*x = before[k]
		} else {
			p.buckets = ngrams(p.buckets[:0], p.TokensOf(i), p.Traits[i].Print)
			x.ngram = x.families.read(&w.NGrams, p.buckets)
		}
		p.signals[i] = signal{wordScore: *x}
	}
}

func (p *Scores) read(w *model.Weights, shift Shift) {
	p.readCues()
	p.addRuleFamilies()
	p.readPlaces()
	if p.Page != nil {
		p.onPage.read(p, w)
	} else {
		p.readSurroundings()
	}
	first, second := p.passes()
	p.FirstPass, p.Final, p.RestOf = p.FirstPass[:0], p.Final[:0], p.RestOf[:0]
	if w.First == nil {
		return
	}
	p.FirstPass = p.score(p.FirstPass, w.First, first)
	if shift != nil {
		for i := range p.FirstPass {
			p.FirstPass[i] += shift(i)
		}
	}
	p.Final = append(p.Final, p.FirstPass...)
	for i, s := range p.FirstPass {
		if s > removeScore && (p.signals[i].points < rule.DropPoints || s > SureBody && p.Traits[i].Long) {
			p.RestOf = append(p.RestOf, int32(i))
		} else {
			p.Final[i] = min(s, removeScore)
		}
	}
	q := p.readRest()
	if p.Page != nil {
		p.onPage.readProbs(p)
	}
	if w.Second == nil {
		return
	}
	q.Final = q.score(q.Final, w.Second, second)
	for j, i := range p.RestOf {
		p.Final[i] = q.Final[j]
		if shift != nil {
			p.Final[i] += shift(int(i))
		}
	}
}

// settled reports whether block i needs no score of the pass, and what stands for it.
//
// The first pass needs none of a block that a rule drops whatever its score: a rule has the last word
// of a quarter of the blocks of pages, and of a third of the lines of dumped ones. What they are goes
// into what is known of those around them all the same. The second pass sees none of them. Of raw
// text, and of a document in windows, it scores only those that the first is in doubt of, one in four:
// it hardly ever changes what becomes of the others.
func (p *Scores) settled(i int) (score float32, ok bool) {
	if p.whole != nil {
		score = p.FirstPass[i]
		return score, (p.Page == nil || p.Part != facts.Whole) && (score < lowDoubt || score > highDoubt)
	}
	return settledScore, p.signals[i].points >= rule.DropPoints && !p.Traits[i].Long
}

// readPlaces reads where the blocks stand among the paragraphs.
func (p *Scores) readPlaces() {
	p.zone.Read(p.Facts)
	p.readWindows()
	p.readDocument()
}

// readRest makes the scores of the blocks that the second pass sees, as far as the
// first pass knows them.
func (p *Scores) readRest() *Scores {
	q := p.rest
	q.Subset(p.Facts, p.RestOf)
	q.whole = p
	q.signals, q.FirstPass = q.signals[:0], q.FirstPass[:0]
	for _, i := range p.RestOf {
		q.signals = append(q.signals, p.signals[i])
		q.FirstPass = append(q.FirstPass, p.FirstPass[i])
	}
	q.readPlaces()
	q.readSecond()
	return q
}

// score scores all blocks that are not settled by the forest of a pass, a strip of them
// at a time: a document of a million lines needs no more memory.
func (p *Scores) score(out []float32, forest *model.Forest, of pass) []float32 {
	n := len(p.Blocks)
	out = reuse.Slice(out, n)
	p.features, p.results = reuse.Slice(p.features, forest.Features), reuse.Slice(p.results, model.Strip)
	p.makeTails(of.tail)
	alike := p.newAlikeStrips()
	for at := 0; at < n; at += model.Strip {
		end := min(at+model.Strip, n)
		if from := alike.before(p, at, end); from >= 0 {
			copy(out[at:end], out[from:])
			continue
		}
		rows := 0
		p.readOwnOfUnsettled(at, end)
		for i := at; i < end; i++ {
			if _, ok := p.settled(i); !ok {
				row := of.write(p, p.features[:0], i)
				p.keepTail(row, i)
				p.scratch.Put(rows, row)
				rows++
			}
		}
		forest.Score(p.results[:rows], &p.scratch, of.stops...)
		rows = 0
		for i := at; i < end; i++ {
			var ok bool
			if out[i], ok = p.settled(i); !ok {
				out[i] = p.results[rows]
				rows++
			}
		}
	}
	return out
}

// readOwnOfUnsettled is readOwn for those of the blocks [from, to) that need a score.
func (p *Scores) readOwnOfUnsettled(from, to int) {
	isSettled := func(i int) bool { _, ok := p.settled(i); return ok }
	for from < to && isSettled(from) {
		from++
	}
	for from < to && isSettled(to-1) {
		to--
	}
	if from < to {
		p.readOwn(from, to)
	}
}

// row writes the features of block i by itself, as a pass sees them.
func (p *Scores) row(dst []float32, of pass, i int) {
	p.readOwn(i, i+1)
	of.write(p, dst[:0:len(of.features)], i)
}

// BodyChance is the probability that block i is body.
func (p *Scores) BodyChance(i int) float64 { return chance(p.Final[i]) }

// chance is the probability that belongs to log-odds.
func chance(logOdds float32) float64 { return 1 / (1 + math.Exp(-float64(logOdds))) }

// removeScore is the log-odds at or under which the first pass removes a block
// for good, so that the second sees the article's blocks side by side: 1.5 %.
// Chosen by hand.
const removeScore = -4.2

// settledScore stands for the first score of a block that a rule settles: 5 %. With it the
// second pass does as well as with what the trees say of such blocks, which is 2 % in dumped
// text and 7 % on pages, in the mean.
const settledScore = -3

// The first scores between which the second pass scores a block of raw text again: 5 % and 88 %.
// Of the blocks of the labelled texts above the higher one, one in ten thousand would have ended under
// a half; of those below the lower one, none over a third. On pages such blocks are moved together with the
// list or the table that they stand in, and every score counts.
const (
	lowDoubt  = -3
	highDoubt = 2
)

// SureBody is the first score above which a long paragraph stays although a
// phrase speaks against it: 95 %. Its words and its place are the article's; it
// may be about newsletters. Chosen by hand.
const SureBody = 2.9
