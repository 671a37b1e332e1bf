package lexer

import "strings"

// The classes of bytes that end a part of a tag, or say that it has to be changed.
const (
	letter  = 1 << iota // of ASCII
	upper               // a letter in upper case
	space               // white space of HTML
	nul                 // NUL
	nameEnd             // ends a tag's name
	keyEnd              // ends an attribute's name
	valEnd              // ends a value without quotes
)

// class holds the classes of each byte.
var class = func() (t [256]uint8) {
	for c := 'a'; c <= 'z'; c++ {
		t[c] = letter
		t[c-'a'+'A'] = letter | upper
	}
	for _, c := range " \t\n\f\r" {
		t[c] = space | nameEnd | keyEnd | valEnd
	}
	t['/'] = nameEnd | keyEnd
	t['>'] = nameEnd | keyEnd | valEnd
	t['='] = keyEnd
	t[0] = nul
	return t
}()

// skipSpace returns where the white space from i on ends.
func skipSpace(s string, i int) int {
	for i < len(s) && class[s[i]]&space != 0 {
		i++
	}
	return i
}

// folded returns a name, whose bytes have the classes has, in lower case and with
// U+FFFD for each NUL.
func folded(name string, has uint8) string {
	if has&nul != 0 {
		name = replaceNUL(name)
	}
	if has&upper == 0 {
		return name
	}
	b := []byte(name)
	for i, c := range b {
		if class[c]&upper != 0 {
			b[i] = c + ('a' - 'A')
		}
	}
	return string(b)
}

// hasFold reports whether s begins with prefix, which is in lower case, in any
// case of its letters.
func hasFold(s, prefix string) bool {
	if len(s) < len(prefix) {
		return false
	}
	for i := range len(prefix) {
		c := s[i]
		if class[c]&upper != 0 {
			c += 'a' - 'A'
		}
		if c != prefix[i] {
			return false
		}
	}
	return true
}

// newlines returns s with each CR LF, and each CR alone, as LF.
func newlines(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// replaceNUL returns s with U+FFFD for each NUL.
func replaceNUL(s string) string {
	if strings.IndexByte(s, 0) < 0 {
		return s
	}
	return strings.ReplaceAll(s, "\x00", "\ufffd")
}
