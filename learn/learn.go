// Package learn finds the lines that repeat across the documents of a site. It
// needs no list of phrases.
//
// A [Counter] takes documents one by one. Its [Pack] has the lines that a [Threshold]
// accepts, and the number of documents in which each occurs. A pack can be
// written as YAML, read again, and added to other packs as if all documents had
// been learned together. An [extract.Cleaner] uses the part of a pack for the
// site of its document: [extract.Cleaner.ForSite].
package learn

import (
	"cmp"
	"hash/fnv"
	"io"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pare-text/pare/internal/words"
)

// DefaultMemory is how many bytes the counts may take, unless said otherwise.
const DefaultMemory = 400 << 20

// A Counter counts in how many documents of its site each line occurs. It is
// for one goroutine: [ReadText] and [ReadPage], which take the
// time, may run in many.
//
// Counts are exact until they take more memory than it may have. Then the lines
// of one document go into a Bloom filter, and a line is counted from the second
// document on. If even the repeating lines are too many, those that are far from
// what the threshold asks for are forgotten.
type Counter struct {
	threshold Threshold
	sites     map[string]*siteCount
	memory    int64
	size      int64   // estimate of what the counts take
	seen      *sketch // nil while counts are exact
	// chance and forgotten are those of the packs that were added, and the latter
	// grows where memory is short.
	chance    float64
	forgotten int
}

// A siteCount is what is counted of one site.
type siteCount struct {
	docs  int
	lines map[words.LineKey]*Line
	hash  uint64 // of its name
	final bool   // a pack without its rest was added
}

// A Line is what is known of a line of a site.
type Line struct {
	Key  words.LineKey
	Docs int // documents that it stands in
	Edge int // those of them where it stands only outside of the article's paragraphs
	Head int // those where it stands above them first
	// Bodies are the least of the hashes of these documents' bodies, fewBodies at
	// most: copies of an article are one.
	Bodies Bodies
	// From is the first by name of the documents, Text the line as it stands
	// there, at most MaxText bytes of it.
	From, Text string
}

// MaxText is how many bytes of a line a pack holds: enough to know it by.
const MaxText = 120

// NewCounter returns a Counter whose counts may take so many bytes, and whose
// Pack holds what the threshold lets through.
func NewCounter(threshold Threshold, memory int64) *Counter {
	return &Counter{threshold: threshold, sites: map[string]*siteCount{}, memory: memory}
}

// Add counts a document of a site. name tells people, and every run, which it
// was.
func (c *Counter) Add(site, name string, r Reading) {
	s := c.site(valid(site))
	s.docs++
	for one := range Lines(name, r) {
		if c.seen != nil && s.lines[one.Key] == nil {
			if !c.seen.again(s.hash, one.Key, one.Bodies[0]) {
				continue
			}
			one.Docs, one.Edge = 2, 2*one.Edge // all that is known of the other is that its body is another
			one.Bodies = one.Bodies.join(Bodies{^one.Bodies[0] | 1})
		}
		c.join(s, one)
	}
	if c.size > c.memory/2 {
		c.shrink()
	}
}

// Lines yields the lines of one document as they are counted. Their texts may
// share memory with it.
func Lines(name string, r Reading) iter.Seq[Line] {
	return func(yield func(Line) bool) {
		body := Bodies{max(uint32(r.Body>>32), 1)}
		name = valid(name)
		for _, l := range r.Lines {
			one := Line{Key: l.Key, Docs: 1, Bodies: body, From: name, Text: cut(l.Text)}
			if l.Edge {
				one.Edge = 1
			}
			if l.Head {
				one.Head = 1
			}
			if !yield(one) {
				return
			}
		}
	}
}

func (c *Counter) site(name string) *siteCount {
	s := c.sites[name]
	if s == nil {
		h := fnv.New64a()
		io.WriteString(h, name) //nolint:errcheck // never fails
		s = &siteCount{lines: map[words.LineKey]*Line{}, hash: h.Sum64()}
		c.sites[strings.Clone(name)] = s
	}
	return s
}

// join adds the counts of a line to those of s.
func (c *Counter) join(s *siteCount, one Line) {
	if old := s.lines[one.Key]; old != nil {
		old.Join(one)
		return
	}
	one.Text = strings.Clone(one.Text) // not the document around it
	s.lines[one.Key] = &one
	c.size += one.size()
}

// size is about how much memory the counts of a line take: the entry, its place
// in a map, its text.
func (l *Line) size() int64 { return 160 + int64(len(l.Text)) }

// Join adds the counts that the same line of the same site has in other
// documents. The order in which counts are joined does not matter.
func (l *Line) Join(m Line) {
	l.Docs += m.Docs
	l.Edge += m.Edge
	l.Head += m.Head
	l.Bodies = l.Bodies.join(m.Bodies)
	if c := cmp.Compare(m.From, l.From); c < 0 || c == 0 && m.Text < l.Text {
		l.From, l.Text = m.From, strings.Clone(m.Text)
	}
}

// fewBodies is how many bodies are told apart: no threshold asks for more.
const fewBodies = 4

// Bodies are the least of a set of hashes, in order. 0 stands for none.
type Bodies [fewBodies]uint32

// count returns how many there are.
func (b Bodies) count() int {
	n := 0
	for n < len(b) && b[n] != 0 {
		n++
	}
	return n
}

func (b Bodies) join(c Bodies) Bodies {
	all := slices.Concat(b[:b.count()], c[:c.count()])
	slices.Sort(all)
	all = slices.Compact(all)
	var out Bodies
	copy(out[:], all)
	return out
}

// cut returns the head of a line, at most MaxText bytes, as valid UTF-8.
func cut(text string) string {
	if len(text) <= MaxText {
		return valid(text)
	}
	end := MaxText
	for end > MaxText-utf8.UTFMax && !utf8.RuneStart(text[end]) {
		end--
	}
	return valid(text[:end])
}

// valid returns text as UTF-8 that YAML and JSON can hold.
func valid(text string) string { return strings.ToValidUTF8(text, "\ufffd") }
