package extract

import (
	"unicode"
	"unicode/utf8"
)

// A token is one word of a block, as phrases and features see it: a run of
// letters, marks and digits, folded to lower case. A character of a script
// without spaces is a token of its own, and so is "©". Punctuation, quotes,
// dashes and spaces only separate.
type token struct {
	hash       uint32 // FNV-1a of the folded bytes; numberHash for a number
	start, end uint32 // bytes of the block's text
	flags      tokenFlags
}

type tokenFlags uint8

const (
	tokenNumber tokenFlags = 1 << iota
	tokenColon             // a colon follows, or a bar in its place
	tokenStop              // an end of sentence follows
	tokenUpper             // begins with a capital
	tokenCaps              // two letters or more, all capitals
	tokenSolo              // one character of a script without spaces
)

// numberHash stands for every number, so that "12 comments" and "7 comments"
// are the same words. It is the hash of "#".
const numberHash = (fnvBasis ^ '#') * fnvPrime & 0xffffffff

// A shape counts what a block's text looks like. The counts are of characters
// unless they say otherwise.
type shape struct {
	letters, uppers, digits, spaces, marks int32 // marks: everything else
	solos                                  int32 // characters of scripts without spaces
	commas, quotes, bars, colons, stops    int32 // bars: | / > » · •; stops: ends of sentences
	blanksToFill, links, currency          int32 // underscores; @ and :// ; money signs
	words, upperWords, capsWords, numbers  int32 // tokens
	buttons                                int32 // "(BUTTON)" as lynx writes it
	first, last                            rune  // of the text, bullets and closing quotes aside
	bullet                                 bool
}

const (
	charOther = iota
	charLower
	charUpper
	charDigit
	charSpace
)

var charClass = func() (t [utf8.RuneSelf]uint8) {
	for c := range t {
		switch {
		case c >= 'a' && c <= 'z':
			t[c] = charLower
		case c >= 'A' && c <= 'Z':
			t[c] = charUpper
		case c >= '0' && c <= '9':
			t[c] = charDigit
		case c == ' ' || c >= '\t' && c <= '\r':
			t[c] = charSpace
		}
	}
	return t
}()

const button = "(BUTTON)"

