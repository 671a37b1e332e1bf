package page

// attrs notes the attributes of the start tag, at most one for each key.
func (b *builder) attrs() {
	first := len(b.page.attrs)
	for _, a := range b.lex.Attrs() {
		naming := isNaming(a.Key)
		if !naming && !isKept(a.Key) || b.page.hasKey(first, a.Key) {
			continue
		}
		a.Raw = withoutNUL(a.Raw)
		kept := Attr{Key: a.Key, Val: a.Value()}
		if naming {
			kept.Name = b.number(kept.Val)
		}
		b.page.attrs = append(b.page.attrs, kept)
	}
}

// hasKey reports whether the attributes from the first one on have that key: of two with the
// same, the HTML standard keeps the one that comes first.
func (p *Page) hasKey(first int, key string) bool {
	for i := first; i < len(p.attrs); i++ {
		if p.attrs[i].Key == key {
			return true
		}
	}
	return false
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
