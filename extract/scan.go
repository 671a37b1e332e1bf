package extract

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
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
	tokenColon             // a colon follows
	tokenStop              // an end of sentence follows
	tokenUpper             // begins with a capital
	tokenCaps              // two letters or more, all capitals
	tokenSolo              // one character of a script without spaces
)

// FNV-1a with 32 bits, http://www.isthe.com/chongo/tech/comp/fnv/.
const (
	fnvBasis = 2166136261
	fnvPrime = 16777619
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
		case isSolo(r):
			s.note(r)
			s.solos++
			s.letters++
			toks = append(toks, token{hashBytes(text[i : i+n]), uint32(i), uint32(i + n), tokenSolo})
			i += n
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
	for i < len(text) {
		c := text[i]
		if n := accented(text, i); n > 0 {
			// the letter and its accents are two characters: hash them as one
			for _, r := range norm.NFC.String(text[i : i+n]) {
				h = hashRune(h, foldRune(unicode.ToLower(r)))
			}
			lowers++
			i += n
			continue
		}
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
		if !isWordRune(r) || isSolo(r) {
			break
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
	if first, _ := utf8.DecodeRuneInString(text[start:]); true {
		s.note(first)
		if unicode.IsUpper(first) {
			f |= tokenUpper
		}
	}
	if lowers == 0 && uppers > 1 {
		f |= tokenCaps
	}
	if s.last, _ = utf8.DecodeLastRuneInString(text[:i]); digits > 0 && s.last >= '0' && s.last <= '9' {
		s.last = '0'
	}
	s.letters += uppers + lowers
	s.uppers += uppers
	s.digits += digits
	return append(toks, token{h, uint32(start), uint32(i), f}), i
}

// numberEnd returns where the number at text[i] ends, or 0 if there is none:
// digits, with points and commas inside, and no letter behind.
func numberEnd(text string, i int) int {
	if charClassAt(text, i) != charDigit {
		return 0
	}
	j := i
	for j < len(text) {
		switch {
		case charClassAt(text, j) == charDigit:
			j++
			continue
		case (text[j] == '.' || text[j] == ',') && charClassAt(text, j+1) == charDigit:
			j++
			continue
		}
		break
	}
	if j == len(text) || text[j] < utf8.RuneSelf && charClass[text[j]] != charLower && charClass[text[j]] != charUpper {
		return j
	}
	if text[j] >= utf8.RuneSelf {
		if r, _ := utf8.DecodeRuneInString(text[j:]); !isWordRune(r) || isSolo(r) {
			return j
		}
	}
	return 0
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
	case '_':
		s.blanksToFill++
	case '@':
		s.links++
	case '$', '€', '£', '¥', '₹', '₽':
		s.currency++
	case ':', '：':
		s.colons++
		if len(toks) > 0 {
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

func isStop(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔':
		return true
	}
	return false
}

// isSolo reports whether r is written without spaces: Thai, kana, ideographs
// and Hangul.
func isSolo(r rune) bool {
	return r >= 0x0e00 && (r <= 0x0e7f || r >= 0x3040 && (r <= 0x30ff ||
		r >= 0x3400 && r <= 0x4dbf || r >= 0x4e00 && r <= 0x9fff || r >= 0xac00 && r <= 0xd7af || r >= 0xf900 && r <= 0xfaff))
}

// isWordRune reports whether the character r is part of a word.
func isWordRune(r rune) bool {
	switch {
	case r < 0xc0:
		return r == 0xaa || r == 0xb5 || r == 0xba
	case r < 0x250:
		return r != 0xd7 && r != 0xf7
	case r >= 0x400 && r < 0x482, r >= 0x900 && r < 0x964:
		return true
	case r >= 0x2000 && r < 0x2070:
		return false
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// foldRune returns r in lower case; the dotless i of Turkish counts as i.
func foldRune(r rune) rune {
	switch {
	case r < 0xc0:
		return r
	case r <= 0xde && r != 0xd7, r >= 0x410 && r <= 0x42f:
		return r + 32
	case r < 0x100, r >= 0x430 && r <= 0x45f, r >= 0x600:
		if r >= 0x1e00 && r < 0x2000 {
			return unicode.ToLower(r)
		}
		return r
	case r == 'ı':
		return 'i'
	}
	return unicode.ToLower(r)
}

// accented returns the length of the letter at text[i] with the combining
// accents behind it, U+0300 to U+036F, or 0 if there are none.
func accented(text string, i int) int {
	n := 1
	if text[i] >= utf8.RuneSelf {
		_, n = utf8.DecodeRuneInString(text[i:])
	}
	base := n
	for i+n+1 < len(text) && (text[i+n] == 0xcc || text[i+n] == 0xcd && text[i+n+1] < 0xb0) {
		n += 2
	}
	if n == base {
		return 0
	}
	return n
}

func hashRune(h uint32, r rune) uint32 {
	if r < utf8.RuneSelf {
		return (h ^ uint32(r)) * fnvPrime
	}
	var buf [utf8.UTFMax]byte
	for _, b := range buf[:utf8.EncodeRune(buf[:], r)] {
		h = (h ^ uint32(b)) * fnvPrime
	}
	return h
}

func hashBytes(s string) uint32 {
	h := uint32(fnvBasis)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * fnvPrime
	}
	return h
}
