package lexer

import (
	"strings"

	"golang.org/x/net/html"
)

// An Attr is an attribute as it stands in the source.
type Attr struct {
	Key string // in lower case
	Raw string // the value between its quotes; "" if there is none
}

// Attrs returns the attributes of a start tag in their order. Of several with
// the same key the first is the element's by the standard, and x/net returns no
// other; here all are there, and the caller may ignore them. They hold until the
// next call to [Lexer.Next].
func (z *Lexer) Attrs() []Attr {
	if z.kind != StartTag && z.kind != SelfClosingTag {
		return nil
	}
	return z.attrs
}

// Value returns the value of the attribute, with newlines normalized, character
// references decoded and U+FFFD for each NUL. It is a part of the source if that
// needs no change.
func (a Attr) Value() string {
	return unescapeValue(newlines(replaceNUL(a.Raw)))
}

// unescapeValue decodes the character references of an attribute's value. One
// without a semicolon counts only if it is a whole word and no '=' stands behind
// it, so that "?a=1&copy=2" stays an address: the rule is here, and the names
// are those of x/net, whose own function decodes texts.
func unescapeValue(s string) string {
	at := strings.IndexByte(s, '&')
	if at < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for at >= 0 {
		b.WriteString(s[:at])
		s = s[at:]
		n := referenceEnd(s)
		out, ok := decoded(s[:n])
		if !ok || s[n-1] != ';' && n < len(s) && s[n] == '=' && s[1] != '#' {
			out, n = "&", 1
		}
		b.WriteString(out)
		s = s[n:]
		at = strings.IndexByte(s, '&')
	}
	b.WriteString(s)
	return b.String()
}

// referenceEnd returns where the character reference ends that s begins with,
// whatever its name; 1 if there is nothing but the '&'.
func referenceEnd(s string) int {
	i := 1
	is := func(c byte) bool { return class[c]&letter != 0 || isDigit(c) }
	if strings.HasPrefix(s, "&#") {
		i, is = 2, isDigit
		if i < len(s) && (s[i] == 'x' || s[i] == 'X') {
			i, is = 3, isHexDigit
		}
		if i >= len(s) || !is(s[i]) {
			return 1
		}
	}
	for i < len(s) && is(s[i]) {
		i++
	}
	if i < len(s) && s[i] == ';' {
		i++
	}
	return i
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isHexDigit(c byte) bool { return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f' }

// decoded returns what a character reference stands for, and whether its name is
// known as a whole. As in a text, x/net also takes the known beginning of a name
// and leaves the rest as it is. That ends as the reference does, and what a
// whole name stands for does not, but for a single character.
func decoded(ref string) (string, bool) {
	if len(ref) == 1 {
		return "", false
	}
	out := html.UnescapeString(ref)
	return out, len(out) == 1 || out[len(out)-1] != ref[len(ref)-1]
}
