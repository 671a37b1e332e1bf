package page

import "strings"

// maxAttrs is how many attributes of an element are kept. Chosen by hand.
const maxAttrs = 64

// attrs notes the attributes of the start tag.
func (b *builder) attrs() {
	first := len(b.page.attrs)
	for _, a := range b.lex.Attrs() {
		if !isKept(a.Key) {
			continue
		}
		if len(b.page.attrs)-first == maxAttrs {
			return
		}
		a.Raw = withoutNUL(a.Raw)
		kept := Attr{Key: a.Key, Val: a.Value()}
		if isNaming(a.Key) {
			kept.Name = b.number(kept.Val)
		}
		b.page.attrs = append(b.page.attrs, kept)
	}
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
