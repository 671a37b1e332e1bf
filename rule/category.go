package rule

import (
	"fmt"
	"strings"

	"github.com/pare-text/pare/internal/excerpt"
)

// A Category groups rules by what they drop. Users keep or drop whole
// categories.
type Category uint8

// The categories. None is that of a block that nothing speaks against; Layout
// that of a block that the trained score drops without a named rule. Title
// is the title of a page, which is metadata; raw text keeps its own.
const (
	None Category = iota
	Consent
	SignUp
	Paywall
	Promo
	Related
	Caption
	Credit
	AltText
	Share
	Follow
	Comments
	Advert
	App
	Navigation
	Copyright
	Legal
	Byline
	Bio
	Source
	Widget
	Title
	Layout
	numCategories
)

var categoryNames = [...]string{
	"", "consent", "sign-up", "paywall", "promo", "related", "caption",
	"credit", "alt-text", "share", "follow", "comments", "advert", "app",
	"navigation", "copyright", "legal", "byline", "bio", "source", "widget",
	"title", "layout",
}

// String returns the name of c as rules and flags write it; "" for None.
func (c Category) String() string { return categoryNames[c] }

// Categories returns every category but None, in the order of this list.
func Categories() []Category {
	all := make([]Category, 0, numCategories-1)
	for c := None + 1; c < numCategories; c++ {
		all = append(all, c)
	}
	return all
}

// ParseCategory returns the category of that name. Its error lists the names
// that exist.
func ParseCategory(name string) (Category, error) {
	for c := None + 1; c < numCategories; c++ {
		if categoryNames[c] == name {
			return c, nil
		}
	}
	return None, fmt.Errorf("unknown category %s; there are %s", excerpt.Quote(name), strings.Join(categoryNames[1:], ", "))
}

// A CategorySet is a set of categories.
type CategorySet [numCategories]bool
