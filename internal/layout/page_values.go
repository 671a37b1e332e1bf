package layout

import (
	"slices"

	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/internal/reuse"
	"github.com/pare-text/pare/internal/words"
)

// A value is what a class, an id or a role says. A page has few of them for its many
// elements: each is read once for all that have it.
type value struct {
	known  bool    // the box and the words are
	named  bool    // the names are
	main   bool    // it is a name of the main element, if it is an id
	box    boxName // the last of the names among its words
	body   int8    // which of the names of the article's element it has, or -1
	words  nameSum
	hashed uint32 // with digits alike; 0 if it is not yet
}

// A nameSum is the score of some words near to a block and far from it, and how many
// they are.
type nameSum struct{ near, far, words int32 }

func (s *nameSum) sum(t nameSum) {
	s.near += t.near
	s.far += t.far
	s.words += t.words
}

// makeValues makes room for the values of the page, unread.
func (v *pageView) makeValues() {
	v.values = reuse.Slice(v.values, v.doc.Names())
	clear(v.values)
}

// valueOf returns what the words of a value say.
func (v *pageView) valueOf(a page.Attr) *value {
	x := &v.values[a.Name]
	if !x.known {
		x.known = true
		splitWords(a.Val, func(word uint32) {
			x.box = max(x.box, boxAt(boxes, word).name)
			v.addWord(&x.words, word)
		})
	}
	return x
}

// classHash hashes a class with digits alike, so that "post-17" and "post-18" are
// one.
func (v *pageView) classHash(a page.Attr) uint32 {
	x := &v.values[a.Name]
	if x.hashed == 0 {
		h := uint32(words.Basis)
		for _, c := range []byte(a.Val) {
			if c >= '0' && c <= '9' {
				c = '0'
			}
			h = (h ^ uint32(c)) * words.Prime
		}
		x.hashed = h
	}
	return x.hashed
}

// namedValue is valueOf with the names that the value is.
func (v *pageView) namedValue(a page.Attr) *value {
	x := v.valueOf(a)
	if x.named {
		return x
	}
	x.named, x.body = true, -1
	v.name = v.name[:0]
	part := false
	var last uint32 // four letters
	for _, c := range []byte(a.Val) {
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c < 'a' && c != ' ' || c > 'z':
			continue
		}
		v.name = append(v.name, c)
		last = last<<8 | uint32(c)
		part = part || isBodyPart(last)
	}
	x.main = string(v.name) == "content" || string(v.name) == "main"
	if part {
		x.body = int8(slices.IndexFunc(bodyNames[:], func(names [][]byte) bool { return holdsAny(v.name, names) }))
	}
	return x
}

// isBodyPart reports whether four letters are among those of which every one of bodyNames has some: most
// values are passed over at their sight.
func isBodyPart(letters uint32) bool {
	switch letters {
	case 'b'<<24 | 'o'<<16 | 'd'<<8 | 'y', 't'<<24 | 'e'<<16 | 'x'<<8 | 't', 'c'<<24 | 'o'<<16 | 'n'<<8 | 't',
		'c'<<24 | 'o'<<16 | 'p'<<8 | 'y', 'm'<<24 | 'a'<<16 | 'i'<<8 | 'n', 'w'<<24 | 'y'<<16 | 's'<<8 | 'i',
		'b'<<24 | 'l'<<16 | 'o'<<8 | 'g':
		return true
	}
	return false
}

// addWord adds the score of a word.
func (v *pageView) addWord(s *nameSum, word uint32) {
	if len(v.weights) > 0 {
		s.near += v.weights.At(int(pathBucket(word, true)))
		s.far += v.weights.At(int(pathBucket(word, false)))
	}
	s.words++
}
