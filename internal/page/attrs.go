package page

// maxAttrs is how many attributes of an element are kept. Chosen by hand.
const maxAttrs = 64

// attrs notes the attributes of the start tag.
func (b *builder) attrs() {
	first := len(b.page.attrs)
	for _, a := range b.lex.Attrs() {
		naming := isNaming(a.Key)
		if !naming && !isKept(a.Key) {
			continue
		}
		if len(b.page.attrs)-first == maxAttrs {
			return
		}
		a.Raw = withoutNUL(a.Raw)
		kept := Attr{Key: a.Key, Val: a.Value()}
		if naming {
			kept.Name = b.number(kept.Val)
		}
		b.page.attrs = append(b.page.attrs, kept)
	}
}

// isKept reports whether pare has a use for an attribute that names nothing, see
// isNaming. What asks for another one has to name it here.
func isKept(key string) bool {
	switch key {
	case "hidden", "aria-hidden", "style", // whether it shows
		"href", "src", "alt", "start", "lang", "datetime", "type", "shadowrootmode",
		"property", "name", "content", "rel", "itemscope":
		return true
	}
	return false
}
