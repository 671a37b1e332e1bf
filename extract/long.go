package extract

import (
	"slices"
	"sort"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/language"
	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/internal/words"
	"golang.org/x/net/html/atom"
)

// A windowing says how a long document is judged: in windows, so that what is known of
// each block, a kilobyte of facts, evidence and features, is there for those of one window
// only. Of all others there is the verdict.
type windowing struct {
	longer  int // a document of more blocks is long; 0 if none is
	size    int // blocks of a window
	overlap int // blocks on each side of a window that it sees, too
	samples int // stretches of a long document from which the outlook is read
	sample  int // blocks of a stretch
}

// longDocuments are the windows that people meet. No article and no page that was
// measured has half as many blocks as a long document; longer ones are dumps and tables.
// What a window of that size takes is kept for the next one (see reuse.MostBlocks), and
// at the end of its overlap the features of a block have the values that they have far from
// the edges of a document. Chosen by hand.
var longDocuments = windowing{longer: 200_000, size: 16_000, overlap: 1_000, samples: 8, sample: 2_000}

// areOf reports whether a document of n blocks is judged in windows.
func (w windowing) areOf(n int) bool { return w.longer > 0 && n > w.longer }

// An outlook is what the decision about a window has to know of the whole document. It is
// read from stretches of it, at the same distance from each other, as if they were one document.
type outlook struct {
	doubt     float32      // of raw text
	least     float32      // of a page: the least score of a block that stays
	guard     string       // and why it is less than the score would have it
	main, all language.Set // languages
}

// readRest reads what is left of a text. Of one that is judged in windows only the
// verdicts that drop something are noted, as it stands in memory beside the whole.
func (c *Cleaner) readRest(src string) *Document {
	d := &Document{Source: src, read: blocks.Read(src)}
	if !c.windows.areOf(len(d.read)) {
		d.setBlocks()
	}
	return d
}

// A goneBlock is a block of a rest that is dropped.
type goneBlock struct {
	block   int
	verdict Verdict
}

// verdictOf returns the verdict of block k, which of a rest may be noted apart.
func (d *Document) verdictOf(k int) Verdict {
	if len(d.Blocks) > 0 {
		return d.Blocks[k].Verdict
	}
	if i := sort.Search(len(d.gone), func(i int) bool { return d.gone[i].block >= k }); i < len(d.gone) && d.gone[i].block == k {
		return d.gone[i].verdict
	}
	return Verdict{Keep: true}
}

// setVerdict sets the verdict of block i, in order.
func (d *Document) setVerdict(i int, v Verdict) {
	switch {
	case len(d.Blocks) > 0:
		d.Blocks[i].Verdict = v
	case !v.Keep:
		d.gone = append(d.gone, goneBlock{i, v})
	}
}

// takeBack is takeBack of a document.
func (d *Document) takeBack() (found bool) {
	for i := range d.Blocks {
		found = d.Blocks[i].Verdict.takeBack() || found
	}
	n := len(d.gone)
	d.gone = slices.DeleteFunc(d.gone, func(g goneBlock) bool { return g.verdict.Rule == ModelID })
	return found || len(d.gone) < n
}

// cleanLong is clean for a long document, page or text.
func (c *Cleaner) cleanLong(doc *Document, head bool) (dropped bool) {
	of := *c
	withoutSentence := doc.html == nil && !c.rulesOnly && !c.collector.KnowsSite() && !doc.holdsSentence()
	of.rulesOnly = c.rulesOnly || withoutSentence // all that the score would drop would be taken back
	windows := newStretches(doc)
	of.outlook = of.readOutlook(windows)
	doc.Guard = of.outlook.guard
	if withoutSentence {
		doc.Guard = noSentence
	}
	n := doc.count()
	known := newKnownWindows(c.explain)
	list := int32(-1)           // the list or table that goes on from the window before, where it stayed
	sentence, first := false, n // whether one stays; the first block that goes
	gone, scored := 0, 0        // how many go, and how many by the score alone
	for from := 0; from < n; from += c.windows.size {
		to := min(from+c.windows.size, n)
		low, high := max(from-c.windows.overlap, 0), min(to+c.windows.overlap, n)
		j := of.judgePart(windows, head && from == 0, stretch{low, high}, known)
		if from == 0 {
			doc.Meta = metaOf(doc, j)
		}
		sentence = sentence || j.sentence
		for i := from; i < to; i++ {
			v := j.verdicts[i-low]
			if list >= 0 && v.Rule == ModelID && doc.listAround(i) == list {
				v.takeBack() // half a list is worse than none
			}
			doc.setVerdict(i, v)
			if v.Keep {
				continue
			}
			first = min(first, i)
			gone++
			if v.Rule == ModelID {
				scored++
			}
		}
		if list = -1; doc.verdictOf(to - 1).Keep {
			list = doc.listAround(to - 1)
		}
	}
	if doc.html != nil || of.rulesOnly {
		return gone > 0
	}
	isLast := gone <= signatureLines && first == n-gone
	switch {
	case !sentence:
		if doc.takeBack() {
			doc.Guard = noSentence
		}
		return gone > scored
	case gone == scored && gone > 0 && (gone == 1 || isLast): // see isLoneDoubt
		doc.takeBack()
		return false
	}
	return gone > 0
}

