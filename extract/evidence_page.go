package extract

import (
	"fmt"
	"strings"
)

// pageAspectWords says what an aspect that only pages have found in block i.
func (p *pass) pageAspectWords(i int, a aspect, against bool) string {
	v := &p.onPage
	switch a {
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
	return "it is in " + p.doc.Path(i)
}

// maxPathElements bounds what [Document.Path] names.
const maxPathElements = 4

// Path returns the innermost elements around block i of a page, outermost
// first, with their first class or their id: "main>article.post>p". It is "" for
// raw text.
func (d *Document) Path(i int) string {
	if d.html == nil {
		return ""
	}
	var parts []string
	for e := d.html.places[i].node; e >= 0 && len(parts) < maxPathElements; e = d.html.page.Nodes[e].Parent {
		n := &d.html.page.Nodes[e]
		name := n.Name
		if n.Tag != 0 {
			name = n.Tag.String()
		}
		if class := strings.Fields(d.html.page.Get(int(e), "class")); len(class) > 0 {
			name += "." + class[0]
		} else if id := d.html.page.Get(int(e), "id"); id != "" {
			name += "#" + id
		}
		parts = append([]string{name}, parts...)
	}
	return strings.Join(parts, ">")
}