// scan appends the tokens of text to toks and counts its shape, in one pass.
func scan(text string, toks []token) ([]token, shape) {
	var s shape
	base := len(toks)
	i := bulletLen(text)
	s.bullet = i > 0
	if n := digitLen(text, 0); s.bullet && n > 0 {
		// the number of a list item is a word: "3. Privacy" is no label
		for ; digitLen(text, n) > 0; n++ {
		}
		toks = append(toks, token{numberHash, 0, uint32(n), tokenNumber})
	}
	for i < len(text) {
		c := text[i]
		if c < utf8.RuneSelf {
			switch charClass[c] {
			case charLower, charUpper, charDigit:
				toks, i = s.word(text, i, toks)
				continue
			case charSpace:
				s.spaces++
			default:
				if c == '(' && len(text)-i >= len(button) && text[i:i+len(button)] == button {
					s.buttons++
					i += len(button)
					continue
				}
				s.mark(rune(c), text, i, 1, toks[base:])
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case soloLen(text, i, r, n) > 0:
			s.note(r)
			s.solos++
			s.letters++
			size := soloLen(text, i, r, n)
			t := token{0, uint32(i), uint32(i + size), tokenSolo}
			switch {
			case r >= 0x0e50 && r <= 0x0e59: // digits of Thai
				t.hash, t.flags = numberHash, tokenSolo|tokenNumber
			case size > n || r >= 0xf900:
				var buf [32]byte
				t.hash = hashBytes(appendFold(buf[:0], text[i:i+size]))
			default:
				t.hash = hashBytes(text[i : i+n])
			}
			toks = append(toks, t)
			i += size
		case isWordRune(r):
			toks, i = s.word(text, i, toks)
		case r == '©':
			s.note(r)
			s.marks++
			toks = append(toks, token{hashBytes(text[i : i+n]), uint32(i), uint32(i + n), 0})
			i += n
		case isBlank(r):
			s.spaces++
			i += n
		default:
			s.mark(r, text, i, n, toks[base:])
			i += n
		}
	}
	for i := range toks[base:] {
		f := toks[base+i].flags
		switch {
		case f&tokenNumber != 0:
			s.numbers++
		case f&tokenCaps != 0:
			s.capsWords++
			s.upperWords++
		case f&tokenUpper != 0:
			s.upperWords++
		}
	}
	s.words = int32(len(toks)-base) - s.solos/2
	return toks, s
}

func (s *shape) note(r rune) {
	if s.first == 0 {
		s.first = r
	}
	s.last = r
}

// word reads the word or number that begins at text[i].
func (s *shape) word(text string, i int, toks []token) ([]token, int) {
	start, h := i, uint32(fnvBasis)
	var uppers, lowers, digits int32
	if end := numberEnd(text, i); end > 0 {
		s.note('0')
		s.digits += int32(end - i)
		return append(toks, token{numberHash, uint32(i), uint32(end), tokenNumber}), end
	}
	compose := false
	for i < len(text) {
		c := text[i]
		if c < utf8.RuneSelf {
			switch charClass[c] {
			case charUpper:
				uppers++
				c |= 0x20
			case charLower:
				lowers++
			case charDigit:
				digits++
			default:
				goto done
			}
			h = (h ^ uint32(c)) * fnvPrime
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if !isWordRune(r) || soloLen(text, i, r, n) > 0 {
			if isDropped(r) {
				if next, _ := utf8.DecodeRuneInString(text[i+n:]); unicode.IsLetter(next) && !isSolo(next) {
					i += n
					continue // a soft hyphen inside the word
				}
			}
			break
		}
		if composes(r) {
			compose = true
			i += n
			continue // the hash is made again below
		}
		low := foldRune(r)
		if low != r {
			uppers++
		} else {
			lowers++
		}
		h = hashRune(h, low)
		i += n
	}
done:
	var f tokenFlags
	if compose {
		var buf [96]byte
		h = hashBytes(appendFold(buf[:0], text[start:i]))
	}
	first := rune(text[start])
	if first >= utf8.RuneSelf {
		first, _ = utf8.DecodeRuneInString(text[start:])
	}
	s.note(first)
	if unicode.IsUpper(first) {
		f |= tokenUpper
	}
	if lowers == 0 && uppers > 1 {
		f |= tokenCaps
	}
	if s.last = rune(text[i-1]); s.last >= utf8.RuneSelf {
		s.last, _ = utf8.DecodeLastRuneInString(text[:i])
	} else if digits > 0 && charClass[s.last] == charDigit {
		s.last = '0'
	}
	if digits > 1 && s.last == '0' && charClassAt(text, start) == charDigit { // "4x4"
		h, f = numberHash, f|tokenNumber
	}
	s.letters += uppers + lowers
	s.uppers += uppers
	s.digits += digits
	return append(toks, token{h, uint32(start), uint32(i), f}), i
}

func charClassAt(text string, i int) uint8 {
	if i >= len(text) || text[i] >= utf8.RuneSelf {
		return charOther
	}
	return charClass[text[i]]
}

// mark counts a character that is no part of a word, and tells the token
// before it what follows.
func (s *shape) mark(r rune, text string, i, n int, toks []token) {
	s.marks++
	switch r {
	case ',', '、', '،', '，':
		s.commas++
	case '"', '“', '”', '„', '«', '»', '「', '」', '『', '』', '‘', '’', '\'':
		s.quotes++
		if r == '»' {
			s.bars++
		}
	case '|', '/', '>', '·', '•', '›', '→', '｜':
		s.bars++
		switch r {
		case '|', '｜', '›', '→': // "READ MORE | Ten bakeries"
			if len(toks) > 0 && follows(text, int(toks[len(toks)-1].end), i) {
				toks[len(toks)-1].flags |= tokenColon
			}
		}
	case '_':
		s.blanksToFill++
	case '@':
		s.links++
	case '$', '€', '£', '¥', '₹', '₽':
		s.currency++
	case ':', '：':
		s.colons++
		if len(toks) > 0 && follows(text, int(toks[len(toks)-1].end), i) {
			toks[len(toks)-1].flags |= tokenColon
		}
		if len(text) > i+2 && text[i+1] == '/' && text[i+2] == '/' {
			s.links++
		}
	case '.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔':
		// an end of sentence: nothing, a space or a closing mark behind it
		if j := i + n; j == len(text) || charClassAt(text, j) == charSpace || charClassAt(text, j) == charOther {
			s.stops++
			if len(toks) > 0 {
				toks[len(toks)-1].flags |= tokenStop
			}
		}
	}
	if s.first == 0 && r != '[' && r != ']' {
		s.first = r
	}
	switch r {
	case '"', '“', '”', '»', '«', '\'', '’', ')', ']', '*', '」', '』', '）':
		// a closing mark hides the end of sentence before it
		if isStop(s.last) {
			return
		}
	}
	s.last = r
}

// follows reports whether at most two spaces stand between the end of a word
// and the mark at text[i].
func follows(text string, end, i int) bool {
	for n := 0; end < i; n++ {
		r, size := utf8.DecodeRuneInString(text[end:])
		if n == 2 || !unicode.IsSpace(r) {
			return false
		}
		end += size
	}
	return true
}

func isStop(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔':
		return true
	}
	return false
}
