// Package jsontext reads and writes the JSON that pare must not disturb: it
// finds one member of an object without touching the bytes around it, and
// writes strings without escapes that nobody asked for.
package jsontext

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// plain tells which bytes stand in a JSON string as they are. Those of a
// character outside ASCII do, once the string is known to be UTF-8.
var plain = func() (t [256]bool) {
	for c := range t {
		t[c] = c >= ' ' && c != '"' && c != '\\'
	}
	return t
}()

// AppendString appends s to dst as a JSON string. Only what must be escaped is:
// "<" and "&" stay as they are. A byte that is not UTF-8 becomes U+FFFD.
func AppendString(dst []byte, s string) []byte {
	return appendString(dst, s, false)
}

// AppendUnquoted is AppendString for a string that [Unquote] made: a lone half
// of a surrogate pair, which UTF-8 cannot hold, is escaped again.
func AppendUnquoted(dst []byte, s string) []byte {
	return appendString(dst, s, true)
}

func appendString(dst []byte, s string, halves bool) []byte {
	dst = append(dst, '"')
	if utf8.ValidString(s) {
		dst = appendEscaped(dst, s)
		return append(dst, '"')
	}
	from := 0
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r != utf8.RuneError || n != 1 {
			i += n
			continue
		}
		dst = appendEscaped(dst, s[from:i])
		if halves && isHalf(s[i:]) {
			dst = appendUnicode(dst, 0xd000|rune(s[i+1]&0x3f)<<6|rune(s[i+2]&0x3f))
			i += 3
		} else {
			dst = utf8.AppendRune(dst, utf8.RuneError)
			i++
		}
		from = i
	}
	dst = appendEscaped(dst, s[from:])
	return append(dst, '"')
}

// appendEscaped appends s, which is UTF-8, as the inside of a JSON string.
func appendEscaped(dst []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if plain[c] {
			continue
		}
		dst = append(dst, s[from:i]...)
		from = i + 1
		switch c {
		case '"', '\\':
			dst = append(dst, '\\', c)
		case '\n':
			dst = append(dst, '\\', 'n')
		case '\r':
			dst = append(dst, '\\', 'r')
		case '\t':
			dst = append(dst, '\\', 't')
		case '\b':
			dst = append(dst, '\\', 'b')
		case '\f':
			dst = append(dst, '\\', 'f')
		default:
			dst = appendUnicode(dst, rune(c))
		}
	}
	return append(dst, s[from:]...)
}

func appendUnicode(dst []byte, r rune) []byte {
	const hex = "0123456789abcdef"
	return append(dst, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
}

// isHalf reports whether s begins with half of a surrogate pair, in the three
// bytes that UTF-8 would take if it allowed it.
func isHalf(s string) bool {
	return len(s) >= 3 && s[0] == 0xed && s[1] >= 0xa0 && s[1] <= 0xbf && s[2]&0xc0 == 0x80
}

// Unquote returns the string that raw, a valid JSON string with its quotes,
// stands for. A lone half of a surrogate pair becomes three bytes that are not
// UTF-8; [AppendUnquoted] knows them.
func Unquote(raw []byte) string {
	raw = raw[1 : len(raw)-1]
	i := bytes.IndexByte(raw, '\\')
	if i < 0 {
		return string(raw)
	}
	var s strings.Builder
	s.Grow(len(raw))
	for i >= 0 {
		s.Write(raw[:i])
		raw = raw[i+1:]
		n := 1
		switch c := raw[0]; c {
		case 'n':
			s.WriteByte('\n')
		case 't':
			s.WriteByte('\t')
		case 'r':
			s.WriteByte('\r')
		case 'b':
			s.WriteByte('\b')
		case 'f':
			s.WriteByte('\f')
		case 'u':
			n = unquoteRune(&s, raw)
		default: // a quote, a backslash or a slash stands for itself
			s.WriteByte(c)
		}
		raw = raw[n:]
		i = bytes.IndexByte(raw, '\\')
	}
	s.Write(raw)
	return s.String()
}

// unquoteRune writes the character that raw begins with, as uXXXX or as a pair
// uXXXX\uXXXX, and returns how many bytes it took.
func unquoteRune(s *strings.Builder, raw []byte) int {
	r := hex4(raw[1:])
	if !utf16.IsSurrogate(r) {
		s.WriteRune(r)
		return 5
	}
	if len(raw) >= 11 && raw[5] == '\\' && raw[6] == 'u' {
		if pair := utf16.DecodeRune(r, hex4(raw[7:])); pair != utf8.RuneError {
			s.WriteRune(pair)
			return 11
		}
	}
	s.Write([]byte{0xed, 0x80 | byte(r>>6)&0x3f, 0x80 | byte(r)&0x3f})
	return 5
}

// hex4 reads four hexadecimal digits.
func hex4(b []byte) (r rune) {
	for _, c := range b[:4] {
		switch {
		case c <= '9':
			c -= '0'
		case c <= 'F':
			c -= 'A' - 10
		default:
			c -= 'a' - 10
		}
		r = r<<4 | rune(c)
	}
	return r
}
