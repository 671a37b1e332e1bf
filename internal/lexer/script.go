package lexer

import "strings"

// scriptData returns where the text of a script ends that begins at i: before
// its end tag, which does not count where a comment in the script holds a script
// of its own. This is the script data state.
func (z *Lexer) scriptData(i int) int {
	for {
		k := strings.IndexByte(z.src[i:], '<')
		if k < 0 {
			return len(z.src)
		}
		i += k
		switch rest := z.src[i:]; {
		case isEndTag(rest, "script"):
			return i
		case strings.HasPrefix(rest, "<!--"):
			var ended bool
			if i, ended = z.scriptDataEscaped(i + len("<!--")); ended {
				return i
			}
		default:
			i++
		}
	}
}

// scriptDataEscaped reads on behind a "<!--" in a script, from the script data
// escaped dash dash state on. It returns where the script ends, or where it goes
// on unescaped.
func (z *Lexer) scriptDataEscaped(i int) (at int, ended bool) {
	dashes, double := 2, false
	for i < len(z.src) {
		c := z.src[i]
		i++
		switch {
		case c == '-':
			dashes++
			continue
		case c == '>' && dashes >= 2:
			return i, false
		case c == '<' && i < len(z.src):
			switch rest := z.src[i:]; {
			case rest[0] == '/':
				end := isEndTag(z.src[i-1:], "script")
				if end && !double {
					return i - 1, true
				}
				double = double && !end
			case double:
			case class[rest[0]]&letter == 0:
				return i, false // x/net goes on unescaped, and the standard escaped
			case isTagName(rest, "script"):
				double = true
			}
		}
		dashes = 0
	}
	return len(z.src), true
}
