package lexer

import "strings"

// elementContent reads the text behind the start tag of an element that holds
// nothing else, up to its end tag: the RCDATA, RAWTEXT, script data and
// PLAINTEXT states.
func (z *Lexer) elementContent() {
	name := z.content
	z.content = ""
	z.rawText, z.keepNUL = name != "title" && name != "textarea", false
	switch name {
	case "plaintext":
		z.to, z.content = len(z.src), name
	case "script":
		z.to = z.scriptData(z.from)
	default:
		z.to = len(z.src)
		for i := z.from; i < len(z.src); i++ {
			k := strings.IndexByte(z.src[i:], '<')
			if k < 0 {
				break
			}
			if i += k; isEndTag(z.src[i:], name) {
				z.to = i
				break
			}
		}
	}
	z.data.from, z.data.to = z.from, z.to
}

// isEndTag reports whether s begins with the end tag of an element: an
// appropriate end tag token.
func isEndTag(s, name string) bool {
	return strings.HasPrefix(s, "</") && isTagName(s[len("</"):], name)
}

// isTagName reports whether s begins with the name of a tag, and what ends it.
func isTagName(s, name string) bool {
	return len(s) > len(name) && hasFold(s, name) && class[s[len(name)]]&nameEnd != 0
}

// markupDeclarationOpen reads what begins with "<!": the markup declaration open
// state, with those of comments and document types.
func (z *Lexer) markupDeclarationOpen() Kind {
	i := z.from + len("<!")
	rest := z.src[i:]
	switch {
	case strings.HasPrefix(rest, "--"):
		z.comment(i + len("--"))
		return Comment
	case hasFold(rest, "doctype"):
		z.bogusComment(skipSpace(z.src, i+len("doctype")))
		return Doctype
	}
	return z.bogusComment(i)
}

// bogusComment reads up to the next '>': the bogus comment state. The data begin
// at i.
func (z *Lexer) bogusComment(i int) Kind {
	z.data.from = i
	if k := strings.IndexByte(z.src[i:], '>'); k >= 0 {
		z.data.to, z.to = i+k, i+k+1
	} else {
		z.data.to, z.to = len(z.src), len(z.src)
	}
	return Comment
}

// comment reads a comment whose data begin at i: the comment start state and
// those that follow. "-->" ends it, "--!>" does, and a '>' or "->" right at its
// start.
func (z *Lexer) comment(i int) {
	z.data.from = i
	for _, abrupt := range [...]string{">", "->"} {
		if strings.HasPrefix(z.src[i:], abrupt) {
			z.data.to, z.to = i, i+len(abrupt)
			return
		}
	}
	for at := i; ; at++ {
		k := strings.Index(z.src[at:], "--")
		if k < 0 {
			break
		}
		at += k
		for _, end := range [...]string{"-->", "--!>"} {
			if strings.HasPrefix(z.src[at:], end) {
				z.data.to, z.to = at, at+len(end)
				return
			}
		}
	}
	// the input ends; what may be a part of the comment's end is not of its data
	z.to = len(z.src)
	data := z.src[i:]
	for _, end := range [...]string{"--!", "--", "-"} {
		if rest, ok := strings.CutSuffix(data, end); ok {
			data = rest
			break
		}
	}
	z.data.to = i + len(data)
}
