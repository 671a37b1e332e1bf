package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// FNV-1a with 32 bits, http://www.isthe.com/chongo/tech/comp/fnv/.
const (
	Basis = 2166136261
	Prime = 16777619
)

func hashRune(h uint32, r rune) uint32 {
	if r < utf8.RuneSelf {
		return (h ^ uint32(r)) * Prime
	}
	var buf [utf8.UTFMax]byte
	for _, b := range buf[:utf8.EncodeRune(buf[:], r)] {
		h = (h ^ uint32(b)) * Prime
	}
	return h
}

// Hash is the FNV-1a hash of a folded word.
func Hash[T string | []byte](s T) uint32 {
	h := uint32(Basis)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * Prime
	}
	return h
}

// IsSolo reports whether r is written without spaces: Thai, kana, ideographs
// and Hangul.
func IsSolo(r rune) bool {
	return r >= 0x0e00 && (r <= 0x0e7f || r >= 0x3040 && (r <= 0x30ff ||
		r >= 0x3400 && r <= 0x4dbf || r >= 0x4e00 && r <= 0x9fff || r >= 0xac00 && r <= 0xd7af || r >= 0xf900 && r <= 0xfaff))
}

// soloLen returns the length of the character at text[i] if it is a solo one,
// or 0. A Hangul syllable or kana in decomposed form, as macOS writes them, is
// one character.
func soloLen(text string, i int, r rune, n int) int {
	switch {
	case r >= 0x1100 && r <= 0x1112:
		vowel, m := utf8.DecodeRuneInString(text[i+n:])
		if vowel < 0x1161 || vowel > 0x1175 {
			return 0
		}
		n += m
		if tail, m := utf8.DecodeRuneInString(text[i+n:]); tail >= 0x11a8 && tail <= 0x11c2 {
			n += m
		}
		return n
	case !IsSolo(r):
		return 0
	case r >= 0x3040 && r <= 0x30ff:
		if mark, m := utf8.DecodeRuneInString(text[i+n:]); mark == 0x3099 || mark == 0x309a {
			n += m
		}
	}
	return n
}

