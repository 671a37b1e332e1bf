// Package words reads text as words: their folded hashes, what their characters
// look like, and sets and lists of them.
package words

import (
	"unicode"
	"unicode/utf8"
)

// A Token is one word of a block, as phrases and features see it: a run of
// letters, marks and digits, folded to lower case. A character of a script
// without spaces is a token of its own, and so is "©". Punctuation, quotes,
// dashes and spaces only separate.
type Token struct {
	Hash       uint32 // FNV-1a of the folded bytes; NumberHash for a number
	Start, End uint32 // bytes of the block's text
	Flags      Flags
}

// Flags say what is special about a token.
type Flags uint8

const (
	Number   Flags = 1 << iota
	Colon          // a colon follows, or a bar in its place
	Stop           // an end of sentence follows
	Upper          // begins with a capital
	Capitals       // two letters or more, all capitals
	Solo           // one character of a script without spaces
)

// NumberHash stands for every number, so that "12 comments" and "7 comments"
// are the same words. It is the hash of "#".
const NumberHash = (Basis ^ '#') * Prime & 0xffffffff

// Stats count what a block's text looks like. The counts are of characters
// unless they say otherwise.
type Stats struct {
	Letters, Uppers, Digits, Spaces, Marks int32 // marks: everything else
	Solos                                  int32 // characters of scripts without spaces
	Commas, Quotes, Bars, Colons, Stops    int32 // bars: | / > » · •; stops: ends of sentences
	BlanksToFill, Links, Currency          int32 // underscores; @ and :// ; money signs
	Words, UpperWords, CapsWords, Numbers  int32 // tokens
	Buttons                                int32 // "(BUTTON)" as lynx writes it
	First, Last                            rune  // of the text, bullets and closing quotes aside
	Bullet                                 bool
}

// The classes of ASCII characters.
const (
	CharOther = iota
	CharLower
	CharUpper
	CharDigit
	CharSpace
)

// CharClass is the class of each ASCII character.
var CharClass = func() (t [utf8.RuneSelf]uint8) {
	for c := range t {
		switch {
		case c >= 'a' && c <= 'z':
			t[c] = CharLower
		case c >= 'A' && c <= 'Z':
			t[c] = CharUpper
		case c >= '0' && c <= '9':
			t[c] = CharDigit
		case c == ' ' || c >= '\t' && c <= '\r':
			t[c] = CharSpace
		}
	}
	return t
}()

const button = "(BUTTON)"

