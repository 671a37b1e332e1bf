package layout

import "github.com/pare-text/pare/internal/page"

// sidelined are the boxes of which nothing is the article's, whatever stands in them.
var sidelined = [...]bool{shareBox: true, gateBox: true, commentBox: true, relatedBox: true, advertBox: true, menuBox: true, consentBox: true}

// IsSidelined reports whether the names of the elements around node e of a page say that
// what is in it is beside the article: a sign-up box, related stories, a menu. An element
// with half of the page's prose is none, whatever its name; and on a forum the comments
// are the text.
func (p *Scores) IsSidelined(e int32) bool {
	v := &p.onPage
	if e < 0 || len(v.named.inner) == 0 {
		return false
	}
	at := v.named.inner[e]
	if at < 0 || !sidelined[v.named.box[at]] {
		return false
	}
	if v.named.box[at] == commentBox && v.doc.Claims&page.SaysForum != 0 {
		return false
	}
	return v.sum(sumProse, at)*2 < v.all()[sumProse]
}
