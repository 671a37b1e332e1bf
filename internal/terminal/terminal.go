// Package terminal knows what people read on: whether it shows colours, and how
// wide text is there.
package terminal

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// Color says whether output is to be coloured. when is "always", "never" or
// "auto"; auto asks the environment, then whether the output is a terminal.
func Color(when string, isTerminal bool, getenv func(string) string) (bool, error) {
	switch when {
	case "always":
		return true, nil
	case "never":
		return false, nil
	case "auto":
	default:
		return false, fmt.Errorf("--color is %q; allowed are auto, always and never", when)
	}
	force := getenv("CLICOLOR_FORCE")
	switch {
	case getenv("NO_COLOR") != "": // no-color.org: before all else
		return false, nil
	case force != "" && force != "0":
		return true, nil
	case getenv("TERM") == "dumb":
		return false, nil
	}
	return isTerminal, nil
}

// Visible returns a symbol for a control character, which a terminal would obey
// instead of showing it, and any other r as it is.
func Visible(r rune) rune {
	switch {
	case r < ' ':
		return 0x2400 + r
	case r == 0x7f:
		return 0x2421
	case r >= 0x80 && r < 0xa0,
		r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069: // these turn the direction
		return unicode.ReplacementChar
	}
	return r
}

// Plain returns text of somebody else, a name or a message, as one line that a
// terminal shows and does not obey: see [Visible]. What is not UTF-8 and what
// separates lines in Unicode is replaced, too.
func Plain(text string) string {
	return strings.Map(func(r rune) rune {
		if r == 0x2028 || r == 0x2029 {
			return unicode.ReplacementChar
		}
		return Visible(r)
	}, strings.ToValidUTF8(text, "\ufffd"))
}

// Wrap returns where lines of at most columns end if text is broken into them:
// each line is text[:ends[0]], text[ends[0]:ends[1]] and so on. It breaks after
// spaces and beside wide characters, whose scripts have none, or anywhere if it
// must, but never inside what is one character to the reader. Zero columns do not
// break at all.
func Wrap(text string, columns int) (ends []int) {
	if columns <= 0 {
		return []int{len(text)}
	}
	used := 0             // columns of the line so far
	chance, after := 0, 0 // the last place to break, and the columns used since
	state := -1
	for at, rest := 0, text; rest != ""; {
		var char string
		var n int
		char, rest, n, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if n == 0 { // of a control character, a symbol is shown
			n = uniseg.StringWidth(strings.Map(Visible, char))
		}
		if n == 2 {
			chance, after = at, 0
		}
		if used+n > columns && char != " " { // spaces may hang over the edge
			if chance == 0 || len(ends) > 0 && chance <= ends[len(ends)-1] {
				chance, after = at, 0
			}
			ends = append(ends, chance)
			used = after
		}
		used += n
		after += n
		at += len(char)
		if char == " " || n == 2 {
			chance, after = at, 0
		}
	}
	return append(ends, len(text))
}
