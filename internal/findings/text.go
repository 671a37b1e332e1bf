package findings

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/internal/terminal"
	"golang.org/x/text/unicode/norm"
)

// Path is the name of an input in reports and baselines: without detours, with
// slashes on every system, "stdin" for standard input.
func Path(path string) string {
	if path == source.Stdin {
		return "stdin"
	}
	return filepath.ToSlash(filepath.Clean(path))
}

// oneLine returns at most n characters of text, white space folded into single
// spaces, control characters as symbols. What is cut off shows as "…".
func oneLine(text string, n int) string {
	var line strings.Builder
	space := false
	for _, r := range text {
		if unicode.IsSpace(r) {
			space = line.Len() > 0
			continue
		}
		if space {
			n--
		}
		if n--; n < 0 {
			line.WriteRune('…')
			break
		}
		if space {
			line.WriteByte(' ')
		}
		space = false
		line.WriteRune(terminal.Visible(r))
	}
	return line.String()
}

// withoutStop returns a sentence without its full stop.
func withoutStop(s string) string { return strings.TrimSuffix(strings.TrimSpace(s), ".") }

// hashLen is how many bytes of SHA-256 are kept: enough that no two texts share
// them by chance.
const hashLen = 16

// hash returns the hexadecimal hash of text as a reader hears it: its words in
// lower case. A text without any word counts as it stands, without its spaces.
func hash(text string) string {
	sum := sha256.New()
	normal := norm.NFC.Writer(sum)
	out := bufio.NewWriter(normal)
	word, gap := false, false
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
			if gap {
				out.WriteByte(' ')
			}
			word, gap = true, false
			out.WriteRune(unicode.ToLower(r))
		case unicode.Is(unicode.Cf, r): // soft hyphens and joiners show as nothing
		default:
			gap = word
		}
	}
	if !word {
		for field := range strings.FieldsSeq(text) {
			out.WriteString(field)
		}
	}
	_ = out.Flush() // a hash takes everything
	_ = normal.Close()
	return hex.EncodeToString(sum.Sum(nil)[:hashLen])
}
