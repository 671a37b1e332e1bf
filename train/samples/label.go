package main

import (
	"hash/fnv"
	"strings"
	"unicode"
)

// A labeller tells which blocks of a page its gold text holds. Words that one
// block has matched are not there for the next: of two copies one is the
// article's.
type labeller struct {
	gold     []string
	used     []bool
	shingles map[uint64][]int // where four words begin in gold
}

// shingle is how many words in a row tell that two texts share a passage.
const shingle = 4

func newLabeller(gold string) *labeller {
	l := &labeller{gold: words(gold), shingles: map[uint64][]int{}}
	l.used = make([]bool, len(l.gold))
	for i := 0; i+shingle <= len(l.gold); i++ {
		h := hashWords(l.gold[i : i+shingle])
		l.shingles[h] = append(l.shingles[h], i)
	}
	return l
}

// words are the runs of letters and digits of text, in lower case.
func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '_'
	})
}

func hashWords(w []string) uint64 {
	h := fnv.New64a()
	for _, x := range w {
		h.Write([]byte(x))
		h.Write([]byte{0})
	}
	return h.Sum64()
}

// labels returns for each text the share of its words that gold holds; -1 for a
// text without words. Long texts are found anywhere, short ones between the
// long ones around them.
func (l *labeller) labels(texts []string) []float64 {
	out := make([]float64, len(texts))
	from, to := make([]int, len(texts)), make([]int, len(texts)) // in gold, of what is found
	cursor := 0
	for i, t := range texts {
		out[i], from[i] = -1, -1
		if w := words(t); len(w) >= shingle {
			out[i], from[i], to[i] = l.long(w, cursor)
			if from[i] >= 0 {
				cursor = to[i]
			}
		}
	}
	next := len(l.gold)
	after := make([]int, len(texts))
	for i := len(texts) - 1; i >= 0; i-- {
		after[i] = next
		if from[i] >= 0 {
			next = from[i]
		}
	}
	before := 0
	for i, t := range texts {
		if from[i] >= 0 {
			before = to[i]
			continue
		}
		w := words(t)
		if len(w) == 0 || len(w) >= shingle {
			continue
		}
		out[i] = 0
		if at := l.find(w, before, max(after[i], before)); at >= 0 {
			out[i], before = 1, at+len(w)
		}
	}
	return out
}

// long matches a text of shingle words or more; if half of it is found, its
// words are used up.
func (l *labeller) long(w []string, cursor int) (share float64, from, to int) {
	found := make([]int, len(w)) // position in gold and 1
	last := -2
	for k := 0; k+shingle <= len(w); k++ {
		best := -1
		for _, at := range l.shingles[hashWords(w[k:k+shingle])] {
			if l.used[at] || l.used[at+shingle-1] {
				continue
			}
			if at == last+1 || best < 0 || best < cursor && at >= cursor {
				best = at
				if at == last+1 {
					break
				}
			}
		}
		last = best
		if best < 0 {
			last = -2
			continue
		}
		for d := range shingle {
			if found[k+d] == 0 {
				found[k+d] = best + d + 1
			}
		}
	}
	n := 0
	from, to = -1, -1
	for _, f := range found {
		if f > 0 {
			n++
			if from < 0 {
				from = f - 1
			}
			to = f
		}
	}
	share = float64(n) / float64(len(w))
	if share < .5 {
		return share, -1, -1
	}
	for _, f := range found {
		if f > 0 {
			l.used[f-1] = true
		}
	}
	return share, from, max(to, from+1)
}

// find returns where w stands in gold[from:to], unused, and uses it up; or -1.
func (l *labeller) find(w []string, from, to int) int {
next:
	for at := from; at+len(w) <= to; at++ {
		for d := range w {
			if l.used[at+d] || l.gold[at+d] != w[d] {
				continue next
			}
		}
		for d := range w {
			l.used[at+d] = true
		}
		return at
	}
	return -1
}