// IsWordRune reports whether the character r, not ASCII, is part of a word.
func IsWordRune(r rune) bool {
	switch {
	case r < 0xc0:
		return r == 0xaa || r == 0xb5 || r == 0xba || r == 0xb2 || r == 0xb3 || r == 0xb9 || r >= 0xbc && r <= 0xbe
	case r < 0x250:
		return r != 0xd7 && r != 0xf7
	case r >= 0x400 && r < 0x482, r >= 0x900 && r < 0x964:
		return true
	case r >= 0x2000 && r < 0x2070:
		return false
	case r == 0x2bc: // the apostrophe of Ukrainian splits a word like any other
		return false
	case r >= 0x20d0 && r < 0x2100, r >= 0xfe00 && r < 0xfe10, r >= 0xe0100 && r < 0xe01f0:
		return false // marks of emoji and keycaps, variation selectors
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// isDropped reports whether r vanishes inside a word: the soft hyphen and the
// joiners show as nothing.
func isDropped(r rune) bool {
	return r == 0xad || r == 0x200c || r == 0x200d || r == 0x2060
}

// FoldRune returns r in lower case; the dotless i of Turkish counts as i, the
// final sigma of Greek as sigma, and its vowels have no accents, as capitals are
// written without.
func FoldRune(r rune) rune {
	switch {
	case r < 0xc0:
		if r >= 'A' && r <= 'Z' {
			r |= 0x20
		}
		return r
	case r <= 0xde && r != 0xd7, r >= 0x410 && r <= 0x42f:
		return r + 32
	case r < 0x100, r >= 0x430 && r <= 0x45f, r >= 0x600 && r < 0x10a0, r >= 0x2e80 && r < 0xa640, r >= 0xac00 && r < 0xfb00:
		return r
	case r == 'ı':
		return 'i'
	case r >= 'Ά' && r <= 'ώ':
		return foldGreek(unicode.ToLower(r))
	}
	return unicode.ToLower(r)
}

func foldGreek(r rune) rune {
	switch r {
	case 'ς':
		return 'σ'
	case 'ά':
		return 'α'
	case 'έ':
		return 'ε'
	case 'ή':
		return 'η'
	case 'ί', 'ϊ', 'ΐ':
		return 'ι'
	case 'ό':
		return 'ο'
	case 'ύ', 'ϋ', 'ΰ':
		return 'υ'
	case 'ώ':
		return 'ω'
	}
	return r
}

// composes reports whether r may join with its neighbours to another
// character, so that the word needs its normal form.
func composes(r rune) bool {
	return r >= 0x300 && (r < 0x370 || r >= 0x653 && (r <= 0x655 ||
		r == 0x93c || r >= 0x958 && r <= 0x95f || r >= 0x1100 && r < 0x1200 || r == 0x3099 || r == 0x309a || r >= 0xf900 && r <= 0xfaff))
}

// AppendFold appends the folded form of a word, the bytes that [Token].hash is
// made of: composed, in lower case.
func AppendFold(dst []byte, word string) []byte {
	compose := strings.ContainsFunc(word, composes)
	if compose {
		word = norm.NFC.String(word)
	}
	start, last := len(dst), rune(0)
	for _, r := range word {
		if isDropped(r) || r == 0x307 && last == 'i' {
			continue // the dot of a decomposed i, or of the lower-case İ
		}
		last = FoldRune(r)
		dst = utf8.AppendRune(dst, last)
	}
	if compose { // what was left out may have stood between a letter and its mark
		dst = append(dst[:start], norm.NFC.Bytes(dst[start:])...)
	}
	return dst
}

// EqualFold reports whether the folded form of word is folded.
func EqualFold(word, folded string) bool {
	if len(word) == len(folded) {
		i := 0
		for i < len(word) && word[i] < utf8.RuneSelf && byte(FoldRune(rune(word[i]))) == folded[i] {
			i++
		}
		if i == len(word) {
			return true
		}
	}
	var buf [96]byte // longer words than this are hardly words
	return string(AppendFold(buf[:0], word)) == folded
}

// digitLen returns the length of the decimal digit at text[i], of any script,
// or 0 if there is none.
func digitLen(text string, i int) int {
	if i >= len(text) {
		return 0
	}
	if c := text[i]; c < utf8.RuneSelf {
		if CharClass[c] == CharDigit {
			return 1
		}
		return 0
	}
	r, n := utf8.DecodeRuneInString(text[i:])
	if r < 0x660 || !unicode.IsDigit(r) || IsSolo(r) {
		return 0
	}
	return n
}

// numberEnd returns where the number at text[i] ends, or 0 if there is none:
// digits, with points and commas inside, and no letter behind. Of "3.5mm" the
// number is 3.
func numberEnd(text string, i int) int {
	n := digitLen(text, i)
	if n == 0 {
		return 0
	}
	group := 0 // end of the last group that a separator follows
	for j := i + n; ; {
		if n = digitLen(text, j); n > 0 {
			j += n
			continue
		}
		if j == len(text) {
			return j
		}
		if c := text[j]; c < utf8.RuneSelf {
			if n = digitLen(text, j+1); n > 0 && (c == '.' || c == ',') {
				group = j
				j += 1 + n
				continue
			}
			if CharClass[c] == CharLower || CharClass[c] == CharUpper {
				return group
			}
			return j
		}
		if r, _ := utf8.DecodeRuneInString(text[j:]); IsWordRune(r) && !IsSolo(r) && !unicode.IsMark(r) {
			return group
		}
		return j
	}
}

// IsBlank reports whether r shows as nothing: white space, the zero-width
// space and joiners, or a byte-order mark.
func IsBlank(r rune) bool {
	return unicode.IsSpace(r) || r == 0x200b || r == 0x2060 || r == 0xfeff
}

// Letters makes titles and names comparable: their letters and digits in lower case.
func Letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
