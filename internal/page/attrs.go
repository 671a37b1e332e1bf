package page

import (
	"html"
	"strings"
)

// maxAttrs is how many attributes of an element are kept. Chosen by hand.
const maxAttrs = 64

// attrs reads the attributes of the start tag, from byte i of it on. The
// tokenizer has found where the tag ends; it would copy each key and value, and
// here they are parts of the source.
func (b *builder) attrs(i int) {
	tag := b.page.Source[b.from:b.to]
	first := len(b.page.attrs)
	for len(b.page.attrs)-first < maxAttrs {
		for i < len(tag) && (isSpace(tag[i]) || tag[i] == '/') {
			i++
		}
		if i >= len(tag) || tag[i] == '>' {
			return
		}
		from := i
		for i++; i < len(tag) && !isSpace(tag[i]) && tag[i] != '/' && tag[i] != '>' && tag[i] != '='; i++ {
		}
		key := tag[from:i]
		for i < len(tag) && isSpace(tag[i]) {
			i++
		}
		val := ""
		if i < len(tag) && tag[i] == '=' {
			val, i = attrValue(tag, i+1)
		}
		if key = lower(key); isKept(key) {
			if strings.IndexByte(val, '&') >= 0 {
				val = html.UnescapeString(val)
			}
			b.page.attrs = append(b.page.attrs, Attr{key, withoutNUL(val)})
		}
	}
}

// attrValue returns the value that stands behind an equals sign, and where it
// ends.
func attrValue(tag string, i int) (string, int) {
	for i < len(tag) && isSpace(tag[i]) {
		i++
	}
	if i < len(tag) && (tag[i] == '"' || tag[i] == '\'') {
		quote := tag[i]
		end := strings.IndexByte(tag[i+1:], quote)
		if end < 0 {
			return tag[i+1:], len(tag)
		}
		return tag[i+1 : i+1+end], i + end + 2
	}
	from := i
	for i < len(tag) && !isSpace(tag[i]) && tag[i] != '>' {
		i++
	}
	return tag[from:i], i
}

func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' && c != '\v' }

// lower returns s in lower case, without a copy if it is that.
func lower(s string) string {
	for i := range len(s) {
		if s[i] >= 'A' && s[i] <= 'Z' {
			return strings.ToLower(s)
		}
	}
	return s
}

// isKept reports whether pare has a use for an attribute.
func isKept(key string) bool {
	if len(key) < 2 || key[0] == 'o' && key[1] == 'n' {
		return false
	}
	if strings.HasPrefix(key, "data-") {
		switch key {
		case "data-src", "data-testid", "data-component", "data-type", "data-role":
			return true
		}
		return false
	}
	return true
}
