package page

// isNaming reports whether the values of an attribute say what its element is for.
// They are words that the site's makers chose, and a page has few of them for its
// many elements.
func isNaming(key string) bool {
	switch key {
	case "class", "id", "role", "itemprop", "data-testid", "data-component":
		return true
	}
	return false
}

// Names is more than any [Attr.Name] of the page.
func (p *Page) Names() int { return p.names + 1 }

// number returns the number of a value of an attribute that names its element.
func (b *builder) number(val string) int32 {
	if val == "" {
		return 0
	}
	names := b.scratch.names
	n, ok := names[val]
	if !ok {
		n = int32(len(names) + 1)
		names[val] = n
	}
	return n
}
