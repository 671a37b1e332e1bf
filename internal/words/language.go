package words

import "strings"

// IsLanguage reports whether s looks like the code of a language: two or three
// letters, as in BCP 47.
func IsLanguage(s string) bool {
	return (len(s) == 2 || len(s) == 3) && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == ""
}
