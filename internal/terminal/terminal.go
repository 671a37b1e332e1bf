// Package terminal knows what people read on: whether it shows colours, and how
// wide text is there.
package terminal

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/width"
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

// Cells is how many columns r takes. A control character counts as the one
// symbol that [Visible] makes of it.
func Cells(r rune) int {
	if r < 0x300 {
		return 1
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
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
// spaces and beside characters of scripts without them, or anywhere if it must.
// Zero columns do not break at all.
func Wrap(text string, columns int) (ends []int) {
	if columns <= 0 {
		return []int{len(text)}
	}
	used := 0             // columns of the line so far
	chance, after := 0, 0 // the last place to break, and the columns used since
	for i, r := range text {
		n := Cells(r)
		if n == 2 {
			chance, after = i, 0
		}
		if used+n > columns && r != ' ' { // spaces may hang over the edge
			if chance == 0 || len(ends) > 0 && chance <= ends[len(ends)-1] {
				chance, after = i, 0
			}
			ends = append(ends, chance)
			used = after
		}
		used += n
		after += n
		if r == ' ' || n == 2 {
			chance, after = i+len(string(r)), 0
		}
	}
	return append(ends, len(text))
}
