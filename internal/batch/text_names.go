package batch

import (
	"crypto/sha256"
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// longID is how many bytes of an id stand in the name of a file. Systems allow
// 255, with what follows.
const longID = 150

// textNames gives the texts of an input the names of their files. The same texts
// get the same names everywhere: names that one file system tells apart and another
// does not count as one.
type textNames struct {
	taken map[uint64]struct{} // hashes of names; two with the same are taken for one
	again int                 // texts whose id another one had
}

// give returns the name, without an extension, of the text in a line: its id or, if
// it has none or another text has that name, with the number of the line.
func (n *textNames) give(id string, line int64) string {
	number := strconv.FormatInt(line, 10)
	name := safeName(id)
	if name == "" {
		name = number
	}
	if n.take(name) {
		return name
	}
	n.again++
	longer := name + "-" + number
	for k := 2; !n.take(longer); k++ {
		longer = fmt.Sprintf("%s-%s-%d", name, number, k)
	}
	return longer
}

// take reports whether a name was free.
func (n *textNames) take(name string) bool {
	h := fnv.New64a()
	h.Write([]byte(norm.NFC.String(strings.ToLower(norm.NFC.String(name))))) //nolint:errcheck // never fails
	key := h.Sum64()
	if _, ok := n.taken[key]; ok {
		return false
	}
	if n.taken == nil {
		n.taken = map[uint64]struct{}{}
	}
	n.taken[key] = struct{}{}
	return true
}

// safeName returns an id as the name of a file on any system. What cannot stand in
// one becomes %XX, as in addresses; different ids become different names.
func safeName(id string) string {
	var b strings.Builder
	for i := 0; i < len(id); {
		r, size := utf8.DecodeRuneInString(id[i:])
		if isSafe(id, i, r, size) {
			b.WriteString(id[i : i+size])
		} else {
			for _, c := range []byte(id[i : i+size]) {
				fmt.Fprintf(&b, "%%%02X", c)
			}
		}
		i += size
	}
	name := b.String()
	if isDevice(name) {
		name = fmt.Sprintf("%%%02X", name[0]) + name[1:]
	}
	if len(name) <= longID {
		return name
	}
	sum := sha256.Sum256([]byte(id))
	return strings.ToValidUTF8(name[:longID], "") + fmt.Sprintf("-%x", sum[:8])
}

// isSafe reports whether the character of id at i may stand in a name as it is.
func isSafe(id string, i int, r rune, size int) bool {
	switch {
	case r == utf8.RuneError && size == 1, !unicode.IsGraphic(r), unicode.IsSpace(r) && r != ' ':
		return false
	case strings.ContainsRune(`%/\:*?"<>|`, r):
		return false
	case i == 0 && strings.ContainsRune(" .-~", r): // hidden, a flag, somebody's folder
		return false
	case i+size == len(id) && strings.ContainsRune(" .", r): // which Windows leaves out
		return false
	}
	return true
}

// isDevice reports whether Windows takes a name for that of a device.
func isDevice(name string) bool {
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	switch stem = strings.TrimRight(stem, " "); stem {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	if len(stem) < 4 || stem[:3] != "COM" && stem[:3] != "LPT" {
		return false
	}
	digit := stem[3:]
	return len(digit) == 1 && digit >= "0" && digit <= "9" || digit == "¹" || digit == "²" || digit == "³"
}
