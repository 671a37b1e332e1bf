package memory

import (
	"bytes"
	"errors"
	"unicode/utf8"
	"unsafe"
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

// Add counts what was read so far, as far as it has not been counted. A page that can hardly be
// large waits for its end.
func (m *Meter) Add(soFar []byte) error {
	if m.Kind == Page && m.bytes == 0 && (perByte+perWord/2)*int64(len(soFar)) <= m.Ticket.small() {
		return nil
	}
	m.count(soFar[m.bytes:])
	cost := m.Cost()
	if cost <= m.next {
		return nil
	}
	m.next = cost + cost/4 + 1<<20
	return m.take(cost)
}

// End says that whole is all, and waits until there is room for it.
func (m *Meter) End(whole []byte) error {
	small := m.Ticket.small()
	if m.Kind == Page && m.bytes == 0 {
		if most, ok := m.mostOfPage(whole); ok && most <= small && (most+perOddByte*int64(len(whole)) <= small || utf8.Valid(whole)) {
			return nil
		}
	}
	m.count(whole[m.bytes:])
	cost := m.Cost()
	if odd := perOddByte * m.bytes; cost+odd > small && !utf8.Valid(whole) {
		cost += odd
	}
	return m.take(cost)
}

// TakeText makes room for a text or a page, which needs no more afterwards.
func (t *Ticket) TakeText(text string, kind Kind, explain bool) error {
	m := Meter{Ticket: t, Kind: kind, Explain: explain}
	defer t.Settle()
	return m.End(bytesOf(text))
}

// bytesOf are the bytes of a text, which nobody may change.
func bytesOf(text string) []byte { return unsafe.Slice(unsafe.StringData(text), len(text)) }

// CostOf is how many bytes a document takes.
func CostOf(whole []byte, kind Kind, explain bool) int64 {
	m := Meter{Kind: kind, Explain: explain}
	m.count(whole)
	return m.Cost()
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
	cost += perWord * (min(m.bytes, fewBytes) + 1) / 2
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
	m.count(bytesOf(text))
	if cost := m.Cost(); cost > t.budget.limit {
		return &LimitError{Needs: cost, Limit: t.budget.limit, Max: t.budget.max, Lines: m.blocks}
	}
	return nil
}

// pieceSize is how much is counted at once: much less than maxScanned, so that
// few pieces reach beyond what is read of a line. Chosen by hand.
const pieceSize = 1 << 16

// fewBytes is how many bytes of a document are taken to hold a word for every two: at most 12 MB,
// and to count the words would take a twentieth of the time of a page. Chosen by hand.
const fewBytes = 384 << 10

// count counts lines, words and markup, each in a walk of its own that passes over
// most bytes: together they cost a small part of what reading them does.
func (m *Meter) count(read []byte) {
	if !m.begun {
		m.begun, m.blank = true, true
		m.markup.pending = true
	}
	done := m.bytes
	m.bytes += int64(len(read))
	for len(read) > 0 {
		piece := read[:min(len(read), pieceSize)]
		words, blocks := m.words, m.blocks
		if done < fewBytes {
			piece = piece[:min(int64(len(piece)), fewBytes-done)]
		} else {
			m.readWords(piece)
		}
		done += int64(len(piece))
		m.readLines(piece)
		switch m.Kind {
		case Page: // tags begin its blocks
			m.readMarkup(piece)
		case Text:
			m.readFilled(piece)
		case Lines:
			m.readFilled(piece)
			n := int64(bytes.Count(piece, []byte{'\\'}) + bytes.Count(piece, []byte{'<'})) // escaped line ends, or those of tags
			m.blocks += n
			m.tags += n
		}
		m.window.add(m.words-words, blocks, m.blocks)
		read = read[len(piece):]
	}
}