// Scan appends the tokens of text to toks and counts its shape, in one pass.
func Scan(text string, toks []Token) ([]Token, Stats) {
	var s Stats
	base := len(toks)
	i := BulletLen(text)
	s.Bullet = i > 0
	if n := digitLen(text, 0); s.Bullet && n > 0 {
		// the number of a list item is a word: "3. Privacy" is no label
		for ; digitLen(text, n) > 0; n++ {
		}
		toks = append(toks, Token{NumberHash, 0, uint32(n), Number})
	}
	for i < len(text) {
		c := text[i]
		if c < utf8.RuneSelf {
			switch CharClass[c] {
			case CharLower, CharUpper, CharDigit:
				toks, i = s.word(text, i, toks)
				continue
			case CharSpace:
				s.Spaces++
			default:
				if c == '(' && len(text)-i >= len(button) && text[i:i+len(button)] == button {
					s.Buttons++
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
			s.Solos++
			s.Letters++
			size := soloLen(text, i, r, n)
			t := Token{0, uint32(i), uint32(i + size), Solo}
			switch {
			case r >= 0x0e50 && r <= 0x0e59: // digits of Thai
				t.Hash, t.Flags = NumberHash, Solo|Number
			case size > n || r >= 0xf900:
				var buf [32]byte
				t.Hash = Hash(AppendFold(buf[:0], text[i:i+size]))
			default:
				t.Hash = Hash(text[i : i+n])
			}
			toks = append(toks, t)
			i += size
		case IsWordRune(r):
			toks, i = s.word(text, i, toks)
		case r == '©':
			s.note(r)
			s.Marks++
			toks = append(toks, Token{Hash(text[i : i+n]), uint32(i), uint32(i + n), 0})
			i += n
		case IsBlank(r):
			s.Spaces++
			i += n
		default:
			s.mark(r, text, i, n, toks[base:])
			i += n
		}
	}
	for i := range toks[base:] {
		f := toks[base+i].Flags
		switch {
		case f&Number != 0:
			s.Numbers++
		case f&Capitals != 0:
			s.CapsWords++
			s.UpperWords++
		case f&Upper != 0:
			s.UpperWords++
		}
	}
	s.Words = int32(len(toks)-base) - s.Solos/2
	return toks, s
}

func (s *Stats) note(r rune) {
	if s.First == 0 {
		s.First = r
	}
	s.Last = r
}

// lowerCase reads the small letters of ASCII from text[i] on, which most words are no more than. It
// returns their hash and where they end, and whether the word ends there.
func lowerCase(text string, i int) (h uint32, end int, whole bool) {
	h = Basis
	for ; i < len(text); i++ {
		c := text[i]
		if c >= utf8.RuneSelf {
			return h, i, false
		}
		if class := CharClass[c]; class != CharLower {
			return h, i, class == CharSpace || class == CharOther
		}
		h = (h ^ uint32(c)) * Prime
	}
	return h, i, true
}

// word reads the word or number that begins at text[i].
func (s *Stats) word(text string, i int, toks []Token) ([]Token, int) {
	start := i
	h, i, whole := lowerCase(text, i)
	lowers := int32(i - start)
	if whole && lowers > 0 {
		s.note(rune(text[start]))
		s.Last = rune(text[i-1])
		s.Letters += lowers
		return append(toks, Token{h, uint32(start), uint32(i), 0}), i
	}
	var uppers, digits int32
	if end := numberEnd(text, start); end > 0 {
		s.note('0')
		s.Digits += int32(end - i)
		return append(toks, Token{NumberHash, uint32(i), uint32(end), Number}), end
	}
	compose := false
	for i < len(text) {
		c := text[i]
		if c < utf8.RuneSelf {
			switch CharClass[c] {
			case CharUpper:
				uppers++
				c |= 0x20
			case CharLower:
				lowers++
			case CharDigit:
				digits++
			default:
				goto done
			}
			h = (h ^ uint32(c)) * Prime
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if !IsWordRune(r) || soloLen(text, i, r, n) > 0 {
			if isDropped(r) {
				if next, _ := utf8.DecodeRuneInString(text[i+n:]); unicode.IsLetter(next) && !IsSolo(next) {
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
		low := FoldRune(r)
		if low != r {
			uppers++
		} else {
			lowers++
		}
		h = hashRune(h, low)
		i += n
	}
done:
	var f Flags
	if compose {
		var buf [96]byte
		h = Hash(AppendFold(buf[:0], text[start:i]))
	}
	first := rune(text[start])
	if first >= utf8.RuneSelf {
		first, _ = utf8.DecodeRuneInString(text[start:])
	}
	s.note(first)
	if unicode.IsUpper(first) {
		f |= Upper
	}
	if lowers == 0 && uppers > 1 {
		f |= Capitals
	}
	if s.Last = rune(text[i-1]); s.Last >= utf8.RuneSelf {
		s.Last, _ = utf8.DecodeLastRuneInString(text[:i])
	} else if digits > 0 && CharClass[s.Last] == CharDigit {
		s.Last = '0'
	}
	if digits > 1 && s.Last == '0' && CharClassAt(text, start) == CharDigit { // "4x4"
		h, f = NumberHash, f|Number
	}
	s.Letters += uppers + lowers
	s.Uppers += uppers
	s.Digits += digits
	return append(toks, Token{h, uint32(start), uint32(i), f}), i
}

// CharClassAt is the class of the character at text[i].
func CharClassAt(text string, i int) uint8 {
	if i >= len(text) || text[i] >= utf8.RuneSelf {
		return CharOther
	}
	return CharClass[text[i]]
}

// mark counts a character that is no part of a word, and tells the token
// before it what follows.
func (s *Stats) mark(r rune, text string, i, n int, toks []Token) {
	s.Marks++
	switch r {
	case ',', '、', '،', '，':
		s.Commas++
	case '"', '“', '”', '„', '«', '»', '「', '」', '『', '』', '‘', '’', '\'':
		s.Quotes++
		if r == '»' {
			s.Bars++
		}
	case '|', '/', '>', '·', '•', '›', '→', '｜':
		s.Bars++
		switch r {
		case '|', '｜', '›', '→': // "READ MORE | Ten bakeries"
			if len(toks) > 0 && follows(text, int(toks[len(toks)-1].End), i) {
				toks[len(toks)-1].Flags |= Colon
			}
		}
	case '_':
		s.BlanksToFill++
	case '@':
		s.Links++
	case '$', '€', '£', '¥', '₹', '₽':
		s.Currency++
	case ':', '：':
		s.Colons++
		if len(toks) > 0 && follows(text, int(toks[len(toks)-1].End), i) {
			toks[len(toks)-1].Flags |= Colon
		}
		if len(text) > i+2 && text[i+1] == '/' && text[i+2] == '/' {
			s.Links++
		}
	case '.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔':
		// an end of sentence: nothing, a space or a closing mark behind it
		if j := i + n; j == len(text) || CharClassAt(text, j) == CharSpace || CharClassAt(text, j) == CharOther {
			s.Stops++
			if len(toks) > 0 {
				toks[len(toks)-1].Flags |= Stop
			}
		}
	}
	if s.First == 0 && r != '[' && r != ']' {
		s.First = r
	}
	switch r {
	case '"', '“', '”', '»', '«', '\'', '’', ')', ']', '*', '」', '』', '）':
		// a closing mark hides the end of sentence before it
		if IsStop(s.Last) {
			return
		}
	}
	s.Last = r
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

// IsStop reports whether r ends a sentence.
func IsStop(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔':
		return true
	}
	return false
}

// maxScanned is how many bytes of a block are read for evidence. No paragraph
// is as long; a line of 100 MB is data, and its first megabyte tells as much.
// Chosen by hand.
const maxScanned = 1 << 20

// Scanned is the part of text that is read for evidence.
func Scanned(text string) string {
	if len(text) <= maxScanned {
		return text
	}
	end := maxScanned
	for end > maxScanned-utf8.UTFMax && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}
