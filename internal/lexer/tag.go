package lexer

import "strings"

// startTag reads a start tag: the tag open state and those that follow.
func (z *Lexer) startTag() Kind {
	if !z.tag(z.from+1, true) {
		return EOF
	}
	switch z.name {
	case "iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp":
		z.content = z.name
	}
	if z.src[z.to-2] == '/' && z.to-2 >= z.data.to {
		return SelfClosingTag
	}
	return StartTag
}

// endTagOpen reads an end tag, or the bogus comment that stands for one: the end
// tag open state and those that follow. Its attributes are passed over.
func (z *Lexer) endTagOpen() Kind {
	i := z.from + len("</")
	switch c := z.src[i]; { // textEnd makes sure that there is one
	case class[c]&letter != 0:
		if !z.tag(i, false) {
			return EOF
		}
		return EndTag
	case c == '>': // no token by the standard, and an empty comment by x/net
		z.to = i + 1
		z.data.from, z.data.to = z.from, z.from
		return Comment
	}
	return z.bogusComment(i)
}

// tag reads a tag whose name begins at i: the tag name state and those of
// attributes, which it notes if keep is set. data.to is where the last
// attribute's value ends. It reports false if the input ends before the tag.
func (z *Lexer) tag(i int, keep bool) bool {
	src, first := z.src, i
	var has uint8
	for i < len(src) && class[src[i]]&nameEnd == 0 {
		has |= class[src[i]]
		i++
	}
	z.name = folded(src[first:i], has)
	z.attrs, z.data.to = z.attrs[:0], i
	for {
		// the before attribute name state
		if i = skipSpace(src, i); i >= len(src) {
			z.to = len(src)
			return false
		}
		switch src[i] {
		case '>':
			z.to = i + 1
			return true
		case '/': // the self-closing start tag state
			i++
			continue
		}
		from := i
		has = 0
		for i++; i < len(src) && class[src[i]]&keyEnd == 0; i++ { // an '=' may be the first character
			has |= class[src[i]]
		}
		key := src[from:i]
		has |= class[key[0]]
		// the after attribute name state
		var raw string
		if at := skipSpace(src, i); at < len(src) && src[at] == '=' {
			raw, i = attrValue(src, at+1)
			if i < 0 {
				z.to = len(src)
				return false
			}
			z.data.to = i
		}
		if keep {
			z.attrs = append(z.attrs, Attr{folded(key, has), raw})
		}
	}
}

// attrValue reads the value of an attribute behind the '=' before i: the before
// attribute value state and those of values. It returns the value and where it
// ends, with its quotes; -1 if a quote is missing.
func attrValue(src string, i int) (string, int) {
	if i = skipSpace(src, i); i >= len(src) {
		return "", len(src)
	}
	switch c := src[i]; c {
	case '>':
		return "", i
	case '"', '\'':
		i++
		k := strings.IndexByte(src[i:], c)
		if k < 0 {
			return "", -1
		}
		return src[i : i+k], i + k + 1
	}
	from := i
	for i < len(src) && class[src[i]]&valEnd == 0 {
		i++
	}
	return src[from:i], i
}
