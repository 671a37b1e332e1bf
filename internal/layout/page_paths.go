package layout

import (
	"math"

	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/internal/reuse"
	"github.com/pare-text/pare/internal/words"
	"golang.org/x/net/html/atom"
)

// The path model is linear over the words in the classes, ids and roles of the
// elements around a block: "related", "comment", "content". Those of the
// innermost elements count apart from those further out. The numbers were chosen
// by hand; the weights are for these.
const (
	pathBits = 15
	pathNear = 3 // elements
)

// A pathSum is the score of some elements' words and how many they are.
type pathSum struct {
	score int32
	words int32
}

// pathWords calls found with the hash of each word of element i.
func pathWords(h *page.Document, i int32, found func(uint32)) {
	n := &h.Nodes[i]
	found(tagWord(n.Tag))
	for _, a := range h.Attrs(int(i)) {
		if a.Name != 0 {
			splitWords(a.Val, found)
		}
	}
}

// tagWord is the word that a tag is.
func tagWord(tag atom.Atom) uint32 { return uint32(tag) * words.Prime }

// maxPathWords bounds the words of one attribute. Chosen by hand.
const maxPathWords = 24

// splitWords cuts a class name into words, at capitals too: "relatedPosts" is
// related, posts. Digits do not count, nor single letters.
func splitWords(s string, found func(uint32)) {
	count, letters := 0, 0
	hash := uint32(words.Basis)
	lower := false // the last letter was lower case
	flush := func() {
		if letters > 1 && count < maxPathWords {
			count++
			found(hash)
		}
		letters, hash, lower = 0, words.Basis, false
	}
	for _, c := range []byte(s) {
		switch {
		case c >= 'a' && c <= 'z':
			lower = true
		case c >= 'A' && c <= 'Z':
			if lower {
				flush()
			}
			c += 'a' - 'A'
		default:
			flush()
			continue
		}
		hash = (hash ^ uint32(c)) * words.Prime
		letters++
	}
	flush()
}

func pathBucket(word uint32, near bool) uint32 {
	if near {
		word ^= 0x9e3779b1
	}
	return word * 2654435769 >> (32 - pathBits)
}

// pathBuckets appends the buckets of block i's path, and of the heading above
// it, to dst.
func (p *Scores) pathBuckets(dst []uint32, i int) []uint32 {
	h := p.Page
	if k := p.onPage.heading[i]; k >= 0 {
		for _, t := range p.headingTokens(int(k)) {
			dst = append(dst, headingBucket(t))
		}
	}
	depth := 0
	for e := h.Places[i].Node; e >= 0; e = h.Nodes[e].Parent {
		if h.Nodes[e].Tag == atom.Html {
			break
		}
		pathWords(h, e, func(w uint32) { dst = append(dst, pathBucket(w, depth < pathNear)) })
		depth++
	}
	return dst
}

// maxHeading bounds the words of a heading that count. Chosen by hand.
const maxHeading = 12

// headingTokens are the words of block k, a heading.
func (p *Scores) headingTokens(k int) []words.Token {
	toks := p.TokensOf(k)
	return toks[:min(len(toks), maxHeading)]
}

func headingBucket(t words.Token) uint32 {
	return (t.Hash ^ 0x85ebca6b) * 2654435769 >> (32 - pathBits)
}

// readPaths scores the path of every block: that of all its words, and of the
// near ones. The far words of an element are summed once for all blocks inside.
func (v *pageView) readPaths(p *Scores, scale float32) {
	h := v.doc
	nodes := h.Nodes
	v.nearSums, v.farSums = reuse.Slice(v.nearSums, len(nodes)), reuse.Slice(v.farSums, len(nodes))
	n := len(h.Places)
	v.path, v.pathNear, v.pathHeading = reuse.Slice(v.path, n), reuse.Slice(v.pathNear, n), reuse.Slice(v.pathHeading, n)
	clear(v.path)
	clear(v.pathNear)
	clear(v.pathHeading)
	if len(v.weights) == 0 {
		return
	}
	for i := range nodes {
		if nodes[i].IsText() {
			continue
		}
		var near, far pathSum
		if nodes[i].Tag != atom.Html {
			var words nameSum
			v.addWord(&words, tagWord(nodes[i].Tag))
			for _, a := range h.Attrs(i) {
				if a.Name != 0 {
					words.sum(v.valueOf(a).words)
				}
			}
			near, far = pathSum{words.near, words.words}, pathSum{words.far, words.words}
			if up := nodes[i].Parent; up >= 0 {
				far.score += v.farSums[up].score
				far.words += v.farSums[up].words
			}
		}
		v.nearSums[i], v.farSums[i] = near, far
	}
	for b := range h.Places {
		var sum pathSum
		e := h.Places[b].Node
		for k := 0; k < pathNear && e >= 0; k++ {
			sum.score += v.nearSums[e].score
			sum.words += v.nearSums[e].words
			e = nodes[e].Parent
		}
		v.pathNear[b] = sum.mean(scale)
		if k := v.heading[b]; k >= 0 {
			var above pathSum
			for _, t := range p.headingTokens(int(k)) {
				above.score += v.weights.At(int(headingBucket(t)))
				above.words++
			}
			v.pathHeading[b] = above.mean(scale)
			sum.score += above.score
			sum.words += above.words
		}
		if e >= 0 {
			sum.score += v.farSums[e].score
			sum.words += v.farSums[e].words
		}
		v.path[b] = sum.mean(scale)
	}
}

// mean damps the score by the number of words, as the trainer does.
func (s pathSum) mean(scale float32) float32 {
	if s.words == 0 {
		return 0
	}
	return float32(s.score) * scale / float32(math.Sqrt(float64(s.words)))
}
