package words

import (
	"strings"
	"unicode/utf8"
)

// BulletLen is the length in bytes of the list marker at the head of s, with
// the spaces after it; 0 if there is none.
func BulletLen(s string) int {
	n := 0
	switch {
	case s == "":
		return 0
	case strings.IndexByte("*+-#", s[0]) >= 0:
		n = 1
	case s[0] == 'o' && len(s) > 2 && s[1] == ' ' && CharClassAt(s, 2) == CharUpper:
		n = 1 // the bullet of a nested list, as lynx and w3m write it
	case s[0] >= utf8.RuneSelf:
		r, size := utf8.DecodeRuneInString(s)
		if !strings.ContainsRune("•·◦▪■●○‣–—►▸»›", r) {
			return 0
		}
		n = size
	case s[0] >= '0' && s[0] <= '9':
		for n < len(s) && n < 3 && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		if n == len(s) || s[n] != '.' && s[n] != ')' {
			return 0
		}
		n++
	default:
		return 0
	}
	if n == len(s) || s[n] != ' ' && s[n] != '\t' {
		return 0
	}
	for n < len(s) && (s[n] == ' ' || s[n] == '\t') {
		n++
	}
	return n
}
