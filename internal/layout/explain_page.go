package layout

import (
	"fmt"
)

// pageAspectWords says what an aspect that only pages have found in block i.
func (p *Scores) pageAspectWords(i int, a aspect, against bool) string {
	v := &p.onPage
	switch a {
	case aspectSaid:
		if against {
			return "its words are not in the page's title or data"
		}
		return "its words are in the page's title or data"
	case aspectPage:
		if against {
			return "such a block is mostly boilerplate on a page of this kind"
		}
		return "such a block is mostly text on a page of this kind"
	case aspectLinks:
		return fmt.Sprintf("%.0f %% of its text is links", 100*v.linkShare(i))
	case aspectLike:
		switch n := v.like(i).count - 1; n {
		case 0:
			return "no other block of the page is inside the same elements"
		case 1:
			return "one other block of the page is inside the same elements"
		default:
			return fmt.Sprintf("%.0f other blocks of the page are inside the same elements", n)
		}
	case aspectContainer:
		switch {
		case v.best < 0:
			return "no element of the page contains paragraphs"
		case i >= v.inside[0] && i < v.inside[1]:
			return "it is in the element with the most paragraphs"
		}
		return "it is outside the element with the most paragraphs"
	}
	return "it is in " + p.Page.Path(i)
}
