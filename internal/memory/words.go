package memory

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

// The classes of bytes. NUL bytes are those of UTF-16: they part nothing.
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

// wordBits say of a byte that it is of a word, and that it begins a character
// that is one.
var wordBits = func() (t [256]uint8) {
	for c := range t {
		if classes[c] == wordByte || classes[c] == highByte {
			t[c] = 1
		}
		if c >= 0xe0 {
			t[c] |= 2
		}
	}
	return t
}()

// readWords counts the words that begin in a piece, and the characters that are
// words, in the first maxScanned bytes of each line.
func (m *Meter) readWords(piece []byte) {
	last := uint8(0)
	if m.inWord {
		last = 1
	}
	if m.line+len(piece) > maxScanned || bytes.IndexByte(piece, 0) >= 0 {
		for _, c := range piece {
			m.line++
			w := wordBits[c]
			switch {
			case c == 0:
				continue
			case classes[c] == newline:
				m.line = 0
			case m.line <= maxScanned:
				m.words += int64(w>>1 | w&^last&1)
			}
			last = w
		}
		m.inWord = last&1 != 0
		return
	}
	n := 0
	rest := piece
	for ; len(rest) >= 8; rest = rest[8:] {
		begun, inWord := wordsOf(binary.LittleEndian.Uint64(rest), last)
		n += begun
		last = inWord
	}
	for _, c := range rest {
		w := wordBits[c]
		n += int(w>>1 | w&^last&1)
		last = w & 1
	}
	m.words += int64(n)
	m.inWord = last != 0
	m.line += len(piece)
	for _, end := range [...]byte{'\n', '\r'} {
		if at := lastByte(piece, end); at >= 0 {
			piece = piece[at+1:]
			m.line = len(piece)
		}
	}
}

// wordsOf counts the words that begin in eight bytes, and the characters that are words, as
// wordBits has them: without branches, as where words end is hard to predict. Whether a byte
// reaches a bound stands in its highest bit after a sum. last is 1 if the byte before is of a word,
// and inWord the same of the last one.
func wordsOf(x uint64, last uint8) (begun int, inWord uint8) {
	const every, high = 0x0101010101010101, 0x8080808080808080
	low := x &^ high
	between := func(x uint64, first, last uint64) uint64 { return (x + (128-first)*every) &^ (x + (127-last)*every) }
	letters := between(low|0x2020202020202020, 'a', 'z')
	of := (letters|between(low, '0', '9'))&^x&high | x&high
	begins := of &^ (of<<8 | uint64(last)<<7)
	wide := x & (low + (128-0x60)*every) & high // 0xe0 and more
	return bits.OnesCount64(begins | wide), uint8(of >> 63)
}

// lastByte is [bytes.LastIndexByte], which looks at each byte, for a c that may be
// far from the end: the pieces that lack it are searched as a whole.
func lastByte(s []byte, c byte) int {
	for len(s) > 0 {
		from := max(len(s)-512, 0)
		if bytes.IndexByte(s[from:], c) >= 0 {
			return bytes.LastIndexByte(s, c)
		}
		s = s[:from]
	}
	return -1
}

// readLines counts the line ends in a piece: CR LF is one.
func (m *Meter) readLines(piece []byte) {
	if bytes.IndexByte(piece, 0) < 0 {
		m.newlines += int64(bytes.Count(piece, []byte{'\n'}))
		if m.after && piece[0] == '\n' {
			m.newlines--
		}
		if returns := bytes.Count(piece, []byte{'\r'}); returns > 0 {
			m.newlines += int64(returns - bytes.Count(piece, []byte("\r\n")))
		}
		m.after = piece[len(piece)-1] == '\r'
		return
	}
	for _, c := range piece {
		switch {
		case c == 0:
			continue
		case c == '\r' || c == '\n' && !m.after:
			m.newlines++
		}
		m.after = c == '\r'
	}
}

// readFilled counts the lines that are not blank: of each it looks at what stands before its
// first character, and for its end.
func (m *Meter) readFilled(piece []byte) {
	returns := bytes.IndexByte(piece, '\r') >= 0
	for len(piece) > 0 {
		if !m.blank && !returns {
			end := bytes.IndexByte(piece, '\n')
			if end < 0 {
				return
			}
			piece = piece[end:]
		}
		switch classes[piece[0]] {
		case newline:
			m.blank = true
		case space, nothing:
		default:
			if m.blank {
				m.blank = false
				m.blocks++
			}
		}
		piece = piece[1:]
	}
}