// holdsSentence reports whether any block ends like a sentence.
func (d *Document) holdsSentence() bool {
	var toks []words.Token
	for _, b := range d.readOf(0, d.count(), nil) {
		var s words.Stats
		if toks, s = words.Scan(b.Text, toks[:0]); words.IsStop(s.Last) {
			return true
		}
	}
	return false
}

// listAround returns the innermost list or table of a page around block i, or -1.
func (d *Document) listAround(i int) int32 {
	if d.html == nil {
		return -1
	}
	e := d.html.Places[i].Node
	for e >= 0 {
		switch d.html.Nodes[e].Tag {
		case atom.Ul, atom.Ol, atom.Dl, atom.Table:
			return e
		}
		e = d.html.Nodes[e].Parent
	}
	return -1
}

// metaOf returns the metadata of a document of which the first window is judged.
func metaOf(doc *Document, j judgement) Meta {
	if doc.html != nil {
		return doc.Meta
	}
	return j.head
}

// A stretch is the blocks [from, to) of a document.
type stretch struct{ from, to int }

// readOutlook reads what the windows of a document have to know of it, and its language.
func (c *Cleaner) readOutlook(parts *stretches) *outlook {
	doc := parts.doc
	n, w := doc.count(), c.windows
	var all []stretch
	for k := range w.samples {
		from := 0 // the first and the last are at the ends
		if k > 0 {
			from = (n - w.sample) / (w.samples - 1) * k
		}
		if len(all) > 0 {
			from = max(from, all[len(all)-1].to)
		}
		if to := min(from+w.sample, n); from < to {
			all = append(all, stretch{from, to})
		}
	}
	read, pg, part := parts.part(all...)
	f := facts.Read(read, pg, doc.Meta.Title)
	f.Part = part
	defer f.Free()
	doc.Lang = languageOf(f, doc.Lang)
	out := &outlook{main: f.Language, all: f.Languages}
	if !c.rulesOnly {
		c.look(f, out)
	}
	return out
}

// stretches reads stretches of a document, one after the other in the same memory.
type stretches struct {
	doc   *Document
	pages *page.Parts // nil of raw text
	read  []blocks.Block
}

func newStretches(doc *Document) *stretches {
	s := &stretches{doc: doc}
	if doc.html != nil {
		s.pages = page.PartsOf(doc.html)
	}
	return s
}

// part returns what there is of stretches of the document. It holds until the next call.
func (s *stretches) part(of ...stretch) (read []blocks.Block, pg *page.Document, part facts.Part) {
	d := s.doc
	read = d.readOf(of[0].from, of[0].to, s.read)
	if s.pages != nil {
		s.read = read
	}
	for _, next := range of[1:] {
		read = append(read[:len(read):len(read)], d.readOf(next.from, next.to, nil)...)
	}
	if s.pages != nil {
		var ranges [][2]int
		for _, r := range of {
			ranges = append(ranges, [2]int{r.from, r.to})
		}
		pg = s.pages.Part(ranges, read)
	}
	part = facts.Before | facts.Behind
	if len(of) == 1 && of[0].from == 0 {
		part &^= facts.Before
	}
	if len(of) == 1 && of[0].to == d.count() {
		part &^= facts.Behind
	}
	return read, pg, part
}

// judgePart judges a stretch of a document, unless it is known, and reads its head if that is
// asked for.
func (c *Cleaner) judgePart(windows *stretches, head bool, of stretch, known *knownWindows) judgement {
	read, pg, part := windows.part(of)
	key := known.key(read, pg, part)
	if j, ok := known.all[key]; ok {
		return j
	}
	j := c.judgeStretch(facts.Read(read, pg, windows.doc.Meta.Title), part, head)
	known.add(key, j)
	return j
}

// judgeStretch judges the facts of a stretch.
func (c *Cleaner) judgeStretch(f *facts.Facts, part facts.Part, head bool) judgement {
	defer f.Free()
	f.Part = part
	if f.Language == 0 {
		f.Language, f.Languages = c.outlook.main, c.outlook.all
	}
	j := c.judge(f, nil, !c.rulesOnly, head)
	j.found.Free()
	j.found = nil // a known window holds the judgement
	return j
}

// look reads the outlook of a document from the score of stretches of it.
func (c *Cleaner) look(f *facts.Facts, out *outlook) {
	j := c.read(f, nil, true, false)
	defer j.List.Free()
	defer j.freeScores()
	if j.Page != nil {
		j.readUnits()
		out.least, out.guard = j.leastKept(pageThresholds[c.mode])
		return
	}
	j.levelCopies()
	out.doubt = doubtOf(j.expected())
}
