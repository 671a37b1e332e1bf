package page

import "sync"

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
func (p *Page) Names() int { return len(p.attrs) + 1 }

// nameNumbers are maps from values to their numbers, empty ones.
var nameNumbers = sync.Pool{New: func() any { return map[string]int32{} }}

// mostNumbers is how many values a map may have held that is used again: to empty
// a larger one takes a while. Chosen by hand: of the labelled pages half have 231
// values or fewer, and none has more than 2,668.
const mostNumbers = 1 << 12

// number returns the number of a value of an attribute that names its element.
func (b *builder) number(val string) int32 {
	if val == "" {
		return 0
	}
	n, ok := b.names[val]
	if !ok {
		n = int32(len(b.names) + 1)
		b.names[val] = n
	}
	return n
}

// freeNames lets other pages have the map.
func (b *builder) freeNames() {
	if len(b.names) <= mostNumbers {
		clear(b.names) // its keys are parts of the page
		nameNumbers.Put(b.names)
	}
}
