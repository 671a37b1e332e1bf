package memory

import (
	"errors"
	"unicode/utf8"
)

// A Kind is what a document is read as.
type Kind int

// The kinds. The texts and pages of a Lines document stand in JSON strings.
const (
	Text Kind = iota
	Page
	Lines
)

// What a document takes while it is cleaned, in bytes: measured, on inputs that
// hold nothing but the one thing, and a little more. TestCost holds them to it.
const (
	perByte    = 8 // the source, its copy in UTF-8, what is left and what is written
	perNewline = 100
	perBlock   = 1300
	perWord    = 60
	perTag     = 120
	perLinked  = 210 // byte of linked data
	perFound   = 800 // block, if all evidence is wanted
	perOddByte = 40  // of other encodings, whose words are not counted
)

// Of more than longBlocks blocks, those of one window are worked on at once: see
// extract.Cleaner. Of the others there is what they are and their verdict, of a text a second time
// while it is read again.
const (
	longBlocks   = 200_000
	perLongBlock = 500
	perPageBlock = 250 // the same of a page
	windowBlocks = 20_000
)

// maxScanned is how many bytes of a line are read for evidence.
const maxScanned = 1 << 20

// A Meter counts what a document will take while it is read, and takes it of a
// ticket.
type Meter struct {
	Ticket *Ticket // may be nil
	Kind   Kind
	// Explain says that all evidence is wanted.
	Explain bool

	bytes, newlines, blocks, words, tags, linked int64
	window                                       wordWindow
	next                                         int64 // cost from which the ticket is asked again

	inWord, blank, after bool // blank: nothing of the line was read; after: a carriage return
	line                 int  // bytes of the line
	markup               markup
	begun                bool
}

// Add counts what was read next.
func (m *Meter) Add(read []byte) error {
	m.count(read)
	cost := m.Cost()
	if cost <= m.next {
		return nil
	}
	m.next = cost + cost/4 + 1<<20
	return m.take(cost)
}

// End says that whole is all, and waits until there is room for it.
func (m *Meter) End(whole []byte) error {
	cost := m.Cost()
	if !utf8.Valid(whole) {
		cost += perOddByte * m.bytes
	}
	return m.take(cost)
}

func (m *Meter) take(cost int64) error {
	err := m.Ticket.Take(cost)
	var limit *LimitError
	if errors.As(err, &limit) {
		limit.Lines = m.blocks
	}
	return err
}

// Cost is how many bytes what was counted so far takes.
func (m *Meter) Cost() int64 {
	cost := perByte*m.bytes + perNewline*m.newlines + perTag*m.tags + perLinked*m.linked
	if long := m.blocks - longBlocks; long <= 0 || m.Kind == Lines {
		cost += perBlock*m.blocks + perWord*m.words
	} else {
		each := int64(perLongBlock)
		if m.Kind == Page {
			each = perPageBlock
		}
		cost += perBlock*longBlocks + each*long + perWord*max(m.window.early, m.window.most)
	}
	if m.Explain {
		cost += perFound * m.blocks
	}
	return cost
}

// Fits returns a *[LimitError] if a text or a page takes more than the limit of
// a ticket. It takes nothing.
func (t *Ticket) Fits(text string, kind Kind, explain bool) error {
	if t == nil {
		return nil
	}
	m := Meter{Kind: kind, Explain: explain}
	m.count([]byte(text))
	if cost := m.Cost(); cost > t.budget.limit {
		return &LimitError{Needs: cost, Limit: t.budget.limit, Max: t.budget.max, Lines: m.blocks}
	}
	return nil
}

// count counts lines, words and markup. NUL bytes are those of UTF-16.
func (m *Meter) count(read []byte) {
	if !m.begun {
		m.begun, m.blank = true, true
		m.markup.pending = true
	}
	m.bytes += int64(len(read))
	for _, c := range read {
		m.line++
		switch class := classes[c]; {
		case class == wordByte || class == highByte:
			m.filled()
			m.word(class == highByte && c >= 0xe0)
		case class == newline:
			if c == '\r' || !m.after {
				m.newlines++
			}
			m.after = c == '\r'
			m.blank, m.inWord, m.line = true, false, 0
			continue
		case class == nothing:
			continue
		default:
			m.inWord = false
			if class == other {
				m.filled()
			}
		}
		m.after = false
		switch m.Kind {
		case Page:
			m.tag(c)
		case Lines:
			if c == '\\' || c == '<' { // an escaped line end, or one of a tag
				m.blocks++
				m.tags++
			}
		}
	}
}

// A wordWindow counts the words of a window, of that which has most of them.
type wordWindow struct {
	early  int64    // words of a document that is not long so far
	recent [2]int64 // of the stretch of windowBlocks that is counted, and of the one before
	most   int64    // of two such stretches beside each other
	from   int64    // block from which the stretch is
}

// add counts a word of a block.
func (w *wordWindow) add(block int64) {
	if block <= longBlocks {
		w.early++
	}
	if block >= w.from+windowBlocks {
		w.recent = [2]int64{0, w.recent[0]}
		w.from = block
	}
	w.recent[0]++
	w.most = max(w.most, w.recent[0]+w.recent[1])
}

// word counts a word that begins, or a character that is one.
func (m *Meter) word(alone bool) {
	if (alone || !m.inWord) && m.line <= maxScanned {
		m.words++
		m.window.add(m.blocks)
	}
	m.inWord = true
}

// filled counts a line that is not blank. In pages it is tags that begin blocks.
func (m *Meter) filled() {
	if m.blank {
		m.blank = false
		if m.Kind != Page {
			m.blocks++
		}
	}
}

// The classes of bytes.
const (
	other = iota
	wordByte
	highByte
	newline
	space
	nothing
)

var classes = func() (t [256]uint8) {
	for c := range t {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9':
			t[c] = wordByte
		case c >= utf8.RuneSelf:
			t[c] = highByte
		case c == '\n', c == '\r':
			t[c] = newline
		case c == ' ', c == '\t', c == '\v', c == '\f':
			t[c] = space
		case c == 0:
			t[c] = nothing
		}
	}
	return t
}()
